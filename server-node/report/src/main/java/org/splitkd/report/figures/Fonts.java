package org.splitkd.report.figures;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.splitkd.report.ReportException;

/**
 * The font of all figures: DejaVu Sans, which is part of the program.
 *
 * <p>Java on Linux takes its fonts from the machine: a bare one has none, and two machines may have
 * different ones, so that the same run would give different figures. A font configuration file of
 * our own, named by the system property {@code sun.awt.fontconfig}, maps every logical font to the
 * font that comes with the program (the format is that of the JDK's "Font Configuration Files").
 * macOS and Windows always have fonts, and Java does not read such a file there.
 */
final class Fonts {

  private static final String PROPERTY = "sun.awt.fontconfig";
  private static final String FONT = "DejaVuSans.ttf";

  private Fonts() {}

  /**
   * Makes the font known to Java, unless the user has named a font configuration, and measures a
   * letter. Must come before anything else that needs a font: Java looks for fonts once.
   *
   * @throws ReportException if this Java cannot draw text
   */
  static synchronized void prepare() {
    try {
      if (System.getProperty(PROPERTY) == null
          && System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
        System.setProperty(PROPERTY, configuration().toString());
      }
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      font.getStringBounds("s", new FontRenderContext(null, true, true));
    } catch (LinkageError | InternalError | RuntimeException | IOException failure) {
      throw noFonts(failure);
    }
  }

  /** Writes the font and its configuration into a temporary folder; both go when Java ends. */
  private static Path configuration() throws IOException {
    Path folder = Files.createTempDirectory("splitkd-font");
    folder.toFile().deleteOnExit();
    Path font = folder.resolve(FONT);
    font.toFile().deleteOnExit();
    try (InputStream bytes = Fonts.class.getResourceAsStream(FONT)) {
      if (bytes == null) {
        throw new IllegalStateException(FONT + " is missing in this build");
      }
      Files.copy(bytes, font);
    }
    Path configuration = folder.resolve("fontconfig.properties");
    configuration.toFile().deleteOnExit();
    return Files.writeString(
        configuration,
        String.join(
            "\n",
            "version=1",
            "sequence.allfonts=latin-1",
            "allfonts.latin-1=DejaVu Sans",
            "filename.DejaVu_Sans=" + font,
            ""));
  }

  private static ReportException noFonts(Throwable failure) {
    return new ReportException(
        "figures: this Java cannot draw text ("
            + failure.getClass().getSimpleName()
            + "): it needs the libraries freetype and fontconfig, and a folder for temporary files",
        failure);
  }
}
