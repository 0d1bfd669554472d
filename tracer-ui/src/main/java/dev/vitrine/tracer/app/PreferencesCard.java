package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Theme;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The card on which a person says how the window shall be; each choice holds at once.
final class PreferencesCard extends VBox {
  private static final double WIDTH = 520;
  private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK);

  private final Button close;

  PreferencesCard(Settings settings, RecentFiles recent, PreferenceFile file, Runnable onClose) {
    setId("preferences-card");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    GridPane rows = new GridPane(16, 10);
    rows.addRow(0, Chrome.label("Theme"), theme(settings));
    rows.addRow(1, Chrome.label("Motion"), motion(settings));
    Button forget =
        Chrome.button(
            "preferences-forget",
            "Forget them",
            null,
            "Empty the list of recent files; the files stay",
            recent::forget);
    recent.list().subscribe(() -> forget.setDisable(recent.list().isEmpty()));
    forget.setDisable(recent.list().isEmpty());
    rows.addRow(2, Chrome.label("Recent files"), forget);
    rows.getChildren().forEach(node -> GridPane.setValignment(node, javafx.geometry.VPos.CENTER));
    Label kept =
        Chrome.label(
            "The figure, the speed, the size of a step, the panes and the window's place are remembered as you"
                + " leave them"
                + (file.file() == null ? "." : ", in " + file.file() + "."),
            "secondary");
    kept.setId("preferences-kept");
    kept.setWrapText(true);
    kept.setMinHeight(USE_PREF_SIZE);
    Button reset =
        Chrome.button(
            "preferences-reset",
            "As at first",
            null,
            "Theme, motion and panes as at first",
            settings::reset);
    close = Chrome.button("preferences-close", "Close", null, "Close this card  (Esc)", onClose);
    close.getStyleClass().add("primary");
    HBox buttons = new HBox(8, close, Chrome.spacer(), reset);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(Chrome.label("Preferences", "headline"), rows, kept, buttons);
    setSpacing(14);
  }

  /// Who has the focus while the card is shown.
  Button closing() {
    return close;
  }

  private static Segments theme(Settings settings) {
    Segments themes = new Segments("preferences-theme");
    themes.choices(
        List.of("Light", "Dark"),
        List.of(
            "Ink on paper  (" + ActionTable.THEME.keys() + ")",
            "For a dark room  (" + ActionTable.THEME.keys() + ")"),
        number -> settings.themeProperty().set(THEMES.get(number)));
    settings.themeProperty().subscribe(theme -> themes.select(THEMES.indexOf(theme)));
    themes.setAlignment(Pos.CENTER_LEFT);
    return themes;
  }

  private static Segments motion(Settings settings) {
    Segments motions = new Segments("preferences-motion");
    motions.choices(
        Motion.ALL.stream().map(Motion::word).toList(),
        List.of(
            "Less motion when the operating system asks for it",
            ActionTable.REDUCED_MOTION.tooltip(),
            "Tokens travel along their arrows"),
        number -> settings.motionProperty().set(Motion.ALL.get(number)));
    settings.motionProperty().subscribe(motion -> motions.select(Motion.ALL.indexOf(motion)));
    motions.setAlignment(Pos.CENTER_LEFT);
    return motions;
  }
}
