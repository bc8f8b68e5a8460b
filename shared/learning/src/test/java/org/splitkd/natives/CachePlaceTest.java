package org.splitkd.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePlaceTest {

  private static final Map<String, String> USUAL =
      Map.of("user.home", "/home/me", "user.name", "me", "java.io.tmpdir", "/tmp");

  @TempDir Path folder;

  @Test
  void shouldPreferWhatTheUserNames() {
    assertEquals(
        List.of("/a/b"),
        places(Map.of("SPLITKD_CACHE", "/a/b", "XDG_CACHE_HOME", "/c", "HOME", "/h"), USUAL));
    assertEquals(
        List.of("/d"),
        places(
            Map.of("HOME", "/h"),
            Map.of("org.bytedeco.javacpp.cachedir", "/d", "user.home", "/home/me")));
  }

  @Test
  void shouldTakeTheEnvironmentBeforeTheListOfUsers() {
    assertEquals(
        List.of("/c/splitkd", "/h/.cache/splitkd", "/home/me/.cache/splitkd", "/tmp/splitkd-me"),
        places(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h"), USUAL));
    assertEquals(
        List.of("/home/me/.cache/splitkd", "/tmp/splitkd-me"),
        places(Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "relative"), USUAL));
  }

  /** A user without an entry in the list of users, as in some containers. */
  @Test
  void shouldNotTakeAQuestionMarkForAHome() {
    assertEquals(
        List.of("/tmp/splitkd-_"),
        places(Map.of(), Map.of("user.home", "?", "user.name", "?", "java.io.tmpdir", "/tmp")));
  }

  @Test
  void shouldGoOnToTheNextPlaceAndNameAllThatFail() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    CachePlace inTheWay = new CachePlace(file, false);
    CachePlace below = new CachePlace(file.resolve("below"), false);
    CachePlace good = new CachePlace(folder.resolve("good"), false);
    List<NativeJar> none = List.of();

    Path unpacked = CachePlace.unpacked(List.of(inTheWay, below, good), none);

    assertEquals(good.folder().toRealPath(), unpacked.getParent());
    NativeLibrariesException refused =
        assertThrows(
            NativeLibrariesException.class,
            () -> CachePlace.unpacked(List.of(inTheWay, below), none));
    assertEquals(
        "cannot unpack the libraries for training: %1$s: a file is in the way; %1$s/below: a file is in the way: set SPLITKD_CACHE to a folder with 0.5 GB to spare"
            .formatted(file),
        refused.getMessage());
  }

  /** Somebody else could have put libraries there. */
  @Test
  void shouldNotUseASharedFolderThatOthersCanWrite() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), open);

    for (Path place : List.of(open, linked)) {
      NativeLibrariesException refused =
          assertThrows(
              NativeLibrariesException.class,
              () -> CachePlace.unpacked(List.of(new CachePlace(place, true)), List.of()));
      assertEquals(
          "cannot unpack the libraries for training: "
              + place
              + ": belongs to another user, or others can write to it: set SPLITKD_CACHE to a"
              + " folder with 0.5 GB to spare",
          refused.getMessage());
    }
  }

  /** Lines of a real machine. */
  @Test
  void shouldFindTheOptionsOfAMount() {
    List<String> mounts =
        List.of(
            "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
            "26 22 0:24 / /dev/shm rw,nosuid,nodev,noexec - tmpfs tmpfs rw",
            "30 22 0:25 / /home/a\\040b rw,noexec - ext4 /dev/vdb rw",
            "31 22 0:26 / /home/a\\040b rw,nodev - ext4 /dev/vdc rw");

    assertEquals(
        List.of("rw", "relatime"), CachePlace.mountOptions(mounts, Path.of("/home/me/.cache")));
    assertEquals(
        List.of("rw", "nosuid", "nodev", "noexec"),
        CachePlace.mountOptions(mounts, Path.of("/dev/shm/x")));
    assertEquals(List.of("rw", "nodev"), CachePlace.mountOptions(mounts, Path.of("/home/a b/c")));
  }

  @Test
  void shouldLookIntoAnImageFirst() {
    assertEquals(
        List.of("/opt/natives", "/cache"),
        places(Map.of("SPLITKD_CACHE", "/cache"), Map.of("splitkd.natives", "/opt/natives")));
  }

  private static List<String> places(
      Map<String, String> environment, Map<String, String> properties) {
    return CachePlace.all(environment, properties).stream()
        .map(place -> place.folder().toString())
        .toList();
  }
}
