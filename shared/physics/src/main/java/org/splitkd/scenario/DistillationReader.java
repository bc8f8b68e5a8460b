package org.splitkd.scenario;

import java.util.Map;
import org.splitkd.cost.Workload.Volume;
import org.splitkd.scenario.DistillationSettings.AdamW;
import org.splitkd.scenario.DistillationSettings.ChargeAs;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.DistillationSettings.Evaluation;
import org.splitkd.scenario.DistillationSettings.Loss;
import org.splitkd.scenario.DistillationSettings.Sources;
import org.splitkd.scenario.DistillationSettings.Student;
import org.splitkd.scenario.text.Choices;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.Section;

/** Reads {@code distillation}, and {@code workload.charge-as}. */
final class DistillationReader {

  private static final Map<String, ChargeAs> CHARGES =
      Choices.of("models", ChargeAs.MODELS, "trained", ChargeAs.TRAINED);

  private static final int MOST_SPEECHES = 100_000;
  private static final int MOST_BLOCKS = 1_000;
  private static final int WIDEST = 65_536;
  private static final int MOST_ROUNDS = 1_000_000;

  /** The bounds of sequence length and batch size keep their product within an int. */
  private static final int LONGEST_SEQUENCE = 65_536;

  private static final int MOST_SEQUENCES = 4_096;
  private static final int MOST_STEPS = 1_000_000_000;
  private static final int MOST_TOKENS = 1_000_000_000;
  private static final int MOST_THREADS = 1_024;

  private static final Range SHARE = Range.between(0, 1);
  private static final Range DECAY = Range.fromBelow(0, 1);
  private static final Range TEMPERATURE = Range.aboveUpTo(0, 100);
  private static final Range LORA_ALPHA = Range.aboveUpTo(0, 1_000_000);
  private static final Range LEARNING_RATE = Range.aboveUpTo(0, 1);
  private static final Range EPSILON = Range.aboveUpTo(0, 1);

  private final Section section;
  private final Extensions extensions;

  private final MethodReader methods;

  DistillationReader(Section section, MethodReader methods, Extensions extensions) {
    this.section = section;
    this.methods = methods;
    this.extensions = extensions;
  }

  /**
   * @param workload the section {@code workload}
   * @param volume the volume of that workload
   */
  DistillationSettings settings(Section workload, Volume volume) {
    Course course = course(volume);
    return new DistillationSettings(
        new Sources(
            section.folder("text"),
            section.integer("held-out", 1, MOST_SPEECHES),
            section.folder("teacher"),
            student()),
        course,
        new Loss(section.number("temperature", TEMPERATURE), section.number("alpha", SHARE)),
        WorkloadReader.training(section),
        section.number("lora-alpha", LORA_ALPHA),
        optimizer(),
        evaluation(course.volume().sequenceLength()),
        new WireReader(section.section("wire"), extensions).wire(),
        workload.choice("charge-as", CHARGES),
        section.integer("threads", 1, MOST_THREADS));
  }

  private Student student() {
    if (section.hasText("student")) {
      return new Student.Folder(section.folder("student"));
    }
    Section student = section.section("student");
    int width = student.integer("width", 1, WIDEST);
    int heads = student.integer("heads", 1, WIDEST);
    int keyValueHeads = student.integer("key-value-heads", 1, WIDEST);
    WorkloadReader.requireHeads(student, width, heads, keyValueHeads);
    if (width / heads % 2 != 0) {
      throw student.wrong(
          "heads",
          "heads of width " + width / heads + ", must be even: RoPE rotates pairs of values");
    }
    return new Student.Made(
        student.integer("blocks", 2, MOST_BLOCKS),
        width,
        student.integer("feed-forward-width", 1, WIDEST),
        heads,
        keyValueHeads);
  }

  private Course course(Volume workload) {
    return new Course(
        section.integer("rounds", 1, MOST_ROUNDS),
        new Volume(
            section.integer("sequence-length", 1, LONGEST_SEQUENCE),
            section.integer("batch-size", 1, MOST_SEQUENCES),
            workload.batchesPerEpoch(),
            workload.localEpochs()),
        section.text("channel"),
        methods.method(section, "method"));
  }

  private AdamW optimizer() {
    return new AdamW(
        section.number("learning-rate", LEARNING_RATE),
        section.integer("warmup-steps", 0, MOST_STEPS),
        section.number("final-learning-rate", SHARE),
        section.number("beta1", DECAY),
        section.number("beta2", DECAY),
        section.number("epsilon", EPSILON),
        section.number("weight-decay", SHARE),
        section.number("clip-norm", Range.POSITIVE));
  }

  private Evaluation evaluation(int sequenceLength) {
    int tokens = section.integer("evaluation-tokens", 1, MOST_TOKENS);
    if (tokens < sequenceLength) {
      throw section.conflict("evaluation-tokens", "at least", "sequence-length", "at most");
    }
    return new Evaluation(tokens, section.flag("baseline"));
  }
}
