package org.splitkd.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.splitkd.nn.TensorState;
import org.splitkd.tensor.Tensor;

/** SHA-256 as 64 lower-case hexadecimal digits. */
final class Sha256 {

  private Sha256() {}

  static String of(byte[] bytes) {
    return hex(create().digest(bytes));
  }

  /** Of a group's bytes as they lie in the file. */
  static String of(List<TensorState> group) {
    MessageDigest digest = create();
    for (TensorState state : group) {
      for (Tensor tensor : Layout.parts(state)) {
        digest.update(tensor.bytes());
      }
    }
    return hex(digest.digest());
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
