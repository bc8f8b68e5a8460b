package org.splitkd.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.files.Sha256;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TensorState;
import org.splitkd.tensor.Tensor;

/**
 * Names and order of the contents of a checkpoint file. It is a safetensors file, so that any tool
 * can inspect it; its tensors are in this order:
 *
 * <pre>
 *   block.1.0.value  block.1.0.momentum  block.1.0.variance  block.1.1.value  …
 *   block.2.0.value  …
 *   norm.0.value     norm.0.momentum     norm.0.variance
 * </pre>
 *
 * The metadata holds format, version, step, and the SHA-256 of the bytes of each group under {@code
 * sha256.block.1}, …, {@code sha256.norm}. The id of a checkpoint is the SHA-256 of the header,
 * which covers everything: it is the root of a Merkle tree whose leaves can be computed in
 * parallel.
 */
final class CheckpointLayout {

  static final String FORMAT = "format";
  static final String FORMAT_NAME = "splitkd-checkpoint";
  static final String VERSION = "version";
  static final String CURRENT_VERSION = "1";
  static final String STEP = "step";
  static final String NORM = "norm";

  /** The parts of a tensor state, in this order. */
  static final List<String> PARTS = List.of("value", "momentum", "variance");

  private CheckpointLayout() {}

  static List<Tensor> parts(TensorState state) {
    return List.of(state.value(), state.momentum(), state.variance());
  }

  /** Returns the SHA-256 of a group's bytes in file order. */
  static String sha256(List<TensorState> group) {
    Sha256 digest = new Sha256();
    for (TensorState state : group) {
      for (Tensor tensor : parts(state)) {
        digest.add(tensor.bytes());
      }
    }
    return digest.hex();
  }

  /** The groups of a state by their names, in order. */
  static Map<String, GroupState> groups(StudentState state) {
    Map<String, GroupState> groups = new LinkedHashMap<>();
    for (GroupState block : state.blocks()) {
      groups.put(block(groups.size() + 1), block);
    }
    groups.put(NORM, state.norm());
    return groups;
  }

  /**
   * The name of a block's group.
   *
   * @param number from 1
   */
  static String block(int number) {
    return "block." + number;
  }

  /** The key of a group's digest. */
  static String digest(String group) {
    return "sha256." + group;
  }

  static String tensor(String group, int index, String part) {
    return group + "." + index + "." + part;
  }
}
