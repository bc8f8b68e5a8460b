package org.splitkd.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.policy.Policies;
import org.splitkd.report.Fixture;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

@Tag("slow")
class FiguresTest {

  private static final List<Figure> FIGURES = Figures.draw(Fixture.summary());

  private static final int WHITE = 0xFFFFFFFF;

  /** Okabe and Ito's blue, of the proposed method's bars and cells. */
  private static final int BLUE = 0xFF0072B2;

  /** Their bluish green, of the uplink. */
  private static final int GREEN = 0xFF009E73;

  @Test
  void shouldDrawEveryFigure() {
    assertEquals(
        List.of("fig3-delay", "fig4-energy", "parts", "cuts", "frequency"),
        FIGURES.stream().map(Figure::name).toList());
  }

  @Test
  void shouldDrawPicturesOnWhiteGround() throws IOException {
    for (Figure figure : FIGURES) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
      assertEquals(1600, image.getWidth(), figure.name());
      assertTrue(image.getHeight() >= 400 && image.getHeight() <= 1200, figure.name());
      assertEquals(WHITE, image.getRGB(0, 0), figure.name());
      assertEquals(WHITE, image.getRGB(1599, image.getHeight() - 1), figure.name());
      int colour = figure.name().equals("parts") ? GREEN : BLUE;
      assertTrue(pixels(image, colour) > 2000, figure.name());
    }
  }

  @Test
  void shouldLeaveNothingAtTheEdgesThatCouldBeCut() throws IOException {
    for (Figure figure : FIGURES) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
      int bottom = image.getHeight() - 1;
      assertTrue(
          IntStream.range(0, 1600)
              .allMatch(x -> image.getRGB(x, 4) == WHITE && image.getRGB(x, bottom - 4) == WHITE),
          figure.name());
      assertTrue(
          IntStream.range(0, bottom)
              .allMatch(y -> image.getRGB(4, y) == WHITE && image.getRGB(1595, y) == WHITE),
          figure.name());
    }
  }

  @Test
  void shouldWriteSvgWithNamesAndUnits() throws Exception {
    for (Figure figure : FIGURES) {
      Element svg = parsed(figure.svg());
      String text = svg.getTextContent();
      assertEquals("0 0 800", svg.getAttribute("viewBox").substring(0, 7), figure.name());
      assertTrue(text.contains("good") && text.contains("poor"), figure.name());
      assertTrue(text.contains("proposed"), figure.name());
    }
    assertTrue(svg("fig3-delay").contains("Delay per round (s)"));
    assertTrue(svg("fig3-delay").contains("21.0"), "the mean of proposed, good");
    assertTrue(svg("fig4-energy").contains("Energy per round (kJ)"));
    assertTrue(svg("fig4-energy").contains("1.56"), "the mean of proposed, good");
    assertTrue(svg("parts").contains("waiting"), "there is some");
    assertTrue(svg("frequency").contains("f_max"));
    assertTrue(svg("cuts").contains("orin-nx, 1.00 GHz (2)"));
  }

  /** Failed once: the total of a method without waiting was drawn at the foot of the stack. */
  @Test
  void shouldWriteTotalsAboveTheirStacksWhenOnlySomeMethodsWait() throws Exception {
    Element parts = parsed(svg("parts"));

    assertTrue(height(parts, "50.0") < height(parts, "25.0") - 20);
    assertTrue(height(parts, "25.0") < height(parts, "0") - 20);
    assertTrue(height(parts, "120.0") < height(parts, "100.0") - 10);
  }

  @Test
  void shouldEscapeNamesInSvg() throws Exception {
    for (Figure figure :
        Figures.draw(Fixture.DEFAULT.withChannels("a<b> & 'c'", "poor").summarised())) {
      assertTrue(parsed(figure.svg()).getTextContent().contains("a<b> & 'c'"), figure.name());
    }
  }

  @Test
  void shouldNotShareIdentifiersBetweenFigures() {
    List<String> ids =
        FIGURES.stream()
            .flatMap(
                figure -> Pattern.compile(" id=[\"']([^\"']*)").matcher(figure.svg()).results())
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertFalse(ids.isEmpty());
    assertEquals(ids.size(), ids.stream().distinct().count());
  }

  @Test
  void shouldNotDrawCutsOfAMethodThatWasNotRun() {
    List<Figure> figures =
        Figures.draw(Fixture.DEFAULT.withMethods(Policies.SERVER_ONLY).summarised());

    assertEquals(
        List.of("fig3-delay", "fig4-energy", "parts", "frequency"),
        figures.stream().map(Figure::name).toList());
  }

  private static String svg(String name) {
    return FIGURES.stream()
        .filter(figure -> figure.name().equals(name))
        .map(Figure::svg)
        .findFirst()
        .orElseThrow();
  }

  /** From the top of the figure to the base line of a text. */
  private static double height(Element svg, String text) {
    NodeList texts = svg.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> (Element) texts.item(i))
        .filter(element -> element.getTextContent().equals(text))
        .mapToDouble(element -> Double.parseDouble(element.getAttribute("y")))
        .findFirst()
        .orElseThrow();
  }

  private static Element parsed(String svg)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static long pixels(BufferedImage image, int colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
        .count();
  }
}
