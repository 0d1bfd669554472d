package dev.vitrine.tracer.render.fx;

import dev.vitrine.tracer.figure.Mark.Travel;
import dev.vitrine.tracer.figure.Point;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.util.Duration;

/// What moves in a figure: tokens along their arrows, and the light of a node that happens.
///
/// Input never waits for it: the next figure ends every running motion at once. With reduced motion
/// everything stands at its end from the start.
public final class Motion {
  private static final Interpolator EASE_IN_OUT = Interpolator.ofSpline(0.4, 0, 0.2, 1);
  private static final Duration LIGHT = Duration.millis(160);

  private final DoubleProperty travelMillis = new SimpleDoubleProperty(420);
  private final BooleanProperty reduced = new SimpleBooleanProperty();
  private final List<Animation> running = new ArrayList<>();

  Motion() {}

  // Properties

  /// How long a token is on its way, in milliseconds; 420 at first.
  public DoubleProperty travelMillisProperty() {
    return travelMillis;
  }

  /// Whether nothing moves, as the operating system or the person wishes; false at first.
  public BooleanProperty reducedProperty() {
    return reduced;
  }

  // Commands

  /// Ends what runs: everything is where it was going.
  public void finish() {
    for (Animation animation : List.copyOf(running)) {
      animation.jumpTo(animation.getCycleDuration());
      animation.stop();
    }
    running.clear();
  }

  /// Moves a token, whose shapes are drawn at rest, from the start of its way to there.
  void travel(Group token, Travel travel) {
    if (!reduced.get()) {
      start(new Way(token, travel, Duration.millis(travelMillis.get())));
    }
  }

  /// Lets the new look of a node come up over its old one.
  void light(Group node, List<Node> oldLook) {
    if (reduced.get()) {
      return;
    }
    Group now = new Group(List.copyOf(node.getChildren()));
    Group before = new Group(oldLook);
    node.getChildren().setAll(before, now);
    FadeTransition fade = new FadeTransition(LIGHT, now);
    fade.setFromValue(0);
    fade.setToValue(1);
    fade.setInterpolator(Interpolator.EASE_OUT);
    FadeTransition away = new FadeTransition(LIGHT, before);
    away.setFromValue(1);
    away.setToValue(0);
    start(fade);
    start(away);
  }

  private void start(Animation animation) {
    running.add(animation);
    animation.setOnFinished(_ -> running.remove(animation));
    animation.play();
  }

  /// A token's way: the path is measured by its length, so that the pace is even along curves.
  private static final class Way extends Transition {
    private final Node token;
    private final Travel travel;

    Way(Node token, Travel travel, Duration duration) {
      this.token = token;
      this.travel = travel;
      setCycleDuration(duration);
      setInterpolator(EASE_IN_OUT);
      interpolate(0);
    }

    // The way's end is the token's rest, which may lie beside the path: the offset goes to zero.
    @Override
    protected void interpolate(double fraction) {
      Point at = travel.path().at(fraction);
      Point end = travel.path().end();
      double besideX = (travel.rest().x() - end.x()) * fraction;
      double besideY = (travel.rest().y() - end.y()) * fraction;
      token.setTranslateX(at.x() + besideX - travel.rest().x());
      token.setTranslateY(at.y() + besideY - travel.rest().y());
    }
  }
}
