package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Dash;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.conversation.Talk.Step;
import dev.vitrine.tracer.figure.conversation.Talk.Turn;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Sets the request and the response of one connection side by side, between them the steps that read and wrote
/// them. Pure.
final class ConversationLayout {
  static final String NO_BYTES = "This trace holds no bytes: shown is what the steps tell.";

  private final FigureOptions options;
  private final Optional<Talk> talk;
  private final Optional<Turn> turn;
  private final Turned turned;
  private final Geometry geometry;
  private final Sheet sheet;
  private final Selection selection;
  private final long now;

  private ConversationLayout(ConversationState state, FigureOptions options) {
    this.options = options;
    this.talk = state.shown(options.connection());
    this.turn =
        talk.flatMap(t -> t.turns().isEmpty() ? Optional.empty() : Optional.of(t.turns().get(0)));
    this.turned = turn.map(t -> Turned.of(talk.orElseThrow(), t)).orElseGet(() -> arrived(talk));
    this.geometry = Geometry.of(options);
    this.sheet = new Sheet(geometry.scale() > 1 ? 1.15 : 1);
    this.selection = Selection.of(options.part(), turned);
    this.now = state.now();
  }

  /// Bytes of a request of which no step tells yet.
  private static Turned arrived(Optional<Talk> talk) {
    Message none = new Message(List.of(), 0, false);
    return talk.filter(Talk::hasBytes)
        .map(t ->
            new Turned(
                MessageReader.request(
                    t.received().between(0, t.received().size()), t.received().first()),
                none,
                true,
                List.<Step>of()))
        .orElse(new Turned(none, none, true, List.of()));
  }

  static Figure figure(ConversationState state, FigureOptions options) {
    ConversationLayout layout = new ConversationLayout(state, options);
    layout.sides();
    long number = layout.turn.map(Turn::number).orElse(1L);
    Box request =
        new MessagePainter(layout.geometry, layout.sheet, true, layout.turned, layout.selection)
            .paint(number);
    layout.next(request, number);
    new StepsPainter(layout.geometry, layout.sheet, layout.selection, layout.now)
        .paint(layout.turned.steps());
    Box response =
        new MessagePainter(layout.geometry, layout.sheet, false, layout.turned, layout.selection)
            .paint(number);
    layout.between(request, response);
    layout.foot();
    return new Figure(
        "conversation",
        layout.geometry.width(),
        layout.geometry.height(),
        "The bytes both ways",
        layout.description(number),
        layout.sheet.marks());
  }

  private void sides() {
    Font bold = Font.bold(geometry.text() + 1.5);
    double base = geometry.head() + 0.36 * bold.size();
    double x = geometry.left();
    if (talk.isPresent()) {
      String number = Long.toString(talk.get().id());
      double width = Signs.tokenWidth(number, 0.9 * geometry.scale());
      Stage stage = turned.response().parts().isEmpty() ? Stage.READ : Stage.RESPONSE;
      sheet.top(
          new Mark(
              "token:" + number,
              Kind.TOKEN,
              Optional.of(stage),
              Progress.NOW,
              "connection " + number,
              Signs.token(
                  new Point(x + width / 2, geometry.head()),
                  number,
                  stage,
                  false,
                  0.9 * geometry.scale())));
      x += width + 8;
    }
    side("client", "Client", talk.map(Talk::remote).orElse(""), x, base, bold);
    String local = talk.map(Talk::local).orElse("");
    boolean tls = talk.map(Talk::tls).orElse(false);
    side(
        "server",
        "Server",
        tls ? local + " · TLS, shown decrypted" : local,
        geometry.right(),
        base,
        bold);
  }

  private void side(String id, String name, String address, double x, double base, Font bold) {
    Font mono = Font.mono(geometry.text());
    double end = (id.equals("client") ? geometry.left() : geometry.right()) + geometry.column();
    double after = x + TextMeasure.width(name, bold) + 10;
    sheet.text("label:" + id, Spot.start(x, base), name, bold, Paint.INK);
    sheet.text(
        "label:" + id + ":address",
        Spot.start(after, base),
        TextMeasure.fit(address, mono, end - after),
        address,
        mono,
        Paint.INK_2,
        Progress.DONE);
  }

  /// What is known of the request after this one.
  private void next(Box request, long number) {
    long end = turn.map(Turn::receivedFrom).orElse(0L) + Math.max(0, turned.request().length());
    long more = talk.map(t -> t.received().size() - end).orElse(0L);
    boolean arrived = turn.isPresent() && turned.exact() && more > 0;
    if (turn.isEmpty()) {
      return;
    }
    String words =
        "Request "
            + (number + 1)
            + ": "
            + (arrived ? Amounts.bytes(more) + " here, not read yet" : "not sent");
    double height = geometry.row() + 4;
    Box box = new Box(request.x(), request.bottom() + 10, request.width(), height);
    sheet.node(
        new Mark(
            "panel:next",
            Kind.NODE,
            Optional.of(Stage.READ),
            Progress.NOT_YET,
            words,
            List.of(
                new Rect(
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    7,
                    Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes()),
                Text.of(
                    box.x() + 12,
                    box.centreY() + 0.36 * geometry.text(),
                    words,
                    Font.semibold(geometry.text()),
                    arrived ? Paint.INK_2 : Paint.NOTYET,
                    Anchor.START))));
  }

  // Between the two sides.

