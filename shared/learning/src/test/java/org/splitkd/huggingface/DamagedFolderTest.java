package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damages folders by seed. A folder is read, or rejected in one line; nothing else happens. */
@Tag("slow")
class DamagedFolderTest {

  private static final int TRIES = 300;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "whole-f16, model.safetensors",
    "whole-f16, config.json",
    "sharded-bf16, model.safetensors.index.json",
    "sharded-bf16, model-00002-of-00003.safetensors",
    "sharded-bf16, config.json"
  })
  void shouldReadOrRefuseAFileWithWrongBytes(String name, String damaged) throws Exception {
    Path file = Fixtures.copy(name, folder).resolve(damaged);
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      byte[] bytes = whole.clone();
      for (int change = 0; change <= random.nextInt(3); change++) {
        // Most of a file is values, all of which are valid: damage shows at the front.
        int place = random.nextInt(random.nextBoolean() ? bytes.length : 400);
        bytes[place] =
            random.nextBoolean() ? (byte) random.nextInt() : (byte) random.nextInt(' ', 127);
      }
      Files.write(file, bytes);
      refused += refuses() ? 1 : 0;
    }

    assertTrue(refused > TRIES / 4, refused + " refused");
  }

  @ParameterizedTest
  @CsvSource({
    "whole-f16, model.safetensors",
    "whole-f16, config.json",
    "sharded-bf16, model.safetensors.index.json",
    "sharded-bf16, model-00003-of-00003.safetensors"
  })
  void shouldRefuseAFileThatEndsAnywhere(String name, String damaged) throws Exception {
    Path file = Fixtures.copy(name, folder).resolve(damaged);
    byte[] whole = Files.readAllBytes(file);
    // Text ends with a line feed, which may be missing.
    int least = damaged.endsWith(".json") ? whole.length - 1 : whole.length;
    int tried = 0;
    int refused = 0;
    for (int length = 0; length < least; length += 1 + length / 50) {
      Files.write(file, Arrays.copyOf(whole, length));
      tried++;
      refused += refuses() ? 1 : 0;
    }

    assertEquals(tried, refused);
  }

  @Test
  void shouldRefuseAFileThatGoesOnTooLong() throws Exception {
    Path file = Fixtures.copy("whole-f16", folder).resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length + 1));

    assertTrue(refuses());
  }

  private boolean refuses() {
    try {
      // Reading every tensor to its last byte shows that all mapped data is present.
      ModelFolder.load(folder).weights().tensors().values().forEach(tensor -> tensor.toFloats());
      return false;
    } catch (ModelFormatException refusal) {
      assertEquals(false, String.valueOf(refusal.getMessage()).contains("\n"));
      return true;
    }
  }
}
