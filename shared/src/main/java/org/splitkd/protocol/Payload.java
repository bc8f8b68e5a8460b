package org.splitkd.protocol;

/**
 * What a radio message carries besides its header.
 *
 * @param bits on the radio
 */
public record Payload(double bits) {

  public static final Payload NOTHING = new Payload(0);

  public Payload {
    if (!(bits >= 0 && bits < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("payload of " + bits + " bits");
    }
  }
}
