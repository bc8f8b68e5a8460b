package org.splitkd.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LoraSettings;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Students;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TensorState;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Small states of students, and the files of a folder. */
final class States {

  /** Bits that arithmetic or text would not keep: both zeros, infinities, NaNs, a tiny number. */
  private static final int[] AWKWARD = {
    0x80000000, 0, 0x7f800000, 0xff800000, 0x7fc00000, 0x7fa00001, 0xffc12345, 1
  };

  private States() {}

  /** A few hundred bytes of parameters in two blocks and the norm. */
  static StudentState tiny(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new StudentState(
        7,
        List.of(group(random, new long[] {2, 2}, new long[] {3}), group(random, new long[] {2})),
        group(random, new long[] {2}));
  }

  /** Twelve blocks of one matrix, and the norm. */
  static StudentState blocks(long seed, int width) {
    SplittableRandom random = new SplittableRandom(seed);
    List<GroupState> blocks = new ArrayList<>();
    for (int block = 0; block < 12; block++) {
      blocks.add(group(random, new long[] {width, width}));
    }
    return new StudentState(40, blocks, group(random, new long[] {width}));
  }

  static StudentState untrained(Optional<LoraSettings> lora) {
    LlamaConfig config =
        new LlamaConfig(61, 32, 48, 3, 4, 2, 8, 1e-5, 10_000, Optional.empty(), 16, false);
    return Students.untrained(InitialModel.random(config, 1), lora, 2);
  }

  /** Replaces the values and moments of a state with random ones. */
  static StudentState trained(StudentState state, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new StudentState(
        seed == 0 ? 0 : Integer.MAX_VALUE,
        state.blocks().stream().map(block -> trained(block, random)).toList(),
        trained(state.norm(), random));
  }

  static StudentState awkward() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * AWKWARD.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(AWKWARD);
    Tensor tensor = Tensor.of(DType.FP32, bytes, AWKWARD.length);
    Tensor scalar = Tensor.ofFloats(new float[] {-0f});
    Tensor none = Tensor.ofFloats(new float[0], 0, 3);
    GroupState group =
        new GroupState(
            List.of(
                new TensorState(tensor, tensor, tensor),
                new TensorState(scalar, scalar, scalar),
                new TensorState(none, none, none)));
    return new StudentState(0, List.of(group, new GroupState(List.of())), group);
  }

  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path file(Path folder, CheckpointId id) {
    return folder.resolve(id.value() + ".safetensors");
  }

  private static GroupState trained(GroupState group, SplittableRandom random) {
    return group(
        random,
        group.tensors().stream().map(tensor -> tensor.value().shape()).toArray(long[][]::new));
  }

  private static GroupState group(SplittableRandom random, long[]... shapes) {
    List<TensorState> tensors = new ArrayList<>();
    for (long[] shape : shapes) {
      tensors.add(
          new TensorState(tensor(random, shape), tensor(random, shape), tensor(random, shape)));
    }
    return new GroupState(tensors);
  }

  private static Tensor tensor(SplittableRandom random, long... shape) {
    int elements = 1;
    for (long dimension : shape) {
      elements *= (int) dimension;
    }
    byte[] bytes = new byte[4 * elements];
    random.nextBytes(bytes);
    return Tensor.of(DType.FP32, ByteBuffer.wrap(bytes), shape);
  }
}
