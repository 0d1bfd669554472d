package dev.vitrine.tracer.app;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Which requests go where: the page of [ServerCard] with the mux.
final class PatternsPage extends VBox {
  private final RouteRows routes;
  private final CheckBox defaultMux;

  /// @param release has the handlers go on that wait for a cue
  PatternsPage(Runnable changed, Button release) {
    super(8);
    routes = new RouteRows(changed);
    defaultMux =
        FormParts.check(
            "server-default-mux",
            "No handler: the default mux",
            "Its one pattern is /, sayhelloName",
            changed);
    Button add =
        Chrome.button("server-route-add", "Add a pattern", null, "One more row", routes::add);
    routes.disableProperty().bind(defaultMux.selectedProperty());
    add.disableProperty().bind(defaultMux.selectedProperty());
    getChildren().addAll(routes, FormParts.row(add, release, Chrome.spacer(), defaultMux));
  }

  void fill(ServerPlan plan) {
    routes.show(plan.routes());
    defaultMux.setSelected(plan.defaultMux());
  }

  List<ServerPlan.Route> routes() {
    return routes.routes();
  }

  boolean defaultMux() {
    return defaultMux.isSelected();
  }

  void focusFirst() {
    defaultMux.requestFocus();
  }
}
