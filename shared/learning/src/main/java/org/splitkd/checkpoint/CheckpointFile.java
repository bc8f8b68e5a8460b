package org.splitkd.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.huggingface.SafetensorsHeader;
import org.splitkd.huggingface.TensorEntry;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TensorState;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** The file of a checkpoint. Nothing in it is trusted unless the id vouches for it. */
record CheckpointFile(Path path, CheckpointId id) {

  static final String ABSENT = "there is no such checkpoint";

  /**
   * Reads the state.
   *
   * @throws CheckpointException if it is missing, torn or altered
   */
  StudentState read() {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return state(channel, header(channel));
    } catch (NoSuchFileException absent) {
      throw new CheckpointException(path, ABSENT, absent);
    } catch (ModelFormatException damage) {
      throw new CheckpointException(path, "torn or altered: " + damage.getMessage(), damage);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  private SafetensorsHeader header(FileChannel channel) throws IOException {
    byte[] bytes = SafetensorsHeader.bytes(channel);
    if (!Sha256.of(bytes).equals(id.value())) {
      throw wrong("altered: the header does not match the name of the file");
    }
    SafetensorsHeader header = SafetensorsHeader.parse(bytes);
    requireFormat(header);
    long expected = header.dataStart() + header.dataBytes();
    long size = channel.size();
    if (size != expected) {
      String what = size < expected ? "torn: " : "altered: ";
      throw wrong(what + size + " bytes where " + expected + " should be");
    }
    header.requireFilled(header.dataBytes());
    return header;
  }

  private void requireFormat(SafetensorsHeader header) {
    String format = said(header, CheckpointLayout.FORMAT);
    String version = said(header, CheckpointLayout.VERSION);
    if (!format.equals(CheckpointLayout.FORMAT_NAME)
        || !version.equals(CheckpointLayout.CURRENT_VERSION)) {
      throw wrong(
          "format %s, version %s: must be %s, version %s"
              .formatted(
                  format, version, CheckpointLayout.FORMAT_NAME, CheckpointLayout.CURRENT_VERSION));
    }
  }

  private StudentState state(FileChannel channel, SafetensorsHeader header) {
    List<String> names = groups(header);
    List<Group> groups = names.parallelStream().map(name -> group(channel, header, name)).toList();
    // Checked only now, so that the message always names the first altered group.
    groups.forEach(group -> requireIntact(header, group));
    int blocks = groups.size() - 1;
    return new StudentState(
        step(header),
        groups.subList(0, blocks).stream().map(Group::state).toList(),
        groups.get(blocks).state());
  }

  private static List<String> groups(SafetensorsHeader header) {
    List<String> names = new ArrayList<>();
    while (header
        .metadata()
        .containsKey(CheckpointLayout.digest(CheckpointLayout.block(names.size() + 1)))) {
      names.add(CheckpointLayout.block(names.size() + 1));
    }
    names.add(CheckpointLayout.NORM);
    return names;
  }

  private Group group(FileChannel channel, SafetensorsHeader header, String name) {
    List<TensorState> states = new ArrayList<>();
    while (header.tensors().containsKey(CheckpointLayout.tensor(name, states.size(), "value"))) {
      List<Tensor> parts = new ArrayList<>();
      for (String part : CheckpointLayout.PARTS) {
        parts.add(tensor(channel, header, CheckpointLayout.tensor(name, states.size(), part)));
      }
      states.add(new TensorState(parts.get(0), parts.get(1), parts.get(2)));
    }
    return new Group(name, new GroupState(states), CheckpointLayout.sha256(states));
  }

  private Tensor tensor(FileChannel channel, SafetensorsHeader header, String name) {
    TensorEntry entry = header.tensors().get(name);
    if (entry == null || entry.dtype() != DType.FP32) {
      throw wrong(name + ": must be present, in FP32");
    }
    try {
      return header.read(channel, entry);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  private void requireIntact(SafetensorsHeader header, Group group) {
    if (!said(header, CheckpointLayout.digest(group.name())).equals(group.digest())) {
      String name = group.name().replace('.', ' ');
      throw wrong("altered: " + name + " does not match its checksum");
    }
  }

  private int step(SafetensorsHeader header) {
    try {
      return Integer.parseInt(said(header, CheckpointLayout.STEP));
    } catch (NumberFormatException wrong) {
      throw new CheckpointException(
          path,
          "step = " + said(header, CheckpointLayout.STEP) + ": must be a whole number",
          wrong);
    }
  }

  private static String said(SafetensorsHeader header, String key) {
    return header.metadata().getOrDefault(key, "none");
  }

  private CheckpointException wrong(String what) {
    return new CheckpointException(path, what);
  }

  private CheckpointException unreadable(IOException failure) {
    return new CheckpointException(path, "cannot be read: " + IoReason.of(failure), failure);
  }

  /** One group as read, and its checksum. */
  private record Group(String name, GroupState state, String digest) {}
}
