package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.detailed.LoopView.Backoff;
import java.util.Optional;

/// Paints the pill that says what is held. It has its place in the panel in which the latest step happened, where it
/// covers neither words nor tokens.
final class HeldPainter {
  private final Scene scene;

  HeldPainter(Scene scene) {
    this.scene = scene;
  }

  void paint() {
    scene.options.held().ifPresent(this::pill);
  }

  private void pill(String held) {
    Optional<Backoff> waiting = scene.state.loop().backoff().filter(Backoff::waiting);
    switch (scene.state.now().place()) {
      case NOWHERE, LISTEN_PANEL, LISTEN -> paint(held, 40, 140, 282);
      case CONNECTION, READ, ANALYSE, CHOOSE, HANDLER -> paint(held, 22, 397, 300);
      default -> {
        String words = waiting.isPresent() ? "backoff clock held" : held;
        double width = Signs.pillWidth(words, Geometry.SCALE);
        double right = Geometry.LOOP_PANEL.right() - 14;
        paint(words, Math.max(right - width, right - 300), 534, 300);
        waiting.ifPresent(b -> left(b, right));
      }
    }
  }

  /// What is left to wait, above the pill.
  private void left(Backoff backoff, double right) {
    Font font = Font.sans(Geometry.TEXT);
    String left = Amounts.millis(backoff.left(scene.state.nanos()));
    scene.sheet.text(
        "label:left-1", Spot.end(right, 479), left + " are left to wait", font, Paint.INK_2);
    scene.sheet.text(
        "label:left-2", Spot.end(right, 502), "and stay so while paused", font, Paint.INK_2);
  }

  private void paint(String words, double x, double y, double room) {
    String last = words.substring(words.lastIndexOf(' ') + 1);
    String fitting = Signs.fittingPill(room, Geometry.SCALE, words, last, "held");
    scene.sheet.top(
        new Mark(
            "pill:held",
            Kind.PILL,
            Optional.empty(),
            Progress.NOW,
            words,
            Signs.pill(x, y, fitting, Geometry.SCALE)));
  }
}
