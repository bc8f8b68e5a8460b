package org.splitkd.scenario;

/**
 * A claim that a comparison checks: in every channel a method needs less of a quantity than
 * another.
 *
 * @param method the method claimed to need less
 * @param reference the method it is compared with
 * @param atLeast the least reduction, as a fraction; if negative, the largest permitted increase
 * @param source the source of the claim
 */
public record ExpectedSaving(
    Method method, Method reference, Quantity quantity, double atLeast, String source) {

  /** The source of the claims that are checked if a scenario names none. */
  public static final String PAPER = "the paper";

  /** The quantities of claims: means over the rounds of all trials. */
  public enum Quantity {
    DELAY("delay"),
    ENERGY("energy"),
    DEVICE_TIME("device time"),
    UPLINK_TIME("uplink time"),
    SERVER_TIME("server time"),
    DOWNLINK_TIME("downlink time"),
    WAITING_TIME("waiting time"),
    WASTED_TIME("wasted time"),
    SERVER_ENERGY("server energy"),
    DEVICE_ENERGY("device energy"),
    SENDING_ENERGY("sending energy"),
    RECEIVING_ENERGY("receiving energy"),
    WASTED_ENERGY("wasted energy");

    private final String words;

    Quantity(String words) {
      this.words = words;
    }

    /** Its name in a sentence. */
    public String words() {
      return words;
    }

    /** Its name in scenario files. */
    public String label() {
      return words.replace(' ', '-');
    }

    /** Its name in columns of files. */
    public String column() {
      return words.replace(' ', '_');
    }
  }

  /** The claim as text, such as {@code delay of proposed below server-only}. */
  public String text() {
    return quantity.words() + " of " + method.label() + " below " + reference.label();
  }

  /** Whether the paper is the source. */
  public boolean ofPaper() {
    return source.equals(PAPER);
  }
}
