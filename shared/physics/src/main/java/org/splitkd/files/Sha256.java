package org.splitkd.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private final MessageDigest digest;

  /** Creates a digest without data. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Adds the remaining bytes of a buffer. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a text as UTF-8. */
  public Sha256 add(String text) {
    return add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Adds the content of a file of any length. */
  public Sha256 add(Path file) throws IOException {
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return this;
  }

  /** Returns the digest of everything added, and resets it. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the digest of bytes in memory. */
  public static String of(byte[] bytes) {
    return new Sha256().add(ByteBuffer.wrap(bytes)).hex();
  }

  /** Returns the digest of a text as UTF-8. */
  public static String of(String text) {
    return new Sha256().add(text).hex();
  }

  /** Returns the digest of a file. */
  public static String of(Path file) throws IOException {
    return new Sha256().add(file).hex();
  }
}
