package org.splitkd.report.figures;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.splitkd.report.ReportException;

/** Whether this Java can draw text: a headless runtime may come without fonts or without AWT. */
final class Fonts {

  private Fonts() {}

  /**
   * Measures a letter.
   *
   * @throws ReportException if that fails
   */
  static void check() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      font.getStringBounds("s", new FontRenderContext(null, true, true));
    } catch (LinkageError | InternalError | RuntimeException failure) {
      throw noFonts(failure);
    }
  }

  private static ReportException noFonts(Throwable failure) {
    return new ReportException(
        "figures: this Java cannot draw text ("
            + failure.getClass().getSimpleName()
            + "): install fontconfig and a font such as DejaVu Sans",
        failure);
  }
}
