package org.splitkd.report.figures;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a sheet as a PNG and as an SVG image. */
final class Canvas {

  static {
    // Rotated text stays text in SVG.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  /** Pixels per point. */
  static final int DENSITY = 2;

  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private Canvas() {}

  static Figure draw(Sheet sheet) {
    return new Figure(sheet.name(), sheet.caption(), png(sheet), svg(sheet));
  }

  private static byte[] png(Sheet sheet) {
    BufferedImage image =
        new BufferedImage(
            DENSITY * sheet.width(), DENSITY * sheet.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(DENSITY, DENSITY);
    sheet.chart().draw(graphics, area(sheet));
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String svg(Sheet sheet) {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(2);
    // Figures share one page, so identifiers start with the name of the figure.
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return super.generateID(sheet.name() + "-" + prefix);
          }
        });
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(sheet.width(), sheet.height()));
    sheet.chart().draw(graphics, area(sheet));
    Element root = graphics.getRoot();
    root.setAttributeNS(null, "viewBox", "0 0 " + sheet.width() + " " + sheet.height());
    return text(root);
  }

  /** Returns the document without a document type, which readers would fetch from the network. */
  private static String text(Element root) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter(1 << 16);
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString().replace("<defs id=\"genericDefs\"/>", "") + "\n";
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG_NAMESPACE, "svg", null);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Rectangle2D area(Sheet sheet) {
    return new Rectangle2D.Double(0, 0, sheet.width(), sheet.height());
  }
}
