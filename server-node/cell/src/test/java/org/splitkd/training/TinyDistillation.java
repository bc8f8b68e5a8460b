package org.splitkd.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.CaseStudy;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.torch.Torch;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.Scenario;
import org.splitkd.tensor.DType;

/** The case study with models and batches so small that they take almost no time. */
public record TinyDistillation(Scenario scenario, Distillation distillation) {

  public static final int VEHICLES = 3;
  public static final int BLOCKS = 3;

  private static final String TEXT = "text";

  private static final List<String> SPEECHES =
      List.of(
          "1984_ronald_reagan_r.txt",
          "1989_george_bush_r.txt",
          "1994_william_j_clinton_d.txt",
          "2005_george_w_bush_r.txt",
          "2013_barack_obama_d.txt",
          "2021_joseph_r_biden_d.txt");

  /** No rounding on the radio. */
  static final String[] FULL_PRECISION = {
    "distillation.wire.teacher-input=fp32",
    "distillation.wire.smashed-data=fp32",
    "distillation.wire.gradient=fp32",
    "distillation.wire.parameters=fp32",
    "distillation.wire.optimizer=fp32"
  };

  static final String[] LORA = {"distillation.training=lora", "distillation.lora-rank=2"};

  /** Loads it from a folder in which {@link #writeTeacher} left a teacher. */
  static TinyDistillation load(Path teacher, String[]... sets) {
    return load(Plugins.ofClassPath(), teacher, sets);
  }

  /** The same with plug-ins. */
  static TinyDistillation load(Plugins plugins, Path teacher, String[]... sets) {
    List<String> all = sets(teacher);
    for (String[] more : sets) {
      all.addAll(List.of(more));
    }
    Scenario scenario = CaseStudy.with(plugins, all.toArray(String[]::new));
    Torch.start(scenario.distillation().threads());
    return new TinyDistillation(scenario, DistillationLoader.load(scenario));
  }

  /** The settings changed in the case study. */
  public static List<String> sets(Path teacher) {
    return new ArrayList<>(
        List.of(
            "fleet=[{device=orin-nx-16gb,count=" + VEHICLES + ",f-ghz=0.76}]",
            "workload.charge-as=trained",
            "workload.batches-per-epoch=2",
            "workload.local-epochs=2",
            "distillation.teacher=\"" + teacher + "\"",
            "distillation.text=\"" + teacher.resolve(TEXT) + "\"",
            "distillation.held-out=2",
            "distillation.student={blocks="
                + BLOCKS
                + ",width=16,feed-forward-width=24,heads=2,key-value-heads=1}",
            "distillation.rounds=2",
            "distillation.sequence-length=16",
            "distillation.batch-size=2",
            "distillation.warmup-steps=2",
            "distillation.learning-rate=2e-2",
            "distillation.evaluation-tokens=256",
            "distillation.baseline=false"));
  }

  /**
   * A random model of 2,048 tokens, 32 wide, with the tokenizer of the default teacher, and some of
   * the speeches, since reading all of them takes a second.
   */
  public static void writeTeacher(Path folder) throws IOException {
    LlamaConfig config =
        new LlamaConfig(2048, 32, 48, 2, 4, 2, 8, 1e-5, 10_000, Optional.empty(), 64, false);
    ModelFolder.save(folder, config, InitialModel.random(config, 1).weights(), DType.BF16);
    ModelFolder.copyTokenizer(CaseStudy.file("teacher"), folder);
    Path text = Files.createDirectory(folder.resolve(TEXT));
    for (String speech : SPEECHES) {
      Files.copy(CaseStudy.file("speeches").resolve(speech), text.resolve(speech));
    }
  }

  DistillationResult run(int threads) {
    return DistillationRun.run(
        scenario, distillation, Durability.none(), new OneJvm(threads), event -> {});
  }

  /** The completed sessions of a run, in order. */
  static List<CommittedSession> sessions(CellRun run) {
    return run.rounds().stream().flatMap(round -> round.sessions().stream()).toList();
  }
}
