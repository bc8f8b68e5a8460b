package org.splitkd.huggingface;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    if (entry.bytes() > Integer.MAX_VALUE) {
      throw new ModelFormatException(
          entry.bytes() + " bytes: must be at most " + Integer.MAX_VALUE + " in one tensor");
    }
    long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), entry.bytes());
      return Tensor.of(entry.dtype(), bytes, shape);
    } catch (IOException failure) {
      throw new ModelFormatException("cannot be read: " + IoReason.of(failure), failure);
    }
  }
}
