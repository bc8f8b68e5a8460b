package org.splitkd.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.cost.Levers;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.Workload;
import org.splitkd.cost.Workload.Precision;
import org.splitkd.cost.Workload.Volume;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.scenario.text.Choices;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.Section;

/** Reads {@code architectures}, {@code models} and {@code workload}. */
final class WorkloadReader {

  private static final Map<String, Schedule> SCHEDULES =
      Choices.of("sequential", Schedule.SEQUENTIAL, "overlapped", Schedule.OVERLAPPED);

  private static final int MOST_BLOCKS = 10_000;
  private static final int WIDEST = 1_000_000;
  private static final int MOST_TOKENS = 100_000_000;
  private static final int LONGEST_SEQUENCE = 10_000_000;
  private static final int MOST_SEQUENCES = 100_000;

  /** The bound of batches per epoch and of epochs keeps their product within an int. */
  private static final int MOST_BATCHES = 10_000;

  private static final Range BITS = Range.aboveUpTo(0, 64);
  private static final Range LABEL_BITS = Range.between(0, 64);

  /** Bits of both moments of a parameter. */
  private static final Range OPTIMIZER_BITS = Range.between(0, 128);

  /** A model of the catalogue and the numbers of blocks it can be partitioned into, by name. */
  private record Architecture(LlamaShape shape, Map<String, Integer> partitions) {}

  private WorkloadReader() {}

  /**
   * @param workload the section of that name
   */
  static Workload workload(Section root, Section workload, Levers levers) {
    Map<String, Architecture> architectures = architectures(root.section("architectures"));
    Section models = root.section("models");
    Architecture teacher = models.entry("teacher", "architectures", architectures);
    Architecture student = models.entry("student", "architectures", architectures);
    String preset = preset(models, teacher, student);
    int studentBlocks = student.partitions().getOrDefault(preset, 0);
    if (studentBlocks < 2) {
      throw models.wrong("preset", "a student of 1 block cannot be cut, it must have at least 2");
    }
    return new Workload(
        new PartitionedModel(teacher.shape(), teacher.partitions().getOrDefault(preset, 0)),
        new PartitionedModel(student.shape(), studentBlocks),
        training(workload),
        volume(workload),
        precision(workload),
        workload.choice("schedule", SCHEDULES),
        levers);
  }

  private static String preset(Section models, Architecture teacher, Architecture student) {
    Map<String, String> common = new TreeMap<>();
    teacher.partitions().keySet().stream()
        .filter(student.partitions()::containsKey)
        .forEach(name -> common.put(name, name));
    if (common.isEmpty()) {
      throw models.wrong("preset", "teacher and student have no partition in common");
    }
    return models.choice("preset", common);
  }

  private static Map<String, Architecture> architectures(Section catalogue) {
    Map<String, Architecture> architectures = new LinkedHashMap<>();
    for (String name : catalogue.names()) {
      Section section = catalogue.section(name);
      architectures.put(
          name, new Architecture(shape(name, section), partitions(section.section("partitions"))));
    }
    return architectures;
  }

  private static LlamaShape shape(String name, Section section) {
    int width = section.integer("width", 1, WIDEST);
    int heads = section.integer("heads", 1, WIDEST);
    int keyValueHeads = section.integer("key-value-heads", 1, WIDEST);
    requireHeads(section, width, heads, keyValueHeads);
    return new LlamaShape(
        name,
        width,
        section.integer("feed-forward-width", 1, WIDEST),
        heads,
        keyValueHeads,
        section.integer("vocabulary", 1, MOST_TOKENS),
        section.integer("blocks", 1, MOST_BLOCKS),
        section.flag("tied-embedding"));
  }

  /** Checks that heads divide the width, and key-value heads the heads, of a section. */
  static void requireHeads(Section section, int width, int heads, int keyValueHeads) {
    if (width % heads != 0) {
      throw section.conflict("heads", "a divisor of", "width", "a multiple of");
    }
    if (heads % keyValueHeads != 0) {
      throw section.conflict("key-value-heads", "a divisor of", "heads", "a multiple of");
    }
  }

  private static Map<String, Integer> partitions(Section section) {
    Map<String, Integer> partitions = new LinkedHashMap<>();
    for (String name : section.names()) {
      partitions.put(name, section.integer(name, 1, MOST_BLOCKS));
    }
    return partitions;
  }

  /** Reads the keys {@code training} and {@code lora-rank} of a section. */
  static Training training(Section section) {
    Training.Lora lora = new Training.Lora(section.integer("lora-rank", 1, WIDEST));
    return section.choice("training", Choices.of("lora", lora, "full", new Training.Full()));
  }

  private static Volume volume(Section workload) {
    return new Volume(
        workload.integer("sequence-length", 1, LONGEST_SEQUENCE),
        workload.integer("batch-size", 1, MOST_SEQUENCES),
        workload.integer("batches-per-epoch", 1, MOST_BATCHES),
        workload.integer("local-epochs", 1, MOST_BATCHES));
  }

  private static Precision precision(Section workload) {
    double activationBits = workload.number("activation-bits", BITS);
    return new Precision(
        activationBits,
        activationBits,
        workload.number("label-bits", LABEL_BITS),
        workload.number("gradient-bits", BITS),
        workload.number("parameter-bits", BITS),
        workload.number("optimizer-bits", OPTIMIZER_BITS),
        workload.flag("download-parameters"),
        workload.flag("upload-parameters"));
  }
}
