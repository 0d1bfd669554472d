package dev.vitrine.tracer.app;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// Says in the top bar what the server does: it runs, or it is held, and after which step.
final class StatePill extends Label {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

  StatePill(Session session) {
    setId("state-pill");
    getStyleClass().add("state-pill");
    var text =
        Bindings.createStringBinding(
            () -> words(session),
            session.serverProperty(),
            session.recordingProperty(),
            session.attachedProperty(),
            session.pausedProperty(),
            session.replayingProperty(),
            session.cursorProperty());
    textProperty().bind(text);
    text.addListener((_, _, _) -> refresh(session));
    refresh(session);
  }

  private static String words(Session session) {
    if (!session.recordingProperty().get().isEmpty()) {
      return "Recorded · " + session.recordingProperty().get();
    }
    if (!session.attachedProperty().get().isEmpty()) {
      return "Attached · " + session.attachedProperty().get();
    }
    if (!session.pausedProperty().get()) {
      return "Running";
    }
    int step = session.cursorProperty().get();
    return step == 0 ? "Paused" : "Paused after step " + step;
  }

  private void refresh(Session session) {
    boolean held = session.pausedProperty().get();
    pseudoClassStateChanged(HELD, held);
    setGraphic((held ? Icon.pause() : Icon.running()).sized(11));
  }
}
