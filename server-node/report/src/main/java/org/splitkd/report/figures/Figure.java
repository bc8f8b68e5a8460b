package org.splitkd.report.figures;

/** A drawn figure. */
public final class Figure {

  private final String name;
  private final String caption;
  private final byte[] png;
  private final String svg;

  Figure(String name, String caption, byte[] png, String svg) {
    this.name = name;
    this.caption = caption;
    this.png = png.clone();
    this.svg = svg;
  }

  /** The name of its files, without extension. */
  public String name() {
    return name;
  }

  /** A description in a sentence or two. */
  public String caption() {
    return caption;
  }

  /** The picture for a screen of double density. */
  public byte[] png() {
    return png.clone();
  }

  /** An SVG document. */
  public String svg() {
    return svg;
  }
}
