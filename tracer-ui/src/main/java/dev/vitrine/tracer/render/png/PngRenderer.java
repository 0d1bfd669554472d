package dev.vitrine.tracer.render.png;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints a figure as PNG: the geometry of the SVG, two pixels a unit, the texts at their measured widths. Needs no display.
public final class PngRenderer {
  /// Pixels a figure unit: sharp on a dense screen and in print.
  public static final int SCALE = 2;

  static {
    // A display that cannot be reached is none of a picture's business.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private final Theme theme;
  private final Supplier<List<Font>> machine;
  private final Graphics2D g;

  private PngRenderer(Theme theme, Supplier<List<Font>> machine, Graphics2D g) {
    this.theme = theme;
    this.machine = machine;
    this.g = g;
  }

  /// The bytes of the file.
  ///
  /// @throws NoFontException where no font of this machine has a character of the figure
  public static byte[] render(Figure figure, Theme theme) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image(figure, theme, Faces::ofTheMachine), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The pixels, for what the carried fonts lack with these others.
  static BufferedImage image(Figure figure, Theme theme, Supplier<List<Font>> machine) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(figure.width() * SCALE),
            (int) Math.ceil(figure.height() * SCALE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Color.decode(theme.colour(Paint.CANVAS)));
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(SCALE, SCALE);
      PngRenderer renderer = new PngRenderer(theme, machine, g);
      for (Mark mark : figure.marks()) {
        mark.shapes().forEach(renderer::shape);
      }
    } finally {
      g.dispose();
    }
    return image;
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Shape.Rect r -> {
        // Java2D rounds by the diameter, and no more than the side allows.
        double round = 2 * Math.min(r.radius(), Math.min(r.width(), r.height()) / 2);
        inked(
            new RoundRectangle2D.Double(r.x(), r.y(), r.width(), r.height(), round, round),
            r.ink());
      }
      case Shape.Ellipse e ->
          inked(
              new Ellipse2D.Double(e.cx() - e.rx(), e.cy() - e.ry(), 2 * e.rx(), 2 * e.ry()),
              e.ink());
      case Shape.Path p -> inked(path(p.outline()), p.ink());
      case Shape.Text t -> text(t);
    }
  }

  private void inked(java.awt.Shape shape, Ink ink) {
    if (ink.fill() != Paint.NONE) {
      g.setColor(colour(ink.fill()));
      g.fill(shape);
    }
    if (ink.stroke() != Paint.NONE) {
      g.setColor(colour(ink.stroke()));
      g.setStroke(stroke(ink));
      g.draw(shape);
    }
  }

  // Ends, corners and the limit of sharp ones as SVG has them.
  private static BasicStroke stroke(Ink ink) {
    float width = (float) ink.width();
    if (ink.dash() == Shape.Dash.SOLID) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4);
    }
    float[] dashes = {(float) ink.dash().on(), (float) ink.dash().off()};
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4, dashes, 0);
  }

  private static Path2D path(Outline outline) {
    Path2D path = new Path2D.Double();
    for (Outline.Segment segment : outline.segments()) {
      switch (segment) {
        case Outline.Move(var to) -> path.moveTo(to.x(), to.y());
        case Outline.Line(var to) -> path.lineTo(to.x(), to.y());
        case Outline.Cubic(var a, var b, var to) ->
            path.curveTo(a.x(), a.y(), b.x(), b.y(), to.x(), to.y());
        case Outline.Close _ -> path.closePath();
      }
    }
    return path;
  }

  // The measured width is the truth that the layout was made with, as textLength is in SVG.
  private void text(Shape.Text text) {
    FontRenderContext context = g.getFontRenderContext();
    List<GlyphVector> pieces = new ArrayList<>();
    double width = 0;
    for (Faces.Run run : Faces.runs(text.text(), text.font(), machine)) {
      // One glyph a character: code has no ligatures.
      GlyphVector piece = run.font().createGlyphVector(context, run.text());
      pieces.add(piece);
      width += advance(piece);
    }
    if (width == 0) {
      return;
    }
    AffineTransform before = g.getTransform();
    g.setColor(colour(text.paint()));
    g.translate(text.left(), text.y());
    g.scale(text.width() / width, 1);
    double x = 0;
    for (GlyphVector piece : pieces) {
      g.drawGlyphVector(piece, (float) x, 0);
      x += advance(piece);
    }
    g.setTransform(before);
  }

  private static double advance(GlyphVector piece) {
    return piece.getGlyphPosition(piece.getNumGlyphs()).getX();
  }

  private Color colour(Paint paint) {
    return Color.decode(theme.colour(paint));
  }
}
