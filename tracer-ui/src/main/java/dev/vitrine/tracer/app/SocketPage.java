package dev.vitrine.tracer.app;

import dev.vitrine.tracer.scenario.Hook;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where the server listens and what each new connection goes through: the page of [ServerCard] with port,
/// TLS and hooks.
final class SocketPage extends VBox {
  private static final String NO_HOOK = "not set";

  private final TextField port;
  private final Label portNote = FormParts.note("server-port-note", "");
  private final CheckBox tls;
  private final ComboBox<String> connContext = new ComboBox<>();
  private final CheckBox connState;

  SocketPage(Runnable changed) {
    super(8);
    port = FormParts.field("server-port", "a free one", "Port", changed);
    tls =
        FormParts.check(
            "server-tls",
            "TLS, with a certificate made on the spot",
            "Clients of this window trust it",
            changed);
    connContext.setId("server-conn-context");
    connContext
        .getItems()
        .setAll(NO_HOOK, words(Hook.CONN_CONTEXT), words(Hook.CONN_CONTEXT_MISSING));
    connContext.setAccessibleText("ConnContext hook");
    connContext.setTooltip(Chrome.tooltip("What the hook ConnContext does for a new connection"));
    connContext.setPrefWidth(300);
    connContext.setMaxWidth(Double.MAX_VALUE);
    connContext.valueProperty().addListener((_, _, _) -> changed.run());
    HBox.setHgrow(connContext, Priority.ALWAYS);
    HBox.setHgrow(portNote, Priority.ALWAYS);
    connState =
        FormParts.check(
            "server-conn-state", "ConnState hook", "It " + words(Hook.CONN_STATE), changed);
    getChildren()
        .addAll(
            FormParts.row(FormParts.name("Port"), port, portNote),
            FormParts.row(FormParts.name("ConnContext hook"), connContext),
            FormParts.row(tls, Chrome.spacer(), connState));
  }

  void fill(ServerPlan plan) {
    port.setText(plan.port());
    tls.setSelected(plan.tls());
    connContext.setValue(
        plan.hooks().stream()
            .filter(hook -> hook != Hook.CONN_STATE)
            .map(SocketPage::words)
            .findFirst()
            .orElse(NO_HOOK));
    connState.setSelected(plan.hooks().contains(Hook.CONN_STATE));
  }

  String port() {
    return port.getText();
  }

  /// Says what is to be known of the port.
  void explainPort(String sentence) {
    portNote.setText(sentence);
  }

  boolean tls() {
    return tls.isSelected();
  }

  List<Hook> hooks() {
    List<Hook> hooks = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      boolean chosen =
          hook == Hook.CONN_STATE
              ? connState.isSelected()
              : words(hook).equals(connContext.getValue());
      if (chosen) {
        hooks.add(hook);
      }
    }
    return hooks;
  }

  private static String words(Hook hook) {
    return hook.does().replace("`", "");
  }
}
