package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Glyph;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Dash;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws one message: a panel with a caption, a row for each part, the words of the start line told apart by their
/// underlines, a frame around what is selected.
final class MessagePainter {
  private static final String LINE_END = "\\r\\n";

  private final Geometry geometry;
  private final Sheet sheet;
  private final boolean request;
  private final Turned turned;
  private final Selection selection;
  private final Stage stage;

  MessagePainter(
      Geometry geometry, Sheet sheet, boolean request, Turned turned, Selection selection) {
    this.geometry = geometry;
    this.sheet = sheet;
    this.request = request;
    this.turned = turned;
    this.selection = selection;
    this.stage = request ? Stage.READ : Stage.RESPONSE;
  }

  /// Draws it and returns its panel.
  Box paint(long number) {
    Message message = request ? turned.request() : turned.response();
    List<Part> parts = message.parts();
    int room = request ? geometry.requestRows() : geometry.responseRows();
    List<Rows> rows = Rows.of(parts.size(), room, wanted(parts));
    Box panel = geometry.panel(request, rows.size());
    panel(panel, message, number);
    double y = panel.y() + geometry.caption() + 4 + geometry.row() / 2;
    Part before = null;
    for (Rows row : rows) {
      if (row.number() < 0) {
        fold(panel, y, row.folded(), parts);
        before = null;
      } else {
        Part part = parts.get(row.number());
        boolean named = before == null || before.kind() != part.kind();
        if (named && before != null) {
          hairline(panel, y, row.number());
        }
        part(panel, y, part, row.number(), named);
        before = part;
      }
      y += geometry.row();
    }
    return panel;
  }

  private String id(int number) {
    return (request ? Selection.REQUEST : Selection.RESPONSE) + number;
  }

  private long step(Part part) {
    return request ? turned.readBy(part) : turned.writtenBy(part);
  }

