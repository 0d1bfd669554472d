package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Mark.Travel;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import java.util.Locale;
import java.util.Optional;

/// Paints the tokens: that of the connection the panel tells of, or one for each place with how many are there.
final class TokenPainter {
  /// Up to so many open connections are looked at one by one.
  private static final int FEW = 64;

  private final Scene scene;
  private final Connections connections;

  TokenPainter(Scene scene) {
    this.scene = scene;
    this.connections = scene.state.connections();
  }

  void paint() {
    if (!scene.marksNow()) {
      return;
    }
    Optional<ConnectionView> focus = scene.focus;
    for (Place place : Place.values()) {
      boolean inLoop = place.ofTurn();
      if (focus.isPresent() && !inLoop) {
        continue;
      }
      long count = connections.at().of(place);
      if (count == 1) {
        only(place).ifPresentOrElse(this::token, () -> crowd(place, 1));
      } else if (count > 1) {
        crowd(place, count);
      }
    }
    focus
        .filter(c -> !c.open() || !c.at().ofTurn())
        .filter(ConnectionView::known)
        .ifPresent(this::token);
  }

  /// The one connection at a place, where it is found without looking at thousands.
  private Optional<ConnectionView> only(Place place) {
    ConnectionView latest = connections.open().get(scene.state.now().connectionId());
    if (latest != null && latest.at() == place) {
      return Optional.of(latest);
    }
    return connections.open().size() > FEW
        ? Optional.empty()
        : connections.open().values().stream().filter(c -> c.at() == place).findFirst();
  }

  private void token(ConnectionView c) {
    String number = Long.toString(c.id());
    Point rest = rest(c.at(), number);
    boolean travels = c.open() && c.at() != Place.ACCEPT;
    Outline way = Geometry.way(c.at(), rest, c.turn().number() > 1);
    scene.sheet.top(
        new Mark(
            "token:" + c.id(),
            Kind.TOKEN,
            Optional.of(c.stage()),
            c.id() == scene.state.now().connectionId() ? Progress.NOW : Progress.DONE,
            DetailedWords.token(c),
            Signs.token(rest, number, c.stage(), !c.open(), Geometry.TOKEN_SCALE),
            travels ? Optional.of(new Travel(way, rest)) : Optional.empty()));
  }

  private void crowd(Place place, long count) {
    String number = Signs.crowd(count);
    Stage stage = stageOf(place);
    scene.sheet.top(
        new Mark(
            "token:at-" + place.name().toLowerCase(Locale.ROOT),
            Kind.TOKEN,
            Optional.of(stage),
            scene.isNow(place) ? Progress.NOW : Progress.DONE,
            DetailedWords.crowd(place, count),
            Signs.token(rest(place, number), number, stage, false, Geometry.TOKEN_SCALE)));
  }

  private static Point rest(Place place, String number) {
    return Geometry.rest(place, Signs.tokenWidth(number, Geometry.TOKEN_SCALE));
  }

  private static Stage stageOf(Place place) {
    return switch (place) {
      case ACCEPT -> Stage.ACCEPT;
      case READ, ANALYSE -> Stage.READ;
      case CHOOSE, HANDLER -> Stage.DISPATCH;
      case CONNECTION -> Stage.REUSE;
      default -> Stage.CONNECTION;
    };
  }
}
