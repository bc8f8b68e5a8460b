package org.splitkd.report.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.cost.Workload.Volume;
import org.splitkd.model.Training.Lora;
import org.splitkd.report.summary.DeploymentSummary;
import org.splitkd.report.summary.DistillationLedger;
import org.splitkd.report.summary.DistillationRound;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.ModelQuality;
import org.splitkd.report.summary.Wasted;
import org.splitkd.scenario.DistillationSettings;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.scenario.Scenario;

/** The distillation as JSON, in full precision; values that were not measured are null. */
public final class DistillationJson {

  private DistillationJson() {}

  public static String render(DistillationSummary summary) {
    ObjectNode root = JsonText.object();
    model(root.putObject("teacher"), summary.teacher());
    ObjectNode student = root.putObject("student");
    model(student, summary.student());
    student.put("trained_parameters", summary.trainedParameters());
    model(root.putObject("untrained"), summary.untrained());
    summary
        .baseline()
        .ifPresentOrElse(
            model -> model(root.putObject("baseline"), model), () -> root.putNull("baseline"));
    root.put("held_out_tokens", summary.teacher().evaluation().tokens());
    JsonText.number(root, "compression", summary.compression());
    JsonText.number(root, "student_share_of_teacher", summary.studentShareOfTeacher());
    ObjectNode gain = root.putObject("gain_over_baseline");
    JsonText.number(gain, "perplexity", summary.perplexityGain().orElse(Double.NaN));
    JsonText.number(gain, "accuracy", summary.accuracyGain().orElse(Double.NaN));
    ArrayNode rounds = root.putArray("rounds");
    summary.rounds().forEach(round -> round(rounds.addObject(), round));
    ledger(root.putObject("ledger"), summary.ledger());
    ArrayNode aborted = root.putArray("aborted");
    summary.aborted().forEach(session -> aborted(aborted.addObject(), session));
    deployment(root.putObject("deployment"), summary.deployment());
    settings(root.putObject("settings"), summary.scenario());
    return JsonText.of(root);
  }

  private static void model(ObjectNode node, ModelQuality model) {
    node.put("parameters", model.parameters());
    JsonText.number(node, "loss", model.evaluation().loss());
    JsonText.number(node, "perplexity", model.perplexity());
    JsonText.number(node, "accuracy", model.accuracy());
  }

  private static void round(ObjectNode node, DistillationRound round) {
    node.put("round", round.round());
    JsonText.number(node, "perplexity", round.perplexity());
    JsonText.number(node, "accuracy", round.accuracy());
    JsonText.number(node, "baseline_perplexity", round.baselinePerplexity());
    JsonText.number(node, "loss", round.learning().loss());
    JsonText.number(node, "emulated_s", round.delaySeconds());
    JsonText.number(node, "energy_j", round.joules());
    node.put("sessions", round.sessions().size());
    node.put("aborted_sessions", round.aborted().size());
  }

  private static void ledger(ObjectNode node, DistillationLedger ledger) {
    node.put("sessions", ledger.sessions());
    JsonText.number(node, "emulated_s", ledger.seconds());
    JsonText.number(node, "energy_j", ledger.joules());
    JsonText.time(node.putObject("parts_s"), ledger.time());
    JsonText.number(node, "waiting_s", ledger.waitingSeconds());
    JsonText.energy(node.putObject("parts_j"), ledger.energy());
    wasted(node.putObject("wasted"), ledger.wasted());
    JsonText.number(node, "uplink_bits", ledger.uplinkBits());
    JsonText.number(node, "downlink_bits", ledger.downlinkBits());
  }

  private static void wasted(ObjectNode node, Wasted wasted) {
    node.put("sessions", wasted.sessions());
    JsonText.number(node, "seconds", wasted.seconds());
    JsonText.number(node, "joules", wasted.joules());
    JsonText.time(node.putObject("parts_s"), wasted.time());
    JsonText.energy(node.putObject("parts_j"), wasted.energy());
  }

  private static void aborted(ObjectNode node, AbortedSession session) {
    node.put("round", session.round());
    node.put("order", session.order());
    node.put("vehicle", session.vehicle() + 1);
    node.put("attempt", session.attempt());
    JsonText.number(node, "start_s", session.spent().span().start().seconds());
    JsonText.number(node, "seconds", session.spent().delaySeconds());
    JsonText.number(node, "joules", session.joules());
    node.put("reason", session.reason());
    node.put("retried", session.retried());
  }

  private static void deployment(ObjectNode node, DeploymentSummary deployment) {
    JsonText.number(node, "seconds", deployment.seconds());
    JsonText.number(node, "joules", deployment.joules());
    JsonText.number(node, "bits", deployment.bits());
    node.put("vehicles", deployment.vehicles());
    node.put("failed", deployment.failed().size());
  }

  private static void settings(ObjectNode node, Scenario scenario) {
    DistillationSettings settings = scenario.distillation();
    node.put("seed", scenario.run().seed());
    node.put("vehicles", scenario.fleet().size());
    node.put("channel", settings.course().channel());
    node.put("method", settings.course().method().label());
    Volume volume = settings.course().volume();
    node.put("sequence_length", volume.sequenceLength());
    node.put("batch_size", volume.batchSize());
    node.put("batches_per_epoch", volume.batchesPerEpoch());
    node.put("local_epochs", volume.localEpochs());
    JsonText.number(node, "temperature", settings.loss().temperature());
    JsonText.number(node, "alpha", settings.loss().alpha());
    JsonText.number(node, "learning_rate", settings.optimizer().learningRate());
    node.put("training", settings.training() instanceof Lora ? "lora" : "full");
    if (settings.training() instanceof Lora lora) {
      node.put("lora_rank", lora.rank());
    }
    Wire wire = settings.wire();
    ObjectNode types = node.putObject("wire");
    types.put("teacher_input", wire.teacherInput().label());
    types.put("smashed_data", wire.smashedData().label());
    types.put("gradient", wire.gradient().label());
    types.put("parameters", wire.parameters().label());
    types.put("optimizer", wire.optimizer().label());
    node.put("charge_as", word(settings.chargeAs()));
  }

  /** The word for a value in scenario files. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
