package org.splitkd.chaos;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.splitkd.audit.RunPhase;
import org.splitkd.files.AtomicFile;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;
import org.splitkd.journal.StoredEvent;
import org.splitkd.journal.StoredEvents;
import org.splitkd.journal.WrittenLog;

/**
 * A durable run without actors or tensors: two rounds of three vehicles, where the student is a
 * hash that each session hashes again. It accepts the commands of the real program and leaves the
 * same files, but starts in half a second and can be told to make a mistake.
 */
final class StandIn {

  /** The system property that selects a mistake. */
  static final String MISTAKE = "standin.mistake";

  /** Commits the last session again when the run is resumed. */
  static final String REPEATS = "repeats";

  /** Changes the student when the run is resumed. */
  static final String DRIFTS = "drifts";

  static final int SESSIONS = 6;
  private static final int ROUNDS = 2;
  private static final int VEHICLES = 3;
  private static final int HASHES = 30_000;
  private static final String CELL = "cell|stand-in/training";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();

  private final Path folder;
  private final String mistake = System.getProperty(MISTAKE, "");
  private final List<StoredEvent> events;
  private String drift = "";

  private StandIn(Path folder) {
    this.folder = folder;
    Journal journal = new Journal.Embedded(folder.resolve("journal"));
    JournalSchema.create(journal);
    events = new ArrayList<>(StoredEvents.read(journal, CELL));
  }

  public static void main(String[] args) throws Exception {
    List<String> arguments = Arrays.asList(args);
    boolean trains = arguments.get(0).equals("train");
    Path folder = Path.of(arguments.get(trains ? arguments.indexOf("--out") + 1 : 1));
    if (arguments.contains("--fail")) {
      System.out.println("told to fail");
      System.exit(1);
    }
    if (trains) {
      AtomicFile.createFolder(folder);
      AtomicFile.write(folder.resolve("run.json"), bytes("{}"));
    } else if (!Files.exists(folder.resolve("run.json"))) {
      System.out.println(folder + ": no run to resume");
      System.exit(2);
    }
    new StandIn(folder).run();
    System.exit(0);
  }

  private void run() throws Exception {
    if (RunPhase.of(events) != RunPhase.NOT_STARTED && RunPhase.of(events) != RunPhase.OVER) {
      append("RunResumed", "{fence: " + (fence() + 1) + "}");
      drift = mistake.equals(DRIFTS) ? "drift" : "";
      if (mistake.equals(REPEATS) && count("SessionCommitted") > 0) {
        commit(count("SessionCommitted") - 1, student());
      }
    }
    while (RunPhase.of(events) != RunPhase.OVER) {
      step();
    }
    results();
  }

  private void step() throws Exception {
    int session = count("SessionCommitted");
    switch (RunPhase.of(events)) {
      case NOT_STARTED ->
          append(
              "RunStarted",
              "{vehicles: %s, program: {rounds: %s, evaluates: true, deploys: true}}"
                  .formatted(VEHICLES, ROUNDS));
      case CHOICE -> choose(session);
      case SESSION -> {
        String student = hash(student() + drift);
        save(student);
        commit(session, student);
      }
      case EVALUATION -> append("RoundCompleted", "{round: " + session / VEHICLES + "}");
      case DEPLOYMENT -> deploy();
      case OVER -> throw new IllegalStateException();
    }
  }

  private void choose(int session) throws Exception {
    if (session == count("RoundCompleted") * VEHICLES
        && count("RoundStarted") == count("RoundCompleted")) {
      startRound();
    } else {
      append(
          "VehicleSelected",
          "{session: %s, cut: {index: 4}, at: {seconds: %s}}".formatted(name(session), session));
    }
  }

  private void startRound() throws Exception {
    append(
        "RoundStarted",
        "{round: %s, at: {seconds: %s}}"
            .formatted(count("RoundStarted") + 1, count("SessionCommitted")));
  }

  private void deploy() throws Exception {
    int done = count("DeploymentEnded");
    if (count("RoundStarted") < ROUNDS) {
      startRound();
    } else if (done == VEHICLES) {
      append("RunCompleted", "{}");
    } else {
      append(
          "DeploymentEnded",
          "{deployment: {vehicle: %s, airtime: {start: {seconds: 90}, end: {seconds: 90}}}}"
              .formatted(done));
    }
  }

  private void commit(int session, String student) throws Exception {
    append(
        "SessionCommitted",
        "{session: %s, student: {value: \"%s\"}, joules: 0.5, charge: {span: {start: {seconds: %s}, end: {seconds: %s}}}}"
            .formatted(name(session), student, session, session + 1));
  }

  private String name(int session) {
    return "{round: %s, order: %s, vehicle: %s, attempt: 1, fence: %s}"
        .formatted(session / VEHICLES + 1, session % VEHICLES + 1, session % VEHICLES, fence());
  }

  private int fence() {
    return 1 + count("RunResumed");
  }

  /** The last committed student. */
  private String student() {
    return events.stream()
        .filter(event -> event.type().endsWith("SessionCommitted"))
        .map(event -> event.content().path("student").path("value").asText())
        .reduce("", (one, next) -> next);
  }

  /** Saves in pieces to take a while, then removes all but this and the last committed student. */
  private void save(String student) throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    AtomicFile.createFolder(checkpoints);
    AtomicFile.writeAmongOthers(
        checkpoints.resolve(student + ".safetensors"),
        channel -> {
          for (int piece = 0; piece < 4; piece++) {
            hash(student);
            AtomicFile.writeFully(channel, ByteBuffer.wrap(bytes(student)));
          }
        });
    Set<String> kept = Set.of(student + ".safetensors", student() + ".safetensors");
    try (var files = Files.newDirectoryStream(checkpoints)) {
      for (Path file : files) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  private void append(String kind, String content) throws Exception {
    JsonNode fields = JSON.readTree(content);
    String type = "org.splitkd.coordinator.CellEvent$" + kind;
    int sequence = events.size() + 1;
    StoredEvent event = new StoredEvent(sequence, type, 1, fields);
    WrittenLog.append(folder.resolve("journal"), CELL, List.of(event));
    events.add(event);
  }

  private void results() {
    StringBuilder sessions =
        new StringBuilder("round,order,vehicle,cut,start_s,delay_s,energy_j\n");
    for (int i = 0; i < SESSIONS; i++) {
      int turn = i % VEHICLES + 1;
      sessions.append(
          String.format(Locale.ROOT, "%d,%d,%d,4,%d,1,0.5%n", i / VEHICLES + 1, turn, turn, i));
    }
    AtomicFile.createFolder(folder.resolve("student"));
    AtomicFile.write(folder.resolve("student/model.safetensors"), bytes(student()));
    AtomicFile.write(folder.resolve("distillation-sessions.csv"), bytes(sessions.toString()));
    for (String name : List.of("distillation.json", "distillation-rounds.csv", "config.conf")) {
      AtomicFile.write(folder.resolve(name), bytes(name));
    }
  }

  private int count(String kind) {
    return (int) events.stream().filter(event -> event.type().endsWith("$" + kind)).count();
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = bytes(text);
      for (int i = 0; i < HASHES; i++) {
        hash = digest.digest(hash);
      }
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
