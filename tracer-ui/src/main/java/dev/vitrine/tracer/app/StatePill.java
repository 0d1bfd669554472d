package dev.vitrine.tracer.app;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// Says in the top bar what the server does at this moment: it is held, and after which step, or where it stands.
final class StatePill extends Label {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final double WIDEST = 260;

  private final Session session;
  private final Workbench workbench;

  StatePill(Session session, Workbench workbench) {
    this.session = session;
    this.workbench = workbench;
    setId("state-pill");
    getStyleClass().add("state-pill");
    setMaxWidth(WIDEST);
    var text =
        Bindings.createStringBinding(
            this::words,
            session.serverProperty(),
            session.recordingProperty(),
            session.attachedProperty(),
            session.pausedProperty(),
            session.replayingProperty(),
            session.cursorProperty(),
            workbench.standProperty());
    textProperty().bind(text);
    var tooltip = Chrome.tooltip("");
    tooltip.textProperty().bind(text); // a reason may be longer than the pill
    setTooltip(tooltip);
    text.addListener((_, _, _) -> refresh());
    refresh();
  }

  private String words() {
    if (!session.recordingProperty().get().isEmpty()) {
      return "Recorded · " + session.recordingProperty().get();
    }
    if (!session.attachedProperty().get().isEmpty()) {
      return "Attached · " + session.attachedProperty().get();
    }
    return held() ? paused() : stand();
  }

  private String paused() {
    int step = session.cursorProperty().get();
    return step == 0 ? "Paused" : "Paused after step " + step;
  }

  private String stand() {
    LiveServer server = workbench.server();
    return switch (workbench.standProperty().get()) {
      case STARTS -> "Starting";
      case LISTENS -> "Running";
      case SHUTS_DOWN -> "Draining";
      case ENDED -> "Stopped";
      case FAILED -> "Failed: " + (server == null ? "" : server.failure());
    };
  }

  // What has ended is not held any more, whatever the gate says.
  private boolean held() {
    return session.pausedProperty().get() && !over();
  }

  private boolean over() {
    LiveServer.Stand now = workbench.standProperty().get();
    return now == LiveServer.Stand.ENDED || now == LiveServer.Stand.FAILED;
  }

  private boolean failed() {
    return session.serverProperty().get() != null
        && workbench.standProperty().get() == LiveServer.Stand.FAILED;
  }

  private void refresh() {
    pseudoClassStateChanged(HELD, held());
    pseudoClassStateChanged(FAILED, failed());
    boolean stopped = over() && session.serverProperty().get() != null;
    Icon icon =
        held() ? Icon.pause() : failed() ? Icon.cross() : stopped ? Icon.stop() : Icon.running();
    setGraphic(icon.sized(11));
  }
}
