package org.splitkd.distillation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.model.Training.Lora;
import org.splitkd.nn.LearningSettings;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.LoraSettings;
import org.splitkd.nn.StudentFromTeacher;
import org.splitkd.nn.optimizer.OptimizerSettings;
import org.splitkd.scenario.DistillationSettings;
import org.splitkd.scenario.DistillationSettings.AdamW;
import org.splitkd.scenario.DistillationSettings.Student.Folder;
import org.splitkd.scenario.DistillationSettings.Student.Made;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.TrainingWorkload;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.text.Batch;
import org.splitkd.text.Corpus;
import org.splitkd.text.Split;
import org.splitkd.text.Tokenizer;
import org.splitkd.text.Windows;

/** Loads the distillation of a scenario from its text, tokenizer and models. */
public final class DistillationLoader {

  private static final String STUDENT = "distillation.student";

  /** Every seed is evaluated on the same text. */
  private static final long EVALUATION_SEED = 0;

  private final Scenario scenario;
  private final DistillationSettings settings;
  private final Path teacherFolder;

  private DistillationLoader(Scenario scenario) {
    this.scenario = scenario;
    settings = scenario.distillation();
    teacherFolder = settings.sources().teacher();
  }

  /**
   * Loads everything that a run needs.
   *
   * @throws ScenarioException if teacher and student do not fit each other
   * @throws ModelFormatException if a folder is not a LLaMA model
   * @throws org.splitkd.text.TextException if there is too little text, or no tokenizer
   */
  public static Distillation load(Scenario scenario) {
    return new DistillationLoader(scenario).load();
  }

  private Distillation load() {
    LlamaModel teacher = LlamaModel.of(ModelFolder.load(teacherFolder));
    LlamaModel student = student(teacher);
    DistillationSettings.Course course = settings.course();
    Split split =
        Split.deal(
            Corpus.read(settings.sources().text()),
            scenario.fleet().size(),
            settings.sources().heldOut());
    List<Windows> vehicles;
    List<Batch> heldOut;
    try (Tokenizer tokenizer = Tokenizer.open(teacherFolder)) {
      if (tokenizer.vocabulary() > teacher.config().vocabulary()) {
        throw new ScenarioException(
            teacherFolder
                + ": the tokenizer has "
                + tokenizer.vocabulary()
                + " tokens: must be at most the "
                + teacher.config().vocabulary()
                + " of the model");
      }
      vehicles =
          split.vehicles().stream()
              .map(text -> windows(tokenizer.encode(text), scenario.run().seed()))
              .toList();
      heldOut = heldOut(windows(tokenizer.encode(split.heldOut()), EVALUATION_SEED));
    }
    return new Distillation(
        TrainingWorkload.charged(
            scenario, teacher.config().shape("teacher"), student.config().shape("student")),
        course.volume(),
        course.rounds(),
        teacher,
        student,
        learning(scenario.fleet().size()),
        settings.wire(),
        vehicles,
        heldOut,
        scenario.run().seed());
  }

  private Windows windows(int[] tokens, long seed) {
    return new Windows(tokens, settings.course().volume().sequenceLength(), seed);
  }

  /**
   * Returns full batches of the windows that the evaluation asks for, or of all if there are fewer.
   */
  private List<Batch> heldOut(Windows windows) {
    int length = settings.course().volume().sequenceLength();
    int wanted = Math.min(windows.count(), Math.max(1, settings.evaluation().tokens() / length));
    int size = Math.min(wanted, settings.course().volume().batchSize());
    return IntStream.range(0, wanted / size).mapToObj(index -> windows.batch(index, size)).toList();
  }

  private LlamaModel student(LlamaModel teacher) {
    if (settings.sources().student() instanceof Folder folder) {
      LlamaModel student = LlamaModel.of(ModelFolder.load(folder.path()));
      require(
          student.config().vocabulary() == teacher.config().vocabulary(),
          folder.path() + ": " + student.config().vocabulary() + " tokens",
          "must be " + teacher.config().vocabulary() + ", the vocabulary of the teacher");
      return student;
    }
    Made made = (Made) settings.sources().student();
    require(
        made.width() <= teacher.config().width(),
        STUDENT + ".width = " + made.width(),
        "must be at most " + teacher.config().width() + ", the width of the teacher");
    return StudentFromTeacher.of(config(made, teacher), teacher, scenario.run().seed());
  }

  private static LlamaConfig config(Made made, LlamaModel teacher) {
    LlamaConfig of = teacher.config();
    return new LlamaConfig(
        of.vocabulary(),
        made.width(),
        made.feedForwardWidth(),
        made.blocks(),
        made.heads(),
        made.keyValueHeads(),
        made.width() / made.heads(),
        of.normEpsilon(),
        of.ropeTheta(),
        Optional.empty(),
        of.maxPositions(),
        false,
        of.beginOfText(),
        of.endOfText());
  }

  private LearningSettings learning(int vehicles) {
    AdamW adamW = settings.optimizer();
    Optional<LoraSettings> lora =
        settings.training() instanceof Lora ranked
            ? Optional.of(new LoraSettings(ranked.rank(), settings.loraAlpha()))
            : Optional.empty();
    int steps =
        settings.course().rounds() * vehicles * settings.course().volume().batchesPerSession();
    return new LearningSettings(
        settings.loss().temperature(),
        settings.loss().alpha(),
        lora,
        new OptimizerSettings(
            adamW.learningRate(),
            adamW.warmupSteps(),
            steps,
            adamW.finalShare(),
            adamW.beta1(),
            adamW.beta2(),
            adamW.epsilon(),
            adamW.weightDecay(),
            adamW.clipNorm()));
  }

  private static void require(boolean condition, String what, String reason) {
    if (!condition) {
      throw new ScenarioException(what + ": " + reason);
    }
  }
}
