package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Theme;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;

/// The top of the window: the mark, the menus, which figure is shown, what the server does, light or
/// dark.
final class TopBar extends HBox {
  TopBar(Session session, Settings settings, MenuBar menus) {
    setId("top-bar");
    getStyleClass().add("top-bar");
    HBox brand = new HBox(Icon.brand(), Chrome.label("Vitrine"));
    brand.getStyleClass().add("brand");

    Segments figures = new Segments("figures");
    figures.choices(
        List.of("Work flow"),
        List.of("Work flow: from the listening socket to the response  (Ctrl 1)"),
        _ -> {});

    Button theme =
        Chrome.iconButton(
            "theme",
            Icon.moon(),
            "Light or dark",
            "Light or dark  (Ctrl Shift L)",
            settings::toggleTheme);
    settings
        .themeProperty()
        .addListener((_, _, now) -> theme.setGraphic(now == Theme.DARK ? Icon.sun() : Icon.moon()));

    getChildren()
        .addAll(
            brand, menus, Chrome.spacer(), figures, Chrome.spacer(), new StatePill(session), theme);
  }
}
