package org.splitkd.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.journal.StoredEvent;

/** A sequence of stored events that tests can alter. */
public record Story(List<String> events) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();

  /** Two rounds of two vehicles with every kind of event, restarted in and between sessions. */
  public static final Story WHOLE =
      new Story(
          List.of(
              "RunStarted {run: \"r\", scenario: \"s\", vehicles: 2, program:"
                  + " {rounds: 2, evaluates: true, deploys: true}}",
              "RoundStarted {round: 1, at: {seconds: 0}}",
              selected(1, 1, 1, 1, 1, 0),
              // Version 2: the vehicle tries again.
              "SessionAborted {session: {round: 1, order: 1, vehicle: 1, attempt: 1, fence: 1},"
                  + " reason: \"out of coverage\", joules: 2.5, retried: true,"
                  + " spent: {span: {start: {seconds: 0}, end: {seconds: 4}}}}",
              "RunResumed {fence: 2}",
              selected(1, 2, 0, 1, 2, 4),
              "RunResumed {fence: 3}",
              committed(1, 2, 0, 1, 3, 4, 9.5),
              selected(1, 3, 1, 2, 3, 9.5),
              committed(1, 3, 1, 2, 3, 9.5, 12),
              "RoundCompleted {round: 1}",
              "RoundStarted {round: 2, at: {seconds: 12}}",
              "VehicleLeftOut {vehicle: 0, reason: \"never in coverage\"}",
              selected(2, 2, 1, 1, 3, 13),
              // Version 1: its turn is over.
              "SessionAborted {session: {round: 2, order: 2, vehicle: 1, attempt: 1, fence: 3},"
                  + " reason: \"out of memory\"}",
              "RoundCompleted {round: 2}",
              deployed(0, 13, 14),
              deployed(1, 14, 14),
              "RunCompleted {}"));

  /** Event numbers in {@link #WHOLE}, from 1. */
  public static final int FIRST_RESUMED = 5;

  public static final int SECOND_RESUMED = 7;
  public static final int FIRST_COMMITTED = 8;
  public static final int RETRY_SELECTED = 9;
  public static final int SECOND_COMMITTED = 10;
  public static final int ROUND_1_COMPLETED = 11;
  public static final int LEFT_OUT = 13;
  public static final int LAST_SELECTED = 14;
  public static final int LAST_ABORTED = 15;
  public static final int ROUND_2_COMPLETED = 16;
  public static final int RUN_COMPLETED = 19;

  static String selected(int round, int order, int vehicle, int attempt, int fence, double at) {
    return "VehicleSelected {session: %s, cut: {index: 3}, ghz: 2.0, at: {seconds: %s}}"
        .formatted(session(round, order, vehicle, attempt, fence), at);
  }

  static String committed(
      int round, int order, int vehicle, int attempt, int fence, double start, double end) {
    return "SessionCommitted {session: %s, joules: 7.25, charge: {span: {start: {seconds: %s}, end: {seconds: %s}}}}"
        .formatted(session(round, order, vehicle, attempt, fence), start, end);
  }

  static String interrupted(int round, int order, int vehicle, int attempt, int fence, int next) {
    return "SessionInterrupted {session: %s, reason: \"its node is gone\", fence: %s}"
        .formatted(session(round, order, vehicle, attempt, fence), next);
  }

  static String deployed(int vehicle, double start, double end) {
    return "DeploymentEnded {deployment: {vehicle: %s, airtime: {start: {seconds: %s}, end: {seconds: %s}}}}"
        .formatted(vehicle, start, end);
  }

  private static String session(int round, int order, int vehicle, int attempt, int fence) {
    return "{round: %s, order: %s, vehicle: %s, attempt: %s, fence: %s}"
        .formatted(round, order, vehicle, attempt, fence);
  }

  public Story upTo(int number) {
    return new Story(events.subList(0, number));
  }

  Story without(int number) {
    List<String> fewer = new ArrayList<>(events);
    fewer.remove(number - 1);
    return new Story(fewer);
  }

  Story with(int number, String event) {
    List<String> other = new ArrayList<>(events);
    other.set(number - 1, event);
    return new Story(other);
  }

  public Story then(String event) {
    return before(events.size() + 1, event);
  }

  Story before(int number, String event) {
    List<String> more = new ArrayList<>(events);
    more.add(number - 1, event);
    return new Story(more);
  }

  public List<StoredEvent> stored() {
    List<StoredEvent> stored = new ArrayList<>();
    for (String event : events) {
      String[] parts = event.split(" ", 2);
      try {
        stored.add(
            new StoredEvent(
                stored.size() + 1,
                "org.splitkd.coordinator.CellEvent$" + parts[0],
                1,
                JSON.readTree(parts[1])));
      } catch (JsonProcessingException wrong) {
        throw new IllegalArgumentException(event, wrong);
      }
    }
    return stored;
  }
}
