package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyFraming;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.tracer.figure.Amounts;
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
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.conversation.Talk.Step;
import dev.vitrine.tracer.trace.EventFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Draws what the server made of the bytes: a row for each step, the cursor's triangle at the step that is now, the
/// frame around the one that is selected.
final class StepsPainter {
  private final Geometry geometry;
  private final Sheet sheet;
  private final Selection selection;
  private final long now;

  StepsPainter(Geometry geometry, Sheet sheet, Selection selection, long now) {
    this.geometry = geometry;
    this.sheet = sheet;
    this.selection = selection;
    this.now = now;
  }

  void paint(List<Step> steps) {
    int room = geometry.steps();
    int from = Math.max(0, Math.min(wanted(steps) - room + 2, steps.size() - room));
    int to = Math.min(steps.size(), from + room);
    double y = geometry.top() + geometry.step() / 2;
    for (int i = from; i < to; i++) {
      boolean earlier = i == from && from > 0;
      boolean later = i == to - 1 && to < steps.size();
      if (earlier) {
        note("steps:earlier", y, "… " + (from + 1) + " earlier");
      } else if (later) {
        note("steps:later", y, "… " + (steps.size() - to + 1) + " later");
      } else {
        step(steps.get(i), y);
      }
      y += geometry.step();
    }
  }

  /// The step that must be seen: the selected one, else that which is now, else the last.
  private int wanted(List<Step> steps) {
    int at = steps.size() - 1;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).seq() == now) {
        at = i;
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      if (selection.seq() != 0 && steps.get(i).seq() == selection.seq()) {
        at = i;
      }
    }
    return at;
  }

  private void note(String id, double y, String words) {
    sheet.label(
        new Mark(
            id,
            Kind.LABEL,
            Optional.empty(),
            Progress.DONE,
            words,
            List.of(
                Text.of(
                    geometry.right() + 34 * geometry.scale(),
                    y + 0.36 * geometry.text(),
                    words,
                    Font.sans(geometry.text()),
                    Paint.INK_2,
                    Anchor.START))));
  }

  private void step(Step step, double y) {
    boolean selected = selection.seq() != 0 && selection.seq() == step.seq();
    boolean isNow = step.seq() == now;
    double x = geometry.right();
    double k = geometry.scale();
    List<Shape> shapes = new ArrayList<>();
    Ink ground = selected ? Ink.of(Paint.CODE_MARK, Paint.INK, 2) : Ink.fill(Paint.CANVAS);
    shapes.add(
        new Rect(
            x + 12 * k,
            y - geometry.step() / 2 + 2,
            geometry.column() - 12 * k - 1,
            geometry.step() - 4,
            5,
            ground));
    if (isNow) {
      shapes.add(
          new Path(
              Outline.from(x, y - 5 * k).line(x + 9 * k, y).line(x, y + 5 * k).close(),
              Ink.fill(Paint.INK)));
    }
    Paint sign = selected ? Paint.INK : Stages.of(step.event()).line();
    shapes.addAll(Glyph.at(new Point(x + 24 * k, y), Stages.of(step.event()), 14 * k, sign));
    Font mono = Font.mono(geometry.text());
    Font name = isNow ? Font.monoBold(geometry.text()) : mono;
    double base = y + 0.36 * geometry.text();
    double words = x + 34 * k + Math.min(0.44 * geometry.column(), 150 * k);
    String event = step.event().getClass().getSimpleName();
    shapes.add(
        Text.of(
            x + 34 * k,
            base,
            TextMeasure.fit(event, name, words - x - 40 * k),
            name,
            Paint.INK,
            Anchor.START));
    String value = value(step.event());
    Font sans = Font.sans(geometry.text());
    shapes.add(
        Text.of(
            words,
            base,
            TextMeasure.fit(value, sans, x + geometry.column() - 8 - words),
            sans,
            Paint.INK_2,
            Anchor.START));
    sheet.label(
        new Mark(
            Selection.STEP + step.seq(),
            Kind.LABEL,
            Optional.of(Stages.of(step.event())),
            isNow ? Progress.NOW : Progress.DONE,
            "step " + step.seq() + ", " + event + (value.isEmpty() ? "" : ", " + value),
            shapes));
  }

  /// The value that a step parsed, in a few words.
  static String value(TraceEvent event) {
    return switch (event) {
      case RequestLineRead(String method, String target, String proto) ->
          method + " " + target + " " + proto;
      case HeaderRead(String name, String value) -> name + ": " + value;
      case HeadersComplete(long count, long bytes) ->
          Amounts.count(count, "field") + ", " + Amounts.bytes(bytes);
      case BodyFraming(String kind, long length) ->
          length > 0 ? kind + ", " + Amounts.bytes(length) : kind;
      case Routed routed -> routed.pattern();
      case ResponseStarted started -> started.status() + ", " + started.framing();
      case HandlerFinished(long elapsed) -> Amounts.millis(elapsed);
      case KeepAliveDecided decided -> decided.reason();
      default ->
          EventFields.of(event).values().stream()
              .map(Object::toString)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(", "));
    };
  }
}
