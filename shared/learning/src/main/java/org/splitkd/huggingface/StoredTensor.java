package org.splitkd.huggingface;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.splitkd.files.IoReason;
import org.splitkd.tensor.Tensor;

/** A tensor whose header has been read and whose data is still in its file. */
record StoredTensor(Path file, long dataStart, TensorEntry entry) {

  /**
   * Returns the tensor over its own mapping, so that only tensors are limited to 2 GiB, not files.
   * The file may be renamed or replaced while mapped, but not written to.
   *
   * @throws ModelFormatException if it is too large, or the file is gone; the message names neither
   *     file nor tensor
   */
  Tensor map() {
    entry.requireBuffer();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return entry.over(
          channel.map(FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), entry.bytes()));
    } catch (IOException failure) {
      throw new ModelFormatException("cannot be read: " + IoReason.of(failure), failure);
    }
  }
}
