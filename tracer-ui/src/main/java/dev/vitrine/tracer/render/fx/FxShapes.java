package dev.vitrine.tracer.render.fx;

import dev.vitrine.tracer.figure.Font.Face;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Theme;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/// The JavaFX node of each shape of the display list, in the colours of one theme.
final class FxShapes {
  private static final Map<dev.vitrine.tracer.figure.Font, Font> FONTS = new ConcurrentHashMap<>();

  private FxShapes() {}

  static Node node(Shape shape, Theme theme) {
    return switch (shape) {
      case Shape.Rect rect -> rectangle(rect, theme);
      case Shape.Ellipse ellipse ->
          inked(
              new Ellipse(ellipse.cx(), ellipse.cy(), ellipse.rx(), ellipse.ry()),
              ellipse.ink(),
              theme);
      case Shape.Path path -> inked(path(path.outline()), path.ink(), theme);
      case Shape.Text text -> text(text, theme);
    };
  }

  static Color colour(Paint paint, Theme theme) {
    return paint == Paint.NONE ? Color.TRANSPARENT : Color.web(theme.colour(paint));
  }

  private static Node rectangle(Shape.Rect rect, Theme theme) {
    Rectangle node = new Rectangle(rect.x(), rect.y(), rect.width(), rect.height());
    node.setArcWidth(2 * rect.radius());
    node.setArcHeight(2 * rect.radius());
    return inked(node, rect.ink(), theme);
  }

  private static Path path(Outline outline) {
    Path path = new Path();
    for (Outline.Segment segment : outline.segments()) {
      path.getElements()
          .add(
              switch (segment) {
                case Outline.Move(var to) -> new MoveTo(to.x(), to.y());
                case Outline.Line(var to) -> new LineTo(to.x(), to.y());
                case Outline.Cubic(var c1, var c2, var to) ->
                    new CubicCurveTo(c1.x(), c1.y(), c2.x(), c2.y(), to.x(), to.y());
                case Outline.Close _ -> new ClosePath();
              });
    }
    return path;
  }

  private static Node inked(javafx.scene.shape.Shape node, Shape.Ink ink, Theme theme) {
    node.setFill(ink.fill() == Paint.NONE ? null : colour(ink.fill(), theme));
    if (ink.stroke() == Paint.NONE) {
      node.setStroke(null);
    } else {
      node.setStroke(colour(ink.stroke(), theme));
      node.setStrokeWidth(ink.width());
      if (ink.dash() != Shape.Dash.SOLID) {
        node.getStrokeDashArray().setAll(ink.dash().on(), ink.dash().off());
        node.setStrokeLineCap(StrokeLineCap.BUTT);
      }
    }
    return node;
  }

  // The measured width is the truth that the layout was made with: where this machine sets the text
  // wider or narrower, it is stretched to it, as textLength does in SVG.
  private static Node text(Shape.Text text, Theme theme) {
    Text node = new Text(text.text());
    node.setFont(font(text.font()));
    node.setFill(colour(text.paint(), theme));
    node.setFontSmoothingType(FontSmoothingType.GRAY);
    double width = node.getLayoutBounds().getWidth();
    node.setX(text.left());
    node.setY(text.y());
    if (width > 0 && Math.abs(width - text.width()) > 0.5) {
      node.getTransforms().add(new Scale(text.width() / width, 1, text.left(), text.y()));
    }
    return node;
  }

  private static Font font(dev.vitrine.tracer.figure.Font font) {
    return FONTS.computeIfAbsent(
        font,
        f ->
            f.face() == Face.SANS_SEMIBOLD
                ? Font.font("Inter SemiBold", f.size())
                : Font.font(
                    f.face().family(),
                    f.face().weight() >= 600 ? FontWeight.BOLD : FontWeight.NORMAL,
                    f.size()));
  }
}
