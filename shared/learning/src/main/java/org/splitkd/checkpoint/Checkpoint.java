package org.splitkd.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.files.Sha256;
import org.splitkd.huggingface.SafetensorsContent;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** The written form of a state, and the id derived from it. */
record Checkpoint(CheckpointId id, SafetensorsContent content) {

  static Checkpoint of(StudentState state) {
    Map<String, GroupState> groups = CheckpointLayout.groups(state);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    groups.forEach((name, group) -> put(tensors, name, group));
    SafetensorsContent content =
        new SafetensorsContent(tensors, DType.FP32, metadata(state.step(), groups));
    return new Checkpoint(new CheckpointId(Sha256.of(content.header())), content);
  }

  private static Map<String, String> metadata(int step, Map<String, GroupState> groups) {
    // All but a few percent of the computing time of a save is spent here.
    List<String> digests =
        List.copyOf(groups.values()).parallelStream()
            .map(group -> CheckpointLayout.sha256(group.tensors()))
            .toList();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(CheckpointLayout.FORMAT, CheckpointLayout.FORMAT_NAME);
    metadata.put(CheckpointLayout.VERSION, CheckpointLayout.CURRENT_VERSION);
    metadata.put(CheckpointLayout.STEP, Integer.toString(step));
    int index = 0;
    for (String name : groups.keySet()) {
      metadata.put(CheckpointLayout.digest(name), digests.get(index));
      index++;
    }
    return metadata;
  }

  private static void put(Map<String, Tensor> tensors, String name, GroupState group) {
    for (int index = 0; index < group.tensors().size(); index++) {
      List<Tensor> parts = CheckpointLayout.parts(group.tensors().get(index));
      for (int part = 0; part < parts.size(); part++) {
        String tensor = CheckpointLayout.tensor(name, index, CheckpointLayout.PARTS.get(part));
        tensors.put(tensor, requireExact(tensor, parts.get(part)));
      }
    }
  }

  private static Tensor requireExact(String name, Tensor tensor) {
    if (tensor.dtype() != DType.FP32) {
      throw new IllegalArgumentException(name + " = " + tensor + ": must be FP32");
    }
    return tensor;
  }
}
