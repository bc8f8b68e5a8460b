package org.splitkd.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.tensor.Tensor;

/** The file as another tool sees it: read here by the specification of the safetensors format. */
class CheckpointFormatTest {

  private static final StudentState STATE = States.trained(States.untrained(Optional.empty()), 8);

  @TempDir private Path folder;

  private CheckpointId id;
  private byte[] file;
  private int dataStart;
  private JsonNode header;

  @BeforeEach
  void read() throws Exception {
    id = CheckpointStore.folder(folder).save(STATE);
    file = Files.readAllBytes(folder.resolve(id.value() + ".safetensors"));
    dataStart = 8 + (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    header = new ObjectMapper().readTree(file, 8, dataStart - 8);
  }

  @Test
  void shouldBeNamedAfterTheDigestOfItsHeader() throws Exception {
    assertEquals(sha256(0, dataStart), id.value());
  }

  @Test
  void shouldHoldEveryTensorByNameOneAfterTheOther() {
    Map<String, Tensor> expected = new LinkedHashMap<>();
    for (int block = 1; block <= STATE.blocks().size(); block++) {
      expect(expected, "block." + block, STATE.blocks().get(block - 1));
    }
    expect(expected, "norm", STATE.norm());

    int[] end = {0};
    expected.forEach(
        (name, tensor) -> {
          JsonNode entry = header.get(name);
          assertEquals("F32", entry.get("dtype").textValue());
          List<Long> shape = new ArrayList<>();
          entry.get("shape").forEach(dimension -> shape.add(dimension.longValue()));
          assertEquals(Tensor.ofFloats(floats(entry), longs(shape)), tensor, name);
          assertEquals(end[0], entry.get("data_offsets").get(0).intValue(), name);
          end[0] = entry.get("data_offsets").get(1).intValue();
        });
    assertEquals(file.length, dataStart + end[0]);
    // Besides them there is only the metadata.
    assertEquals(expected.size() + 1, header.size());
    assertEquals(0, dataStart % 8);
  }

  @Test
  void shouldSayWhatItIsInStrings() throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("format", "splitkd-checkpoint");
    expected.put("version", "1");
    expected.put("step", "2147483647");
    int begin = dataStart;
    for (int block = 1; block <= 3; block++) {
      int end = dataStart + lastEnd("block." + block);
      expected.put("sha256.block." + block, sha256(begin, end));
      begin = end;
    }
    expected.put("sha256.norm", sha256(begin, file.length));

    assertEquals(
        expected,
        new ObjectMapper()
            .convertValue(header.get("__metadata__"), new TypeReference<Map<String, Object>>() {}));
  }

  private static void expect(Map<String, Tensor> expected, String group, GroupState state) {
    for (int index = 0; index < state.tensors().size(); index++) {
      expected.put(group + "." + index + ".value", state.tensors().get(index).value());
      expected.put(group + "." + index + ".momentum", state.tensors().get(index).momentum());
      expected.put(group + "." + index + ".variance", state.tensors().get(index).variance());
    }
  }

  private int lastEnd(String group) {
    int end = 0;
    for (int index = 0; header.has(group + "." + index + ".variance"); index++) {
      end = header.get(group + "." + index + ".variance").get("data_offsets").get(1).intValue();
    }
    return end;
  }

  private float[] floats(JsonNode entry) {
    int begin = entry.get("data_offsets").get(0).intValue();
    int end = entry.get("data_offsets").get(1).intValue();
    float[] floats = new float[(end - begin) / 4];
    ByteBuffer.wrap(file, dataStart + begin, end - begin)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    return floats;
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private String sha256(int begin, int end) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(file, begin, end - begin);
    StringBuilder hex = new StringBuilder();
    for (byte value : digest.digest()) {
      hex.append(Character.forDigit((value >> 4) & 15, 16))
          .append(Character.forDigit(value & 15, 16));
    }
    return hex.toString();
  }
}
