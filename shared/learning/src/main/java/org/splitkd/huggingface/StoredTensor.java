package org.splitkd.huggingface;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.splitkd.files.IoReason;
import org.splitkd.tensor.Tensor;

/** A tensor of which the header is read and the data still lies in its file. */
record StoredTensor(Path file, long dataStart, TensorEntry entry) {

  /**
   * The tensor over a mapping of its own, so that only tensors are limited to 2 GiB, not files. The
   * file can be renamed or replaced meanwhile, but not written to.
   *
   * @throws ModelFormatException if it is too large, or the file has gone; without file and name
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
