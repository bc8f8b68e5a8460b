package org.splitkd.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  @Test
  void shouldRemoveWhatIsInAFolderButNotWhatItsLinksLeadTo(@TempDir Path root) throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    Path kept = Files.writeString(other.resolve("kept"), "kept");
    Path folder = root.resolve("folder");
    Files.createDirectories(folder.resolve("deep/deeper"));
    Files.writeString(folder.resolve("deep/file"), "gone");
    Files.createSymbolicLink(folder.resolve("link"), other);

    Folders.remove(folder);

    assertFalse(Files.exists(folder));
    assertEquals("kept", Files.readString(kept));
  }
}
