package dev.vitrine.tracer.render.svg;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Outline.Segment;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Theme;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a figure as SVG 1.1: the same bytes for the same figure on every machine. Needs no display and no
/// font: texts carry the measured width as `textLength`, and families fall back to what a reader has.
public final class SvgRenderer {
  private static final String SANS =
      "Inter,'Helvetica Neue',Arial,'Noto Sans CJK SC','Noto Sans CJK KR',sans-serif";
  private static final String MONO =
      "'JetBrains Mono','Noto Sans CJK SC','Noto Sans CJK KR',monospace";

  /// How long an animation shows one step.
  private static final double FRAME_SECONDS = 0.8;

  private final Theme theme;
  private final StringBuilder out = new StringBuilder(8192);

  private SvgRenderer(Theme theme) {
    this.theme = theme;
  }

  /// The whole document, lines ended by `\n`.
  public static String render(Figure figure, Theme theme) {
    return new SvgRenderer(theme).document(figure);
  }

  /// The frames one after the other, without an end, each shown for [#FRAME_SECONDS]. What two frames share is
  /// written once. Readers who asked for less motion see the last frame.
  ///
  /// @param frames at least one, all of one size
  public static String animated(List<Figure> frames, Theme theme) {
    return new SvgRenderer(theme).film(frames);
  }

  private String film(List<Figure> frames) {
    Map<Mark, BitSet> shown = new LinkedHashMap<>();
    for (int i = 0; i < frames.size(); i++) {
      for (Mark mark : frames.get(i).marks()) {
        shown.computeIfAbsent(mark, _ -> new BitSet()).set(i);
      }
    }
    List<Mark> marks = new ArrayList<>(shown.keySet());
    // Frames agree on the order of layers; within one, the order of first appearance will do.
    marks.sort(Comparator.comparingInt(SvgRenderer::layer));
    Map<BitSet, String> times = new LinkedHashMap<>();
    for (Mark mark : marks) {
      BitSet when = shown.getOrDefault(mark, new BitSet());
      if (when.cardinality() < frames.size()) {
        times.computeIfAbsent(when, _ -> "k" + times.size());
      }
    }
    Figure last = frames.getLast();
    open(last);
    line("<style>");
    String duration = number(frames.size() * FRAME_SECONDS);
    times.forEach((when, name) -> {
      line(
          ".{}{visibility:{};animation:{} {}s step-end infinite}",
          name,
          when.get(frames.size() - 1) ? "visible" : "hidden",
          name,
          duration);
      line("@keyframes {}{{}}", name, keyframes(when, frames.size()));
    });
    line("@media (prefers-reduced-motion:reduce){g{animation:none!important}}");
    line("</style>");
    for (Mark mark : marks) {
      String name = times.get(shown.getOrDefault(mark, new BitSet()));
      mark(mark, name == null ? "" : " " + name, false);
    }
    line("</svg>");
    return out.toString();
  }

