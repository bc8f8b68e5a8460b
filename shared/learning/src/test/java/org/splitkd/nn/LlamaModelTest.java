package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.huggingface.BlockTensor;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.LlamaModelFiles;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.tensor.DType;

class LlamaModelTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldComeBackFromAFolderAsItWas(boolean tied) {
    LlamaConfig config =
        new LlamaConfig(31, 24, 20, 2, 6, 2, 4, 1e-5, 10_000, Optional.empty(), 64, tied);
    LlamaModel model = InitialModel.random(config, 5);

    ModelFolder.save(folder, config, model.weights(), DType.FP32);
    LlamaModelFiles files = ModelFolder.load(folder);

    assertEquals(model, LlamaModel.of(files));
    assertEquals(files.weights(), LlamaModel.of(files).weights());
    assertEquals(tied ? 20 : 21, files.weights().tensors().size());
  }

  /** Six heads of 4 for queries, two for keys and two for values. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldStackTheProjectionsInTheOrderOfTheirNames(int block) {
    LlamaConfig config =
        new LlamaConfig(31, 24, 20, 2, 6, 2, 4, 1e-5, 10_000, Optional.empty(), 64, true);
    LlamaModel model = InitialModel.random(config, 5);
    float[] stacked = model.blocks().get(block).queryKeyValue().toFloats();

    assertEquals(stacked[0], first(model, block, BlockTensor.QUERY));
    assertEquals(stacked[24 * 24], first(model, block, BlockTensor.KEY));
    assertEquals(stacked[(24 + 8) * 24], first(model, block, BlockTensor.VALUE));
    assertEquals(
        model.blocks().get(block).gateUp().toFloats()[20 * 24],
        first(model, block, BlockTensor.UP));
  }

  private static float first(LlamaModel model, int block, BlockTensor tensor) {
    return model.weights().get(block, tensor).toFloats()[0];
  }
}
