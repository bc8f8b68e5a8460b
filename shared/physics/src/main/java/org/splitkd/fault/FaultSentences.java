package org.splitkd.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.splitkd.fault.Fault.BatteryEmpty;
import org.splitkd.fault.Fault.ClockBehind;
import org.splitkd.fault.Fault.Disturbance;
import org.splitkd.fault.Fault.GpuFails;
import org.splitkd.fault.Fault.JournalRefuses;
import org.splitkd.fault.Fault.LinkLost;
import org.splitkd.fault.Fault.Message;
import org.splitkd.fault.Fault.MessageDisturbed;
import org.splitkd.fault.Fault.NodeGone;
import org.splitkd.fault.Fault.VehicleDies;

/**
 * Parses the fault sentences of scenario files and tests. One sentence is one fault:
 *
 * <pre>
 * vehicle 2 dies at batch 3
 * vehicle 2 loses its link from 12 s to 20 s
 * vehicle 2 has an empty battery at 40 s
 * vehicle 2 has a clock 3 s behind
 * node of vehicle 2 is gone at batch 3
 * gpu fails at batch 3 of vehicle 2
 * journal refuses the commit of vehicle 2
 * smashed-data 3 of vehicle 2 is lost          (doubled, late, overtaken)
 * parameters of vehicle 2 is lost
 * </pre>
 *
 * <p>Sentences about a turn mean the vehicle's first attempt in round 1, unless they end with
 * {@code in round 2} or {@code in every round}, {@code at attempt 2} or {@code at every attempt},
 * in this order.
 */
public final class FaultSentences {

  private static final String VEHICLE = "vehicle (?<vehicle>[1-9][0-9]{0,6})";
  private static final String BATCH = "batch (?<batch>[1-9][0-9]{0,6})";
  private static final String NUMBER = "[0-9]{1,9}(?:\\.[0-9]{1,9})?";
  private static final String TURN =
      "(?: in (?:round (?<round>[1-9][0-9]{0,6})|(?<everyRound>every round)))?"
          + "(?: at (?:attempt (?<attempt>[1-9][0-9]{0,6})|(?<everyAttempt>every attempt)))?";

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "vehicle N dies at batch B",
              VEHICLE + " dies at " + BATCH + TURN,
              words -> new VehicleDies(turn(words), batch(words))),
          new Form(
              "vehicle N loses its link from T s to T s",
              VEHICLE + " loses its link from (?<from>" + NUMBER + ") s to (?<to>" + NUMBER + ") s",
              words -> new LinkLost(vehicle(words), number(words, "from"), number(words, "to"))),
          new Form(
              "vehicle N has an empty battery at T s",
              VEHICLE + " has an empty battery at (?<at>" + NUMBER + ") s",
              words -> new BatteryEmpty(vehicle(words), number(words, "at"))),
          new Form(
              "vehicle N has a clock T s behind",
              VEHICLE + " has a clock (?<behind>" + NUMBER + ") s behind",
              words -> new ClockBehind(vehicle(words), number(words, "behind"))),
          new Form(
              "node of vehicle N is gone at batch B",
              "node of " + VEHICLE + " is gone at " + BATCH + TURN,
              words -> new NodeGone(turn(words), batch(words))),
          new Form(
              "gpu fails at batch B of vehicle N",
              "gpu fails at " + BATCH + " of " + VEHICLE + TURN,
              words -> new GpuFails(turn(words), batch(words))),
          new Form(
              "journal refuses the commit of vehicle N",
              "journal refuses the commit of " + VEHICLE + TURN,
              words -> new JournalRefuses(turn(words))),
          new Form(
              alternatives(Message::ofBatch) + " B of vehicle N is " + disturbances(),
              "(?<message>"
                  + alternatives(Message::ofBatch)
                  + ") (?<batch>[1-9][0-9]{0,6}) of "
                  + VEHICLE
                  + " (?:is|are) (?<how>"
                  + disturbances()
                  + ")"
                  + TURN,
              words -> new MessageDisturbed(turn(words), message(words), batch(words), how(words))),
          new Form(
              alternatives(message -> !message.ofBatch()) + " of vehicle N is " + disturbances(),
              "(?<message>"
                  + alternatives(message -> !message.ofBatch())
                  + ") of "
                  + VEHICLE
                  + " (?:is|are) (?<how>"
                  + disturbances()
                  + ")"
                  + TURN,
              words -> new MessageDisturbed(turn(words), message(words), 0, how(words))));

  /**
   * One form of a sentence.
   *
   * @param shape the form as shown to users
   */
  private record Form(String shape, Pattern pattern, Function<Matcher, Fault> fault) {
    Form(String shape, String pattern, Function<Matcher, Fault> fault) {
      this(shape, Pattern.compile(pattern), fault);
    }
  }

  private FaultSentences() {}

  /**
   * Parses a sentence; empty if it matches none of the forms or its numbers contradict each other.
   */
  public static Optional<Fault> read(String sentence) {
    String words = sentence.strip().replaceAll("\\s+", " ");
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(words);
      if (matcher.matches()) {
        try {
          return Optional.of(form.fault.apply(matcher));
        } catch (IllegalArgumentException contradictory) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Returns every form, as shown to users. */
  public static List<String> forms() {
    List<String> forms = new ArrayList<>();
    FORMS.forEach(form -> forms.add(form.shape));
    return List.copyOf(forms);
  }

  private static Turn turn(Matcher words) {
    return new Turn(
        vehicle(words),
        ordinal(words, "round", "everyRound"),
        ordinal(words, "attempt", "everyAttempt"));
  }

  private static OptionalInt ordinal(Matcher words, String one, String every) {
    if (words.group(every) != null) {
      return OptionalInt.empty();
    }
    String number = words.group(one);
    return OptionalInt.of(number == null ? 1 : Integer.parseInt(number));
  }

  private static int vehicle(Matcher words) {
    return Integer.parseInt(words.group("vehicle")) - 1;
  }

  private static int batch(Matcher words) {
    return Integer.parseInt(words.group("batch")) - 1;
  }

  private static double number(Matcher words, String group) {
    return Double.parseDouble(words.group(group));
  }

  private static Message message(Matcher words) {
    return Arrays.stream(Message.values())
        .filter(message -> message.sentence().equals(words.group("message")))
        .findFirst()
        .orElseThrow();
  }

  private static Disturbance how(Matcher words) {
    return Arrays.stream(Disturbance.values())
        .filter(how -> how.sentence().equals(words.group("how")))
        .findFirst()
        .orElseThrow();
  }

  private static String alternatives(Predicate<Message> which) {
    return Arrays.stream(Message.values())
        .filter(which)
        .map(Message::sentence)
        .collect(Collectors.joining("|"));
  }

  private static String disturbances() {
    return Arrays.stream(Disturbance.values())
        .map(Disturbance::sentence)
        .collect(Collectors.joining("|"));
  }
}
