package dev.vitrine.tracer.figure;

/// One thing to paint. These four are all that a renderer needs to know; every node, arrow, token and pill
/// is put together from them.
public sealed interface Shape {
  /// Smallest box around what is painted, without the stroke's width.
  Box box();

  /// How a stroke runs: `on` units drawn, `off` left out, again and again; solid has no gaps.
  enum Dash {
    SOLID(0, 0),
    /// Means not yet.
    DASHED(5, 4),
    DOTTED(2, 3);

    private final double on;
    private final double off;

    Dash(double on, double off) {
      this.on = on;
      this.off = off;
    }

    public double on() {
      return on;
    }

    public double off() {
      return off;
    }
  }

  /// How a shape is painted: a fill, and a stroke around it in figure units.
  record Ink(Paint fill, Paint stroke, double width, Dash dash) {
    public static Ink fill(Paint fill) {
      return new Ink(fill, Paint.NONE, 0, Dash.SOLID);
    }

    public static Ink stroke(Paint stroke, double width) {
      return new Ink(Paint.NONE, stroke, width, Dash.SOLID);
    }

    public static Ink of(Paint fill, Paint stroke, double width) {
      return new Ink(fill, stroke, width, Dash.SOLID);
    }

    public Ink withDashes() {
      return with(Dash.DASHED);
    }

    public Ink with(Dash newDash) {
      return new Ink(fill, stroke, width, newDash);
    }
  }

  /// A rectangle with its corners rounded by `radius`.
  record Rect(double x, double y, double width, double height, double radius, Ink ink)
      implements Shape {
    @Override
    public Box box() {
      return new Box(x, y, width, height);
    }
  }

  record Ellipse(double cx, double cy, double rx, double ry, Ink ink) implements Shape {
    @Override
    public Box box() {
      return new Box(cx - rx, cy - ry, 2 * rx, 2 * ry);
    }
  }

  record Path(Outline outline, Ink ink) implements Shape {
    @Override
    public Box box() {
      return outline.box();
    }
  }

  /// One line of text. `x` is the place that `anchor` names, `y` the base line, `width` the measured advance
  /// at which renderers set the text whatever font they have.
  record Text(double x, double y, String text, Font font, Paint paint, Anchor anchor, double width)
      implements Shape {
    public static Text of(double x, double y, String text, Font font, Paint paint, Anchor anchor) {
      return new Text(x, y, text, font, paint, anchor, TextMeasure.width(text, font));
    }

    /// The left end of the text.
    public double left() {
      return switch (anchor) {
        case START -> x;
        case MIDDLE -> x - width / 2;
        case END -> x - width;
      };
    }

    /// From the height of capitals to the depth of descenders.
    @Override
    public Box box() {
      return new Box(left(), y - font.size() * 0.76, width, font.size() * 0.98);
    }
  }

  /// Which part of a text stands at its `x`.
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
