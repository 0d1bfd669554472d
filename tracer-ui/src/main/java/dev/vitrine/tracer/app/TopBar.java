package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;

/// The top of the window: the mark, the menus, which figure is shown, what the server does, light or
/// dark.
final class TopBar extends HBox {
  TopBar(
      Session session, Workbench workbench, FigureModel model, Settings settings, MenuBar menus) {
    setId("top-bar");
    getStyleClass().add("top-bar");
    HBox brand = new HBox(Icon.brand(), Chrome.label("Vitrine"));
    brand.getStyleClass().add("brand");

    Segments figures = new Segments("figures");
    List<String> titles = new ArrayList<>();
    List<String> tooltips = new ArrayList<>();
    for (FigureKind<?> kind : Figures.all()) {
      titles.add(kind.title());
      tooltips.add(ActionTable.figure(titles.size() - 1).tooltip());
    }
    figures.choices(titles, tooltips, model::choose);
    model.kindProperty().subscribe(kind -> figures.select(Figures.all().indexOf(kind)));

    Button theme =
        Chrome.iconButton(
            "theme",
            Icon.moon(),
            ActionTable.THEME.name(),
            ActionTable.THEME.tooltip(),
            settings::toggleTheme);
    settings
        .themeProperty()
        .addListener((_, _, now) -> theme.setGraphic(now == Theme.DARK ? Icon.sun() : Icon.moon()));

    getChildren()
        .addAll(
            brand,
            menus,
            Chrome.spacer(),
            figures,
            Chrome.spacer(),
            new StatePill(session, workbench),
            theme);
  }
}
