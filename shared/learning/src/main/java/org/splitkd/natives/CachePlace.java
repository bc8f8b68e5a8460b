package org.splitkd.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.files.UnwritableFileException;

/**
 * A folder that may hold unpacked libraries.
 *
 * <p>Libraries are unpacked into a folder beside the final one, forced to the disk, listed with
 * their sizes, and the folder is renamed; so a process that is killed at any instant leaves the
 * next one either everything or nothing. Every start compares the files with the list. One process
 * unpacks at a time; where the file system has no locks, several may, and the first to finish wins.
 *
 * @param folder absolute
 * @param shared whether other users can write beside it, so that it must be the user's own
 */
record CachePlace(Path folder, boolean shared) {

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private static final String LIST = "libraries.list";
  private static final String LOCK = "natives.lock";
  private static final String BEGUN = "unpacking-";
  private static final String BROKEN = "broken-";

  /**
   * The places to try, best first. After a place that the user names comes no other.
   *
   * @param properties of the JVM: the folder of an image and the cache of JavaCPP if they are set,
   *     the home, the user's name, and the folder for temporary files
   */
  static List<CachePlace> all(Map<String, String> environment, Map<String, String> properties) {
    List<CachePlace> places = new ArrayList<>();
    String image = properties.getOrDefault(NativeLibraries.UNPACKED, "");
    if (!image.isEmpty()) {
      places.add(new CachePlace(Path.of(image).toAbsolutePath(), false));
    }
    for (String named :
        List.of(
            environment.getOrDefault(NativeLibraries.CACHE, ""),
            properties.getOrDefault("org.bytedeco.javacpp.cachedir", ""))) {
      if (!named.isEmpty()) {
        places.add(new CachePlace(Path.of(named).toAbsolutePath(), false));
        return List.copyOf(places);
      }
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (isAbsolute(caches)) {
      places.add(new CachePlace(Path.of(caches, "splitkd"), false));
    }
    for (String home :
        List.of(environment.getOrDefault("HOME", ""), properties.getOrDefault("user.home", ""))) {
      // Without an entry in the list of users Java's home is "?".
      if (isAbsolute(home)) {
        places.add(new CachePlace(Path.of(home, ".cache", "splitkd"), false));
      }
    }
    String user = properties.getOrDefault("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
    places.add(
        new CachePlace(
            Path.of(properties.getOrDefault("java.io.tmpdir", "/tmp"), "splitkd-" + user)
                .toAbsolutePath(),
            true));
    return places.stream().distinct().toList();
  }

  private static boolean isAbsolute(String path) {
    return !path.isEmpty() && Path.of(path).isAbsolute();
  }

  /**
   * Unpacks jars in the first place that can hold them, unless one holds them already.
   *
   * @return the folder with the libraries
   * @throws NativeLibrariesException if there is no such place; it names each with its reason
   */
  static Path unpacked(List<CachePlace> places, List<NativeJar> jars) {
    List<String> reasons = new ArrayList<>();
    for (CachePlace place : places) {
      try {
        return place.unpacked(jars);
      } catch (IOException failure) {
        reasons.add(place.folder + ": " + IoReason.of(failure));
      } catch (UnwritableFileException failure) {
        reasons.add(place.folder + ": " + failure.reason());
      }
    }
    throw new NativeLibrariesException(
        "cannot unpack the libraries for training: "
            + String.join("; ", reasons)
            + ": set "
            + NativeLibraries.CACHE
            + " to a folder with 0.5 GB to spare");
  }

  private Path unpacked(List<NativeJar> jars) throws IOException {
    String version =
        Sha256.of(String.join("\n", jars.stream().map(NativeJar::name).toList())).substring(0, 16);
    Path target = folder.resolve("natives-" + version);
    requireOwn();
    if (isWhole(target)) {
      return target.toRealPath();
    }
    create();
    requireOwn();
    requireExecutable();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isWhole(target)) {
        removeLeftovers();
        unpack(jars, target);
      }
    }
    return target.toRealPath();
  }

  private void create() throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    if (Files.notExists(folder)) {
      try {
        if (isPosix()) {
          Files.createDirectory(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createDirectory(folder);
        }
      } catch (FileAlreadyExistsException another) {
        // Another process was quicker.
      }
    }
  }

