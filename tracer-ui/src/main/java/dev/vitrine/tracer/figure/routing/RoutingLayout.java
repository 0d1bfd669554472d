package dev.vitrine.tracer.figure.routing;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.NodePainter.Label;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.routing.Decided.Row;
import dev.vitrine.tracer.figure.routing.RoutingWords.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws how the mux found the handler: the request above, a row for each pattern, the deciding rule below. Pure.
final class RoutingLayout {
  private final RoutingState state;
  private final FigureOptions options;
  private final Optional<Asked> request;
  private final Optional<Known> known;
  private final Decided decided;
  private final Geometry geometry;
  private final Sheet sheet;

  private RoutingLayout(RoutingState state, FigureOptions options) {
    this.state = state;
    this.options = options;
    this.request = state.shown(options.connection());
    this.known = state.patterns(request);
    this.decided = Decided.of(known.orElse(Known.of(List.of())), request);
    this.geometry = Geometry.of(options, decided.rows().size());
    this.sheet = new Sheet(geometry.scale());
  }

  static Figure figure(RoutingState state, FigureOptions options) {
    RoutingLayout layout = new RoutingLayout(state, options);
    Ruling ruling = RoutingWords.ruling(layout.known, layout.request, layout.decided);
    layout.header();
    layout.titles();
    layout.rows();
    layout.ruling(ruling);
    return new Figure(
        "routing",
        layout.geometry.width(),
        layout.geometry.height(),
        "How a request finds its handler",
        RoutingWords.description(layout.known, layout.request, layout.decided, ruling),
        layout.sheet.marks());
  }

  // The request.