  private int wanted(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (selection.holds(id(i), step(parts.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private void panel(Box box, Message message, long number) {
    boolean there = !message.parts().isEmpty();
    String name = (request ? "Request " : "Response ") + number;
    String count =
        there
            ? turned.exact() ? Amounts.bytes(message.length()) : "as the steps tell it"
            : request ? "not read yet" : "not sent yet";
    Ink ink =
        there
            ? Ink.of(Paint.CANVAS, stage.line(), 1.75)
            : Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Rect(box.x(), box.y(), box.width(), box.height(), 8, ink));
    Paint text = there ? Paint.INK : Paint.NOTYET;
    double middle = box.y() + geometry.caption() / 2;
    if (there) {
      shapes.add(
          new Rect(
              box.x() + 1,
              box.y() + 1,
              box.width() - 2,
              geometry.caption() - 1,
              7,
              Ink.fill(stage.fill())));
    }
    shapes.addAll(Glyph.at(new Point(box.x() + 17, middle), stage, 14 * geometry.scale(), text));
    Font bold = Font.semibold(geometry.text());
    Font mono = Font.mono(geometry.text());
    double base = middle + 0.36 * geometry.text();
    double x = box.x() + 17 + 14 * geometry.scale();
    shapes.add(Text.of(x, base, name, bold, text, Anchor.START));
    shapes.add(Text.of(box.right() - 12, base, count, mono, text, Anchor.END));
    sheet.node(
        new Mark(
            request ? "panel:request" : "panel:response",
            Kind.NODE,
            Optional.of(stage),
            there ? Progress.DONE : Progress.NOT_YET,
            name + ", " + count,
            shapes));
  }

  private void hairline(Box panel, double y, int number) {
    sheet.label(
        new Mark(
            "line:" + id(number),
            Kind.LEGEND,
            Optional.empty(),
            Progress.DONE,
            "",
            List.of(
                new Rect(
                    panel.x() + 1,
                    y - geometry.row() / 2 - 0.5,
                    panel.width() - 2,
                    1,
                    0,
                    Ink.fill(Paint.HAIRLINE)))));
  }

  private void fold(Box panel, double y, int count, List<Part> parts) {
    boolean fields = parts.stream().filter(p -> p.kind() == Part.Kind.FIELD).count() > count;
    String words = "… " + Amounts.count(count, fields ? "more field" : "more part");
    sheet.label(
        new Mark(
            "fold:" + (request ? "request:" : "response:") + (int) y,
            Kind.LABEL,
            Optional.empty(),
            Progress.DONE,
            words,
            List.of(
                Text.of(
                    panel.x() + geometry.offsets() + geometry.names() + 10,
                    y + 0.36 * geometry.text(),
                    words,
                    Font.sans(geometry.text()),
                    Paint.INK_2,
                    Anchor.START))));
  }

  private void part(Box panel, double y, Part part, int number, boolean named) {
    boolean selected = selection.holds(id(number), step(part));
    Font mono = Font.mono(geometry.text());
    Font small = Font.mono(12 * geometry.scale());
    double base = y + 0.36 * geometry.text();
    double nameX = panel.x() + geometry.offsets() + 8;
    double x = nameX + geometry.names() + 2;
    String end = part.lineEnd() ? LINE_END : "";
    double room = panel.right() - 8 - x - (end.isEmpty() ? 0 : TextMeasure.width(end, small) + 5);
    String shown = shown(part, mono, room);
    double width = TextMeasure.width(shown, mono);
    List<Shape> shapes = new ArrayList<>();
    // A ground of its own, so that the whole row can be pressed.
    shapes.add(
        new Rect(
            panel.x() + 2,
            y - geometry.row() / 2 + 1,
            panel.width() - 4,
            geometry.row() - 2,
            0,
            Ink.fill(Paint.CANVAS)));
    if (selected) {
      shapes.add(
          new Rect(
              x - 3,
              y - geometry.row() / 2 + 2,
              Math.max(width, 10) + 6,
              geometry.row() - 4,
              3,
              Ink.of(Paint.CODE_MARK, Paint.INK, 2)));
    }
    if (part.known()) {
      shapes.add(
          Text.of(
              nameX - 8,
              base,
              Long.toString(part.offset()),
              small,
              selected ? Paint.INK : Paint.NOTYET,
              Anchor.END));
    }
    if (named) {
      String name = part.kind() == Part.Kind.START ? startName() : part.kind().words();
      shapes.add(
          Text.of(nameX, base, name, Font.sans(12 * geometry.scale()), Paint.INK_2, Anchor.START));
    }
    if (part.kind() == Part.Kind.START) {
      start(shapes, shown, x, base, mono);
    } else {
      shapes.add(Text.of(x, base, shown, mono, Paint.INK, Anchor.START));
    }
    if (!end.isEmpty()) {
      shapes.add(Text.of(x + width + 5, base, end, small, Paint.NOTYET, Anchor.START));
    }
    sheet.label(
        new Mark(
            id(number),
            Kind.LABEL,
            Optional.of(stage),
            Progress.DONE,
            (part.kind() == Part.Kind.START ? startName() : part.kind().words())
                + (part.known() ? " at " + part.offset() + ", " + Amounts.bytes(part.length()) : "")
                + ": "
                + begin(part.text()),
            shapes));
  }

  private String startName() {
    return request ? "request line" : "status line";
  }

  /// A body that does not fit is cut in the middle, with the count of what is left out.
  private String shown(Part part, Font font, double room) {
    String text = part.text();
    boolean body =
        part.kind() == Part.Kind.BODY
            || part.kind() == Part.Kind.BINARY
            || part.kind() == Part.Kind.CHUNK;
    if (!body) {
      return TextMeasure.fit(begin(text), font, room);
    }
    if (text.length() <= 400 && TextMeasure.width(text, font) <= room) {
      return text;
    }
    boolean hex = part.kind() == Part.Kind.BINARY;
    String count = " … " + Amounts.bytes(part.length()) + " … ";
    int chars = (int) ((room - TextMeasure.width(count, font)) / TextMeasure.width("0", font));
    int half = Math.max(2, (chars - 2) / 2);
    half = hex ? Math.max(3, half / 3 * 3) - 1 : half;
    if (text.length() <= 2 * half) {
      return TextMeasure.fit(text, font, room);
    }
    return TextMeasure.fit(
        text.substring(0, half) + count + text.substring(text.length() - half), font, room);
  }

  /// No line of a head is measured for longer than this.
  private static String begin(String text) {
    return text.length() <= 400
        ? text
        : text.substring(0, 200) + "…" + text.substring(text.length() - 199);
  }

  /// The three words of the start line: solid, dotted, dashed.
  private void start(List<Shape> shapes, String line, double x, double base, Font font) {
    shapes.add(Text.of(x, base, line, font, Paint.INK, Anchor.START));
    int first = line.indexOf(' ');
    int second = request ? line.lastIndexOf(' ') : line.indexOf(' ', first + 1);
    int[] cuts = {0, first, first + 1, second, second + 1, line.length()};
    Dash[] dashes = {Dash.SOLID, Dash.DOTTED, Dash.DASHED};
    for (int i = 0; i < 3; i++) {
      int from = cuts[2 * i];
      int to = cuts[2 * i + 1];
      if (from > 0 && first < 0 || to <= from || i > 0 && second <= first) {
        continue;
      }
      double left = x + TextMeasure.width(line.substring(0, from), font);
      double right = x + TextMeasure.width(line.substring(0, to), font);
      double y = base + 4.5 * geometry.scale();
      shapes.add(
          new Path(
              Outline.from(left, y).line(right, y),
              Ink.stroke(stage.line(), 2.25 * geometry.scale()).with(dashes[i])));
    }
  }
}
