package org.splitkd.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The font of figures, on a machine that has no fonts. */
@EnabledOnOs(OS.LINUX)
class FontsTest {

  private static final String TEXT = "Energy of a round (kJ), −24.1 %";

  @TempDir Path folder;

  /** A JVM to which fontconfig offers no font at all. */
  @Test
  void shouldDrawTextWhereNoFontIsInstalled() throws Exception {
    Path nothing =
        Files.writeString(
            folder.resolve("fonts.conf"),
            "<?xml version=\"1.0\"?><fontconfig><dir>" + folder + "</dir></fontconfig>");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Measured.class.getName());
    child.environment().put("FONTCONFIG_FILE", nothing.toString());
    child.redirectErrorStream(true);

    Process process = child.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("width 190.9"), said);
  }

  /**
   * Prints the width of a text at 12 points. Its advance widths in the hmtx table of DejaVu Sans
   * 2.37 add up to 32,593 of 2,048 units per em: 190.97 points.
   */
  static final class Measured {
    public static void main(String[] args) {
      Fonts.prepare();
      Rectangle2D bounds =
          new Font(Font.SANS_SERIF, Font.PLAIN, 12)
              .getStringBounds(TEXT, new FontRenderContext(null, true, true));
      System.out.println("width " + bounds.getWidth());
    }
  }
}