  /** In a folder where others can write, somebody else may have put libraries of his own. */
  private void requireOwn() throws IOException {
    if (!shared || !isPosix() || Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path mine = Files.createTempFile("splitkd", null);
    boolean own;
    try {
      own =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                  .equals(Files.getAttribute(mine, "unix:uid"))
              && Files.getPosixFilePermissions(folder).stream().noneMatch(OTHERS::contains);
    } finally {
      Files.delete(mine);
    }
    if (!own) {
      throw new FileSystemException(
          folder.toString(), null, "belongs to another user, or others can write to it");
    }
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Libraries cannot be loaded from a file system that is mounted with noexec. */
  private void requireExecutable() throws IOException {
    Path mounts = Path.of("/proc/self/mountinfo");
    if (!Files.isReadable(mounts)) {
      return;
    }
    List<String> lines = Files.readAllLines(mounts, StandardCharsets.ISO_8859_1);
    if (mountOptions(lines, folder.toRealPath()).contains("noexec")) {
      throw new FileSystemException(folder.toString(), null, "is mounted with noexec");
    }
  }

  /** The options of the mount that holds a place, from the lines of Linux's mountinfo. */
  static List<String> mountOptions(List<String> mountinfo, Path place) {
    List<String> options = List.of();
    int longest = -1;
    for (String line : mountinfo) {
      String[] fields = line.split(" ", -1);
      if (fields.length > 5) {
        Path mount = Path.of(fields[4].replace("\\040", " "));
        // A later mount at the same place hides the earlier one.
        if (place.startsWith(mount) && mount.getNameCount() >= longest) {
          longest = mount.getNameCount();
          options = List.of(fields[5].split(",", -1));
        }
      }
    }
    return options;
  }

  private void unpack(List<NativeJar> jars, Path target) throws IOException {
    Path begun = Files.createDirectory(folder.resolve(BEGUN + UUID.randomUUID()));
    try {
      for (NativeJar jar : jars) {
        jar.unpackInto(begun);
      }
      copyOpenBlas(begun);
      AtomicFile.write(begun.resolve(LIST), list(begun).getBytes(StandardCharsets.UTF_8));
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(
            target, folder.resolve(BROKEN + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.force(folder);
    } finally {
      removeLeftovers();
    }
  }

  /**
   * JavaCPP's part that sets the threads of OpenBLAS needs it under another name. JavaCPP would
   * make the copy by itself, in place, unless there is one of the same size and time.
   */
  private static void copyOpenBlas(Path libraries) throws IOException {
    Path library = libraries.resolve("libopenblas.so.0");
    if (Files.exists(library)) {
      Path copy = libraries.resolve("libopenblas_nolapack.so.0");
      AtomicFile.copy(library, copy);
      Files.setLastModifiedTime(copy, Files.getLastModifiedTime(library));
    }
  }

  /** Removes what killed processes left; only the one process that unpacks calls it. */
  private void removeLeftovers() throws IOException {
    List<Path> leftovers;
    try (Stream<Path> all = Files.list(folder)) {
      leftovers =
          all.filter(Files::isDirectory)
              .filter(
                  path ->
                      path.getFileName().toString().startsWith(BEGUN)
                          || path.getFileName().toString().startsWith(BROKEN))
              .toList();
    }
    for (Path leftover : leftovers) {
      try (Stream<Path> files = Files.walk(leftover)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String list(Path libraries) throws IOException {
    StringBuilder list = new StringBuilder();
    try (Stream<Path> files = Files.list(libraries)) {
      for (Path file : files.sorted().toList()) {
        list.append(Files.size(file)).append(' ').append(file.getFileName()).append('\n');
      }
    }
    return list.toString();
  }

  /** Whether every library of the list has its size. */
  private static boolean isWhole(Path libraries) throws IOException {
    Path list = libraries.resolve(LIST);
    if (!Files.isRegularFile(list)) {
      return false;
    }
    List<String> lines = Files.readAllLines(list);
    for (String line : lines) {
      String[] parts = line.split(" ", 2);
      Path library = libraries.resolve(parts[parts.length - 1]);
      if (!Files.isRegularFile(library) || !String.valueOf(Files.size(library)).equals(parts[0])) {
        return false;
      }
    }
    return !lines.isEmpty();
  }
}
