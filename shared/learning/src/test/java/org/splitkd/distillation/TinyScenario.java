package org.splitkd.distillation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.nn.InitialModel;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.tensor.DType;

/** The case study with models and batches so small that they take no time. */
final class TinyScenario {

  static final Path CONF = Path.of(System.getProperty("splitkd.home", ".."), "conf");

  private static final String TEXT = "text";

  private static final List<String> SPEECHES =
      List.of(
          "1984_ronald_reagan_r.txt",
          "1989_george_bush_r.txt",
          "2013_barack_obama_d.txt",
          "2021_joseph_r_biden_d.txt");

  private TinyScenario() {}

  /** A scenario whose teacher is in this folder. */
  static Scenario of(Path teacher, String... sets) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "fleet=[{device=orin-nx-16gb,count=3,f-ghz=0.76}]",
                "workload.charge-as=trained",
                "workload.batches-per-epoch=2",
                "workload.local-epochs=2",
                "distillation.teacher=\"" + teacher + "\"",
                "distillation.text=\"" + teacher.resolve(TEXT) + "\"",
                "distillation.held-out=1",
                "distillation.student={blocks=3,width=16,feed-forward-width=24,heads=2,"
                    + "key-value-heads=1}",
                "distillation.rounds=2",
                "distillation.sequence-length=16",
                "distillation.batch-size=2",
                "distillation.evaluation-tokens=256"));
    all.addAll(List.of(sets));
    return ScenarioFile.load(CONF.resolve("case-study.conf"), all).scenario();
  }

  /**
   * A random model that is 32 wide, with the tokenizer of the default teacher and some speeches.
   */
  static Path model(Path folder, int vocabulary) throws IOException {
    LlamaConfig config =
        new LlamaConfig(vocabulary, 32, 48, 2, 4, 2, 8, 1e-5, 10_000, Optional.empty(), 64, false);
    ModelFolder.save(folder, config, InitialModel.random(config, 1).weights(), DType.BF16);
    ModelFolder.copyTokenizer(CONF.resolve("teacher"), folder);
    Path text = Files.createDirectory(folder.resolve(TEXT));
    for (String speech : SPEECHES) {
      Files.copy(CONF.resolve("speeches").resolve(speech), text.resolve(speech));
    }
    return folder;
  }
}