  private void header() {
    Box box = geometry.header();
    boolean asked = request.isPresent();
    Ink ink =
        asked
            ? Ink.of(Paint.READ_FILL, Paint.READ_LINE, 1.75)
            : Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Rect(box.x(), box.y(), box.width(), box.height(), 8, ink));
    String question = asked ? "Which handler gets it?" : "No request was read yet";
    Font asking = Font.semibold(geometry.text() + 1);
    double right = box.right() - 16;
    double left = box.x() + 24 + tokenWidth();
    double questionWidth = TextMeasure.width(question, asking) * TextMeasure.SLACK;
    if (options.held().isPresent()) {
      questionWidth = heldPill(right, box.centreY(), right - left - 0.5 * box.width());
    } else {
      shapes.add(
          Text.of(
              right,
              box.centreY() + 5,
              question,
              asking,
              asked ? Paint.INK : Paint.NOTYET,
              Anchor.END));
    }
    String title = "no request yet";
    if (asked) {
      title = requestWords(shapes, request.get(), left, right - questionWidth - 24);
    }
    sheet.node(
        new Mark(
            "node:request",
            Kind.NODE,
            Optional.of(Stage.READ),
            asked ? Progress.DONE : Progress.NOT_YET,
            title,
            shapes));
    request.ifPresent(r -> {
      String number = Long.toString(r.connection());
      double width = Signs.tokenWidth(number, geometry.scale());
      Point at = new Point(box.x() + 12 + width / 2, box.centreY());
      Stage stage = r.pending() ? Stage.READ : Stage.DISPATCH;
      sheet.top(
          new Mark(
              "token:" + number,
              Kind.TOKEN,
              Optional.of(stage),
              Progress.NOW,
              "connection " + number + ", request " + r.number(),
              Signs.token(at, number, stage, false, geometry.scale())));
    });
  }

  private double tokenWidth() {
    return Signs.tokenWidth(
        request.map(r -> Long.toString(r.connection())).orElse(""), geometry.scale());
  }

  /// How wide the pill is that says what holds the server.
  private double heldPill(double right, double y, double room) {
    String words = options.held().orElseThrow();
    String last = words.substring(words.lastIndexOf(' ') + 1);
    String fitting = Signs.fittingPill(room, geometry.scale(), words, last);
    double width = Signs.pillWidth(fitting, geometry.scale());
    sheet.top(
        new Mark(
            "pill:held",
            Kind.PILL,
            Optional.empty(),
            Progress.NOW,
            words,
            Signs.pill(right - width, y, fitting, geometry.scale())));
    return width;
  }

  private String requestWords(List<Shape> shapes, Asked asked, double from, double to) {
    double left = from;
    String whole = asked.line().method() + " " + asked.line().target();
    String host = asked.line().host().isEmpty() ? "" : "Host: " + asked.line().host();
    Font big = Font.monoBold(geometry.text() + 3.5);
    Font small = Font.mono(geometry.text() + 0.5);
    double y = geometry.header().centreY() + 5;
    double hostRoom =
        host.isEmpty() ? 0 : Math.min(TextMeasure.width(host, small), (to - left) * 0.4);
    String line = TextMeasure.fit(whole, big, to - left - hostRoom - 20);
    shapes.add(Text.of(left, y, line, big, Paint.INK, Anchor.START));
    if (!host.isEmpty()) {
      double x = left + TextMeasure.width(line, big) + 20;
      shapes.add(
          Text.of(x, y, TextMeasure.fit(host, small, to - x), small, Paint.INK_2, Anchor.START));
    }
    return whole + (host.isEmpty() ? "" : ", " + host);
  }

  private void titles() {
    Font font = Font.semibold(geometry.text());
    double y = geometry.titles();
    Spot first = Spot.start(geometry.pattern(0).x(), y);
    int count = decided.rows().size();
    sheet.text(
        "title:pattern",
        first,
        count == 0 ? "Registered patterns" : "Registered: " + Amounts.grouped(count),
        font,
        Paint.INK);
    title("title:host", geometry.column(Tests.Column.HOST), "1  Host", font);
    title("title:method", geometry.column(Tests.Column.METHOD), "2  Method", font);
    title("title:path", geometry.column(Tests.Column.PATH), "3  Path", font);
    sheet.text("title:verdict", Spot.start(geometry.verdict(), y), "Verdict", font, Paint.INK);
  }

  private void title(String id, double x, String words, Font font) {
    sheet.text(id, Spot.middle(x, geometry.titles()), words, font, Paint.INK);
  }

  // The patterns.

  private void rows() {
    List<Row> all = decided.rows();
    int shown = all.size() <= geometry.rows() ? all.size() : geometry.rows() - 1;
    RowPainter painter = new RowPainter(geometry, options, state, sheet);
    for (int i = 0; i < shown; i++) {
      painter.paint(all.get(i), i);
    }
    long matching = all.stream().limit(shown).filter(r -> r.fate().matches()).count();
    if (matching > 0 && matching < all.size() && matching < geometry.rows()) {
      double y = geometry.middle((int) matching) - geometry.pitch() / 2 - 0.5;
      Box header = geometry.header();
      sheet.ground(
          new Mark(
              "line:matching",
              Kind.LEGEND,
              Optional.empty(),
              Progress.DONE,
              "",
              List.of(new Rect(header.x(), y, header.width(), 1, 0, Ink.fill(Paint.HAIRLINE)))));
    }
    if (shown < all.size()) {
      sheet.text(
          "label:folded",
          Spot.start(geometry.pattern(shown).x() + 4, geometry.middle(shown) + 5),
          RoutingWords.folded(all.subList(shown, all.size())),
          Font.sans(geometry.text()),
          Paint.INK_2);
    }
    if (all.isEmpty()) {
      sheet.text(
          "label:none",
          Spot.start(geometry.pattern(0).x() + 4, geometry.middle(0) + 5),
          "No mux has told its patterns.",
          Font.sans(geometry.text()),
          Paint.NOTYET);
    }
  }

  // The decision.

  private void ruling(Ruling ruling) {
    Box box = geometry.ruling();
    boolean done = request.isPresent() && !request.get().pending();
    boolean now = deciding();
    Ruling words =
        RowPainter.selected(options, decided)
            .map(row -> new Ruling(row.pattern(), RoutingWords.sentence(row)))
            .orElse(ruling);
    List<Shape> shapes = new ArrayList<>();
    Ink ink =
        done
            ? Ink.of(Paint.CANVAS, now ? Paint.INK : Paint.EDGE, now ? 2.5 : 1.75)
            : Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes();
    shapes.add(new Rect(box.x(), box.y(), box.width(), box.height(), 8, ink));
    Font title = Font.semibold(geometry.text() + 1.5);
    Font sentence = Font.sans(geometry.text());
    double x = box.x() + 18;
    double room = box.right() - 14 - x;
    Paint paint = done ? Paint.INK : Paint.NOTYET;
    List<String> lines =
        TextMeasure.lines(words.sentence(), sentence, room, geometry.notes() ? 1 : 2);
    double tall = 0.76 * title.size() + lines.size() * 1.55 * sentence.size();
    double y = box.centreY() - tall / 2 + 0.76 * title.size();
    shapes.add(
        Text.of(x, y, TextMeasure.fit(words.title(), title, room), title, paint, Anchor.START));
    for (String line : lines) {
      y += 1.55 * sentence.size();
      shapes.add(Text.of(x, y, line, sentence, done ? Paint.INK_2 : Paint.NOTYET, Anchor.START));
    }
    sheet.node(
        new Mark(
            "node:ruling",
            Kind.NODE,
            Optional.empty(),
            done ? Progress.DONE : Progress.NOT_YET,
            words.title() + ". " + words.sentence(),
            shapes));
    handler(done, now);
  }

  private void handler(boolean done, boolean now) {
    Box ruling = geometry.ruling();
    Box box = geometry.handler();
    boolean called = request.isPresent() && !request.get().handler().isEmpty();
    boolean calling =
        called
            && state.now().connection() == request.get().connection()
            && state.now().event().equals("HandlerStarted");
    Progress progress = calling ? Progress.NOW : called ? Progress.DONE : Progress.NOT_YET;
    boolean direct = called && !done;
    Progress arrow = calling || now ? Progress.NOW : done || direct ? Progress.DONE : progress;
    double ring = calling ? NodePainter.RING_GAP + 1 : 0;
    sheet.edge(
        new Mark(
            "edge:handler",
            Kind.EDGE,
            Optional.of(Stage.DISPATCH),
            arrow,
            "to the handler",
            Arrow.of(
                Outline.from(ruling.right() + 1, ruling.centreY())
                    .line(box.x() - 2 - ring, ruling.centreY()),
                arrow,
                geometry.scale(),
                Paint.CANVAS)));
    String whole = request.map(RoutingWords::outcome).orElse("");
    NodePainter painter =
        new NodePainter(new NodePainter.Sizes(geometry.text() + 0.5, 0, geometry.scale()));
    String name =
        TextMeasure.fit(
            whole.isEmpty() ? "handler" : whole,
            Font.monoBold(geometry.text() + 0.5),
            box.width() - 16);
    Mark node =
        painter.box(
            box, new Label("node:handler", Stage.DISPATCH, name, "", progress, false, false));
    sheet.node(
        new Mark(
            node.id(),
            node.kind(),
            node.stage(),
            node.progress(),
            whole.isEmpty() ? node.title() : "handler " + whole,
            node.shapes()));
  }

  private boolean deciding() {
    return request.isPresent()
        && state.now().deciding()
        && state.now().connection() == request.get().connection();
  }
}