  private static String keyframes(BitSet when, int frames) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < frames; i++) {
      if (i == 0 || when.get(i) != when.get(i - 1)) {
        all.append(number(100.0 * i / frames))
            .append("%{visibility:")
            .append(when.get(i) ? "visible" : "hidden")
            .append('}');
      }
    }
    return all.toString();
  }

  private static int layer(Mark mark) {
    return switch (mark.kind()) {
      case PANEL -> 0;
      case EDGE -> mark.progress() == Mark.Progress.NOW ? 2 : 1;
      case NODE, CLIENT -> 3;
      case LABEL, LEGEND -> 4;
      case TOKEN, PILL -> 5;
    };
  }

  private String document(Figure figure) {
    open(figure);
    for (Mark mark : figure.marks()) {
      mark(mark, "", true);
    }
    line("</svg>");
    return out.toString();
  }

  /// Everything before the first mark.
  private void open(Figure figure) {
    String width = number(figure.width());
    String height = number(figure.height());
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\""
            + " role=\"img\" aria-labelledby=\"t d\">",
        width,
        height,
        width,
        height);
    line("<title id=\"t\">{}</title>", text(figure.title()));
    line("<desc id=\"d\">{}</desc>", text(figure.description()));
    line("<style>");
    line("text{white-space:pre;font-variant-ligatures:none}");
    for (Font.Face face : Font.Face.values()) {
      line(
          ".{}{font-family:{};font-weight:{}}",
          cssClass(face),
          face.mono() ? MONO : SANS,
          Integer.toString(face.weight()));
    }
    line("</style>");
    // A ground of its own: the page may be dark where the figure is light.
    line(
        "<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>",
        width,
        height,
        theme.colour(Paint.CANVAS));
  }

  /// @param more classes besides the mark's own
  /// @param named whether the mark is the only one of its id in the document
  private void mark(Mark mark, String more, boolean named) {
    String classes =
        mark.kind().name().toLowerCase(Locale.ROOT)
            + mark.stage().map(s -> " " + s.label()).orElse("")
            + " "
            + mark.progress().name().toLowerCase(Locale.ROOT).replace("_", "")
            + more;
    line("<g{} class=\"{}\">", named ? " id=\"" + text(mark.id()) + "\"" : "", classes);
    if (!mark.title().isEmpty()) {
      line("<title>{}</title>", text(mark.title()));
    }
    for (Shape shape : mark.shapes()) {
      shape(shape);
    }
    line("</g>");
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Shape.Rect r ->
          line(
              "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}/>",
              number(r.x()),
              number(r.y()),
              number(r.width()),
              number(r.height()),
              r.radius() > 0 ? " rx=\"" + number(r.radius()) + "\"" : "",
              ink(r.ink()));
      case Shape.Ellipse e ->
          line(
              "<ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\"{}/>",
              number(e.cx()),
              number(e.cy()),
              number(e.rx()),
              number(e.ry()),
              ink(e.ink()));
      case Shape.Path p -> line("<path d=\"{}\"{}/>", data(p.outline()), ink(p.ink()));
      case Shape.Text t ->
          line(
              "<text x=\"{}\" y=\"{}\" class=\"{}\" font-size=\"{}\" fill=\"{}\"{}"
                  + " textLength=\"{}\">{}</text>",
              number(t.x()),
              number(t.y()),
              cssClass(t.font().face()),
              number(t.font().size()),
              theme.colour(t.paint()),
              anchor(t.anchor()),
              number(t.width()),
              text(t.text()));
    }
  }

  private String ink(Ink ink) {
    StringBuilder s = new StringBuilder();
    s.append(" fill=\"").append(theme.colour(ink.fill())).append('"');
    if (ink.stroke() != Paint.NONE) {
      s.append(" stroke=\"").append(theme.colour(ink.stroke()));
      s.append("\" stroke-width=\"").append(number(ink.width())).append('"');
      if (ink.dash() != Shape.Dash.SOLID) {
        s.append(" stroke-dasharray=\"").append(number(ink.dash().on())).append(' ');
        s.append(number(ink.dash().off())).append('"');
      }
    }
    return s.toString();
  }

  /// The outline as the value of a path's `d`.
  public static String data(Outline outline) {
    StringBuilder d = new StringBuilder();
    for (Segment segment : outline.segments()) {
      switch (segment) {
        case Outline.Move(Point to) -> d.append('M').append(pair(to));
        case Outline.Line(Point to) -> d.append('L').append(pair(to));
        case Outline.Cubic(Point c1, Point c2, Point to) ->
            d.append('C')
                .append(pair(c1))
                .append(' ')
                .append(pair(c2))
                .append(' ')
                .append(pair(to));
        case Outline.Close _ -> d.append('Z');
      }
    }
    return d.toString();
  }

  private static String pair(Point p) {
    return number(p.x()) + " " + number(p.y());
  }

  private static String anchor(Anchor anchor) {
    return switch (anchor) {
      case START -> "";
      case MIDDLE -> " text-anchor=\"middle\"";
      case END -> " text-anchor=\"end\"";
    };
  }

  private static String cssClass(Font.Face face) {
    return face.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// At most two decimals and no trailing zeros, so that no machine's rounding shows.
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }

  private static String text(String s) {
    StringBuilder escaped = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        // XML 1.0 has no other control characters; a trace may hold any byte.
        default -> escaped.append(c < 0x20 || c >= 0xFFFE ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  /// Adds one line, each `{}` of the template replaced by the next value.
  private void line(String template, String... values) {
    int from = 0;
    for (String value : values) {
      int hole = template.indexOf("{}", from);
      out.append(template, from, hole).append(value);
      from = hole + 2;
    }
    out.append(template, from, template.length()).append('\n');
  }
}