  private void between(Box request, Box response) {
    double left = request.right() + 5;
    double right = geometry.right() - 5;
    double middle = (left + right) / 2;
    double there = request.y() + geometry.caption() / 2;
    double back = response.y() + geometry.caption() / 2;
    Optional<Step> came =
        turned.step(e -> e instanceof RequestLineRead || e instanceof RequestRejected);
    Optional<Step> went = turned.step(ResponseStarted.class::isInstance);
    boolean sent = !turned.response().parts().isEmpty();
    arrow(
        "edge:request",
        Outline.from(left, there).line(right, there),
        came.isPresent() || !turned.request().parts().isEmpty(),
        "the request");
    arrow("edge:response", Outline.from(right, back).line(left, back), sent, "the response");
    time("label:request", middle, there - 8 * geometry.scale(), came);
    time("label:response", middle, back - 8 * geometry.scale(), went);
    Optional<Step> handled = turned.step(HandlerFinished.class::isInstance);
    double gap = (there + back) / 2;
    double half = 20 * geometry.scale();
    Ink dotted = Ink.stroke(handled.isPresent() ? Paint.EDGE : Paint.NOTYET, 1.5).with(Dash.DOTTED);
    sheet.edge(
        new Mark(
            "edge:handler",
            Kind.EDGE,
            Optional.of(Stage.DISPATCH),
            handled.isPresent() ? Progress.DONE : Progress.NOT_YET,
            "the handler",
            List.of(
                new Path(Outline.from(middle, there + 10).line(middle, gap - half), dotted),
                new Path(
                    Outline.from(middle, gap + half).line(middle, back - 26 * geometry.scale()),
                    dotted))));
    double line = 1.35 * geometry.text();
    Paint paint = handled.isPresent() ? Paint.INK_2 : Paint.NOTYET;
    Font font = Font.sans(geometry.text());
    String took =
        handled.map(s -> s.event() instanceof HandlerFinished(long n) ? brief(n) : "").orElse("");
    sheet.text("label:handler", Spot.middle(middle, gap - 2), "handler", font, paint);
    sheet.text("label:took", Spot.middle(middle, gap - 2 + line), took, font, paint);
  }

  private void arrow(String id, Outline way, boolean done, String words) {
    Progress progress = done ? Progress.DONE : Progress.NOT_YET;
    sheet.edge(
        new Mark(
            id,
            Kind.EDGE,
            Optional.empty(),
            progress,
            words,
            Arrow.of(way, progress, geometry.scale() > 1 ? 1.15 : 1, Paint.CANVAS)));
  }

  private void time(String id, double x, double y, Optional<Step> step) {
    sheet.text(
        id,
        Spot.middle(x, y),
        step.map(s -> brief(s.nanos())).orElse(""),
        Font.sans(geometry.text()),
        Paint.INK_2);
  }

  /// Three digits or so, which the gap between the sides has room for.
  private static String brief(long nanos) {
    long micros = Math.round(nanos / 1000.0);
    if (micros >= 10_000_000) {
      return micros / 1_000_000 + " s";
    }
    if (micros >= 100_000) {
      return micros / 1000 + " ms";
    }
    return Amounts.millis(micros >= 10_000 ? micros / 100 * 100_000 : nanos)
        .replace("00 ms", " ms");
  }

  private void foot() {
    Font font = Font.sans(geometry.text());
    if (turn.isPresent() && !turned.exact()) {
      sheet.text(
          "label:no-bytes",
          Spot.start(geometry.left(), geometry.footLine() + 0.36 * geometry.text()),
          NO_BYTES,
          font,
          Paint.INK_2);
    }
    options
        .held()
        .ifPresent(words -> {
          String last = words.substring(words.lastIndexOf(' ') + 1);
          String fitting = Signs.fittingPill(geometry.column(), geometry.scale(), words, last);
          double width = Signs.pillWidth(fitting, geometry.scale());
          sheet.top(
              new Mark(
                  "pill:held",
                  Kind.PILL,
                  Optional.empty(),
                  Progress.NOW,
                  words,
                  Signs.pill(
                      geometry.right() + geometry.column() - width,
                      geometry.footLine(),
                      fitting,
                      geometry.scale())));
        });
  }

  private String description(long number) {
    if (talk.isEmpty()) {
      return "No connection was accepted yet.";
    }
    StringJoiner all = new StringJoiner(" ");
    all.add("Connection " + talk.get().id() + ", request " + number + ".");
    if (turn.isPresent() && !turned.exact()) {
      all.add(NO_BYTES);
    }
    all.add(sentence("The request", turned.request()));
    all.add(sentence("The response", turned.response()));
    options
        .part()
        .flatMap(id -> Selection.part(id, turned))
        .ifPresent(part ->
            all.add(
                "Selected: "
                    + part.kind().words()
                    + " at byte "
                    + part.offset()
                    + ": "
                    + TextMeasure.begun(part.text(), Font.mono(1), 300)
                    + "."));
    return all.toString();
  }

  private static String sentence(String name, Message message) {
    if (message.parts().isEmpty()) {
      return name + " is not there yet.";
    }
    String size =
        message.length() < 0
            ? ""
            : " has " + Amounts.bytes(message.length()) + (message.whole() ? "" : " so far");
    return name
        + size
        + ": "
        + TextMeasure.begun(message.parts().getFirst().text(), Font.mono(1), 300)
        + ".";
  }
}
