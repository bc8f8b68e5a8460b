package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Error messages for a damaged safetensors file. */
class SafetensorsMistakesTest {

  @TempDir private Path folder;

  /** A header before eight bytes of data, and the message about it. */
  static Stream<Arguments> headers() {
    return Stream.of(
        arguments("", "header: must be a JSON object"),
        arguments("[]", "header: must be a JSON object"),
        arguments("{\"a\": {", "header: not JSON at line 1, column 8"),
        arguments("{\"a\": 1}", "header: a = 1: must be an object"),
        arguments("{\"a\": {}}", "a: dtype is missing"),
        arguments("{\"__metadata__\": []}", "header: __metadata__ = []: must be an object"),
        arguments("{\"__metadata__\": {\"b\": 1}}", "__metadata__: b = 1: must be text"),
        arguments(tensor("F64", "[1]", "[0, 8]"), "a: dtype = F64: must be F32, F16 or BF16"),
        arguments(tensor("X7", "[1]", "[0, 8]"), "a: dtype = X7: must be F32, F16 or BF16"),
        arguments(
            tensor("F32", "2", "[0, 8]"),
            "a: shape = 2: must be a list of whole numbers from 0 on"),
        arguments(
            tensor("F32", "[-2]", "[0, 8]"),
            "a: shape = [-2]: must be a list of whole numbers from 0 on"),
        arguments(
            tensor("F32", "[2.0]", "[0, 8]"),
            "a: shape = [2.0]: must be a list of whole numbers from 0 on"),
        arguments(
            tensor("F32", "[99999999999999999999]", "[0, 8]"),
            "a: shape = [99999999999999999999]: must be a list of whole numbers from 0 on"),
        arguments(
            tensor("F32", "[4294967296, 4294967296]", "[0, 8]"),
            "a: shape [4294967296, 4294967296]: too large"),
        arguments(
            tensor("F32", "[4611686018427387904]", "[0, 8]"),
            "a: shape [4611686018427387904]: too large"),
        arguments(tensor("F32", "[2]", "[0]"), "a: data_offsets = [0]: must be [begin, end]"),
        arguments(tensor("F32", "[2]", "[8, 0]"), "a: data_offsets = [8,0]: must be [begin, end]"),
        arguments(tensor("F32", "[3]", "[0, 8]"), "a: data_offsets [0, 8]: F32[3] takes 12 bytes"),
        arguments(
            tensor("BF16", "[2, 3]", "[0, 8]"),
            "a: data_offsets [0, 8]: BF16[2, 3] takes 12 bytes"),
        arguments(
            tensor("F32", "[3]", "[0, 12]"),
            "a: data_offsets [0, 12]: must begin at 0 and end by 8"),
        arguments(
            tensor("F32", "[1]", "[4, 8]"), "a: data_offsets [4, 8]: must begin at 0 and end by 8"),
        arguments(
            "{\"a\": %s, \"b\": %s}"
                .formatted(entry("F32", "[2]", "[0, 8]"), entry("F32", "[1]", "[4, 8]")),
            "b: data_offsets [4, 8]: must begin at 8 and end by 8"),
        arguments(
            "{\"a\": %s, \"b\": %s}"
                .formatted(entry("F16", "[1]", "[0, 2]"), entry("F32", "[1]", "[4, 8]")),
            "b: data_offsets [4, 8]: must begin at 2 and end by 8"),
        arguments(tensor("F32", "[1]", "[0, 4]"), "4 bytes after the last tensor: must be none"),
        arguments(
            tensor("F32", "[2]", "[0, 8]").replace("\"a\"", "\"a\\nb\\u001b\"").replace("8", "9"),
            "a b : data_offsets [0, 9]: F32[2] takes 8 bytes"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void shouldTellWhatIsWrongInAHeader(String header, String message) {
    assertEquals(message, mistake(Fixtures.file(folder.resolve("file"), header, 8)));
  }

  @ParameterizedTest
  @CsvSource({
    "100000001, header of 100000001 bytes: must be at most 100000000",
    "-1, header of 18446744073709551615 bytes: must be at most 100000000",
    "100000000, header of 100000000 bytes: the file ends after 2",
    "3, header of 3 bytes: the file ends after 2"
  })
  void shouldTellThatAHeaderIsTooLong(long length, String message) {
    ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    assertEquals(message, mistake(Fixtures.write(folder.resolve("file"), bytes.array())));
  }

  @Test
  void shouldTellThatThereIsNoLengthOfAHeader() {
    assertEquals(
        "7 bytes: must begin with 8 that give the length of the header",
        mistake(Fixtures.write(folder.resolve("file"), new byte[7])));
  }

  @Test
  void shouldTellThatAHeaderIsNoText() {
    byte[] bytes = {2, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xC0};

    assertEquals(
        "header: not text in UTF-8", mistake(Fixtures.write(folder.resolve("file"), bytes)));
  }

  @Test
  void shouldTellThatThereIsNoFile() {
    assertEquals("no such file", mistake(folder.resolve("none")));
    assertEquals("not a file", mistake(folder));
  }

  /** The file has a hole where its data would be: it takes no space on the disk. */
  @Test
  void shouldTellThatATensorIsLargerThanCanBeMapped() throws Exception {
    Path file =
        Fixtures.file(folder.resolve("file"), tensor("F16", "[1073741824]", "[0, 2147483648]"), 0);
    long dataStart = file.toFile().length();
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(dataStart + 2_147_483_648L);
    }
    SafetensorsHeader header = SafetensorsHeader.read(file);
    TensorEntry entry = header.tensors().values().iterator().next();

    ModelFormatException refusal =
        assertThrows(
            ModelFormatException.class, () -> new StoredTensor(file, dataStart, entry).map());

    assertEquals(
        "2147483648 bytes: must be at most 2147483647 in one tensor", refusal.getMessage());
  }

  private static String tensor(String dtype, String shape, String offsets) {
    return "{\"a\": " + entry(dtype, shape, offsets) + "}";
  }

  private static String entry(String dtype, String shape, String offsets) {
    return "{\"dtype\": \"%s\", \"shape\": %s, \"data_offsets\": %s}"
        .formatted(dtype, shape, offsets);
  }

  private static String mistake(Path file) {
    return String.valueOf(
        assertThrows(ModelFormatException.class, () -> SafetensorsHeader.read(file)).getMessage());
  }
}
