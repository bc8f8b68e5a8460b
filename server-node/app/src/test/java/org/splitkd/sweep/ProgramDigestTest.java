package org.splitkd.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.files.Sha256;

class ProgramDigestTest {

  @TempDir private Path home;

  /** The expected digest is that of {@code sha256sum} for {@code a/One.classoneb.conftwo}. */
  @Test
  void shouldBeOfNamesAndContentsWhateverElseAJarHas() throws IOException {
    Path folder = Files.createDirectory(home.resolve("classes"));
    Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("One.class"), "one");
    Files.writeString(folder.resolve("b.conf"), "two");
    String expected = Sha256.of("a/One.classoneb.conftwo");

    assertEquals(expected, digest(folder));
    assertEquals(expected, digest(jar("early.jar", "one", "built early")));
    assertEquals(expected, digest(jar("late.jar", "one", "built late")));
    assertNotEquals(expected, digest(jar("other.jar", "One", "built late")));
  }

  @Test
  void shouldBeTheSameWheneverItIsAsked() {
    assertEquals(64, ProgramDigest.current().length());
    assertEquals(ProgramDigest.current(), ProgramDigest.current());
  }

  private Path jar(String name, String one, String manifest) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", manifest);
    entries.put("b.conf", "two");
    entries.put("a/One.class", one);
    Path jar = home.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static String digest(Path module) throws IOException {
    Sha256 digest = new Sha256();
    ProgramDigest.add(module, digest);
    return digest.hex();
  }
}
