package org.splitkd.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.splitkd.files.Folders;
import org.splitkd.files.IoReason;
import org.splitkd.security.TlsException;
import org.splitkd.security.TlsFiles;

/**
 * The keys that all nodes of a user on a machine share, unless they are given others: {@code
 * .splitkd/tls} in the user's home. The first node makes them. Whoever cannot read them, another
 * user or a stray connection, cannot say a word to a node.
 *
 * <p>The authority that signs them is thrown away at once: nobody else gets a certificate of it.
 * Nodes of the same user on another machine need a copy of the folder.
 */
public final class UserKeys {

  /** The system property that names another folder. */
  public static final String FOLDER = "splitkd.keys";

  private static final NodeIdentity IDENTITY =
      new NodeIdentity("splitkd", List.of("localhost", "127.0.0.1"));

  /** A day less than the authority. */
  private static final int DAYS = 3649;

  private UserKeys() {}

  /**
   * Where they are, or will be.
   *
   * @throws TlsException if the user has no home, as in a container
   */
  public static Path folder() {
    String other = System.getProperty(FOLDER);
    return other != null ? Path.of(other) : inHome(System.getProperty("user.home", ""));
  }

  static Path inHome(String home) {
    Path folder = Path.of(home);
    if (!folder.isAbsolute()) { // Java says "?" where there is none
      throw new TlsException(
          "the user has no home in which nodes could share keys: must have --tls, or --no-tls");
    }
    return folder.resolve(".splitkd").resolve("tls");
  }

  /**
   * Those in a folder, which are made if it is not there. Of several processes that make them at
   * the same time all get those of the first.
   *
   * @throws TlsException if they cannot be used, or not be made
   */
  public static TlsFiles in(Path folder, Clock clock) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      make(folder, clock);
    }
    TlsFiles files = TlsFiles.in(folder);
    try {
      files.load(clock);
    } catch (TlsException unusable) {
      throw new TlsException(
          unusable.getMessage() + "; a node makes new ones when " + folder + " is not there",
          unusable);
    }
    return files;
  }

  /** Beside, and then renamed: there are never some files without the others. */
  private static void make(Path folder, Clock clock) {
    Path beside = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
    try {
      Path home = beside.resolve("authority");
      CertificateAuthority.create(home, clock);
      CertificateAuthority.open(home, clock).issue(IDENTITY, DAYS, beside.resolve("node"));
      putInPlace(beside.resolve("node"), folder);
    } catch (TlsException failure) {
      throw new TlsException(
          failure.getMessage() + "; keys that are elsewhere: --tls, none: --no-tls", failure);
    } finally {
      if (Files.exists(beside)) {
        Folders.remove(beside);
      }
    }
  }

  private static void putInPlace(Path made, Path folder) {
    try {
      Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      // Another process was first: a folder that has something in it is not replaced.
      if (!Files.isDirectory(folder)) {
        throw new TlsException(folder + ": cannot be made: " + IoReason.of(failure), failure);
      }
    }
  }
}
