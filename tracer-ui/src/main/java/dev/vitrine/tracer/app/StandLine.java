package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent.Draining;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/// Says where the server stands at this moment: starting, listening, draining, stopped, or failed and why.
final class StandLine extends HBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass LISTENS = PseudoClass.getPseudoClass("listens");

  private final Workbench workbench;
  private final BooleanSupplier held;
  private final Circle sign = new Circle(4.5);
  private final Label words = Chrome.label("");

  StandLine(Workbench workbench, BooleanSupplier held) {
    super(7);
    this.workbench = workbench;
    this.held = held;
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("stand-line");
    words.setId("server-stand");
    sign.getStyleClass().add("stand-sign");
    getChildren().addAll(sign, words);
    workbench.standProperty().subscribe(this::show);
    workbench.versionProperty().subscribe(this::show);
  }

  private void show() {
    LiveServer server = workbench.server();
    LiveServer.Stand stand = workbench.standProperty().get();
    words.setText(server == null ? "No server is running" : words(server, stand));
    sign.pseudoClassStateChanged(FAILED, stand == LiveServer.Stand.FAILED);
    sign.pseudoClassStateChanged(LISTENS, stand == LiveServer.Stand.LISTENS);
  }

  private String words(LiveServer server, LiveServer.Stand stand) {
    return switch (stand) {
      case STARTS -> "It starts" + (held.getAsBoolean() ? ", and is held" : "");
      case LISTENS ->
          "It listens: "
              + (server.tls() ? "https://" : "http://")
              + workbench.host()
              + server.process().map(own -> ", process " + own.pid()).orElse("");
      case SHUTS_DOWN -> draining(server) + (held.getAsBoolean() ? ", and is held" : "");
      case ENDED -> "It has stopped";
      case FAILED -> failed(server.failure());
    };
  }

  private static String draining(LiveServer server) {
    Draining left = server.draining();
    return left == null
        ? "It shuts down"
        : String.format(Locale.ROOT, "It drains: %d active, %d idle", left.active(), left.idle());
  }

  private static String failed(String why) {
    return "It failed: " + why;
  }
}
