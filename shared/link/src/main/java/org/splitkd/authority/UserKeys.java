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
 * The keys that all nodes of a user on a machine share unless they are given others: {@code
 * .splitkd/tls} in the user's home. The first node creates them. Anyone who cannot read them, such
 * as another user or a stray connection, cannot talk to a node.
 *
 * <p>The authority that signs them is discarded at once, so it signs no other certificates. Nodes
 * of the same user on another machine need a copy of the folder.
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
   * Returns the folder in which the keys are, or will be created.
   *
   * @throws TlsException if the user has no home, as in a container
   */
  public static Path folder() {
    String other = System.getProperty(FOLDER);
    return other != null ? Path.of(other) : inHome(System.getProperty("user.home", ""));
  }

  static Path inHome(String home) {
    Path folder = Path.of(home);
    if (!folder.isAbsolute()) { // Java reports "?" for a missing home
      throw new TlsException(
          "the user has no home in which nodes could share keys: must have --tls, or --no-tls");
    }
    return folder.resolve(".splitkd").resolve("tls");
  }

  /**
   * Returns the keys in a folder, which are created if the folder is missing. When several
   * processes create them at the same time, all get the keys of the first.
   *
   * @throws TlsException if the keys cannot be used or created
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
          unusable.getMessage() + "; a node creates new ones if " + folder + " is missing",
          unusable);
    }
    return files;
  }

  /**
   * Creates the files in a sibling folder and then renames it, so the folder is never incomplete.
   */
  private static void make(Path folder, Clock clock) {
    Path beside = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
    try {
      Path home = beside.resolve("authority");
      CertificateAuthority.create(home, clock);
      CertificateAuthority.open(home, clock).issue(IDENTITY, DAYS, beside.resolve("node"));
      putInPlace(beside.resolve("node"), folder);
    } catch (TlsException failure) {
      throw new TlsException(
          failure.getMessage() + "; use --tls for keys elsewhere, --no-tls for none", failure);
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
      // Another process was first: the move does not replace a folder that has files.
      if (!Files.isDirectory(folder)) {
        throw new TlsException(folder + ": cannot be made: " + IoReason.of(failure), failure);
      }
    }
  }
}
