package org.splitkd.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

class FaultSentencesTest {

  private static final Turn SECOND = Turn.firstOf(1);

  @Test
  void shouldReadEveryForm() {
    assertRead("vehicle 2 dies at batch 3", new VehicleDies(SECOND, 2));
    assertRead("vehicle 2 loses its link from 12 s to 20.5 s", new LinkLost(1, 12, 20.5));
    assertRead("vehicle 2 has an empty battery at 40 s", new BatteryEmpty(1, 40));
    assertRead("vehicle 2 has a clock 0.25 s behind", new ClockBehind(1, 0.25));
    assertRead("node of vehicle 2 is gone at batch 3", new NodeGone(SECOND, 2));
    assertRead("gpu fails at batch 3 of vehicle 2", new GpuFails(SECOND, 2));
    assertRead("journal refuses the commit of vehicle 2", new JournalRefuses(SECOND));
    for (Message message : Message.values()) {
      for (Disturbance how : Disturbance.values()) {
        String batch = message.ofBatch() ? " 3" : "";
        assertRead(
            message.sentence() + batch + " of vehicle 2 is " + how.sentence(),
            new MessageDisturbed(SECOND, message, message.ofBatch() ? 2 : 0, how));
      }
    }
  }

  @Test
  void shouldReadWhichTurnsAreMeant() {
    assertRead(
        "vehicle 1 dies at batch 1 in round 2 at attempt 3",
        new VehicleDies(Turn.firstOf(0).inRound(2).atAttempt(3), 0));
    assertRead(
        "vehicle 1 dies at batch 1 in every round at every attempt",
        new VehicleDies(Turn.everyOf(0), 0));
    assertRead(
        "smashed-data 1 of vehicle 1 is lost at every attempt",
        new MessageDisturbed(
            Turn.firstOf(0).atEveryAttempt(), Message.SMASHED_DATA, 0, Disturbance.LOST));
  }

  @Test
  void shouldMeanTheFirstAttemptOfTheFirstRoundUnlessToldOtherwise() {
    FaultScript script = script("vehicle 2 dies at batch 3");
    assertEquals(2, script.deathOf(1, 1, 1).orElseThrow());
    assertEquals(Optional.empty(), boxed(script.deathOf(1, 1, 2)));
    assertEquals(Optional.empty(), boxed(script.deathOf(1, 2, 1)));
    assertEquals(Optional.empty(), boxed(script.deathOf(0, 1, 1)));
    assertEquals(
        2, script("vehicle 2 dies at batch 3 in every round").deathOf(1, 7, 1).orElseThrow());
  }

  @Test
  void shouldReadPluralsAndSpaces() {
    assertEquals(
        Optional.of(
            new MessageDisturbed(SECOND, Message.UPDATED_PARAMETERS, 0, Disturbance.DOUBLED)),
        FaultSentences.read("  updated-parameters   of vehicle 2 are doubled "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vehicle 0 dies at batch 1",
        "vehicle 2 dies",
        "vehicle 2 dies at batch 0",
        "vehicle 2 dies at batch 1 at attempt 1 in round 1",
        "vehicle 2 loses its link from 20 s to 12 s",
        "vehicle 2 loses its link from 12 to 20",
        "vehicle 2 has a clock 0 s behind",
        "vehicle 2 has a clock -1 s behind",
        "parameters 2 of vehicle 1 is lost",
        "smashed-data of vehicle 1 is lost",
        "gradient 1 of vehicle 1 is eaten",
        "vehicle 99999999 dies at batch 1"
      })
  void shouldRefuseWhatIsNoForm(String sentence) {
    assertEquals(Optional.empty(), FaultSentences.read(sentence));
  }

  private static void assertRead(String sentence, Fault fault) {
    assertEquals(Optional.of(fault), FaultSentences.read(sentence));
    assertEquals(sentence, fault.toString());
  }

  private static FaultScript script(String sentence) {
    return new FaultScript(List.of(FaultSentences.read(sentence).orElseThrow()));
  }

  private static Optional<Integer> boxed(java.util.OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }
}
