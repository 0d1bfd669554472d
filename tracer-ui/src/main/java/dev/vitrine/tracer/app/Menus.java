package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figures.Figures;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// The menus: every command of the window has its place here.
final class Menus {
  private Menus() {}

  static MenuBar bar(Session session, FigureModel model, Settings settings, WindowActions actions) {
    CheckMenuItem reduced = new CheckMenuItem("Reduced motion");
    reduced.selectedProperty().bindBidirectional(settings.reducedMotionProperty());
    CheckMenuItem left = new CheckMenuItem("Scenarios and requests");
    left.selectedProperty().bindBidirectional(settings.leftPaneOpenProperty());
    MenuBar bar =
        new MenuBar(
            new Menu(
                "File",
                null,
                item("Open a trace…", "Shortcut+O", actions::openTrace),
                item("Attach to a running server…", "Shortcut+Shift+A", actions::attach),
                item("Save this run…", "Shortcut+S", actions::saveTrace),
                new SeparatorMenuItem(),
                item("Restart the server", "Shortcut+Shift+R", actions::restart),
                new SeparatorMenuItem(),
                item("Quit", "Shortcut+Q", actions::quit)),
            new Menu(
                "View",
                null,
                item("Light or dark", "Shortcut+Shift+L", settings::toggleTheme),
                reduced,
                left,
                new SeparatorMenuItem(),
                item("Find", "Shortcut+F", actions::find)),
            new Menu(
                "Run",
                null,
                item("Play or pause", null, session::togglePlay),
                item("Step", null, session::step),
                item("Step back", null, session::stepBack),
                item("Step on this connection", null, session::stepConnection),
                item("First", null, session::first),
                item("Latest", null, session::latest),
                new SeparatorMenuItem(),
                steps(session),
                item("Breakpoints", null, actions::breakpoints),
                new SeparatorMenuItem(),
                item("Send the request", "Shortcut+Enter", actions::send),
                item("Compose a request", "Shortcut+Shift+Enter", actions::compose),
                new SeparatorMenuItem(),
                item("Change the server…", "Shortcut+Shift+V", actions::changeServer)),
            figures(model, actions),
            new Menu("Help", null, item("Keys", "F1", actions::keys)));
    bar.setId("menus");
    bar.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    return bar;
  }

  private static Menu steps(Session session) {
    Menu menu = new Menu("One step goes");
    menu.getItems().setAll(StepChoice.items(session));
    return menu;
  }

  private static Menu figures(FigureModel model, WindowActions actions) {
    Menu menu = new Menu("Figure");
    for (FigureKind<?> kind : Figures.all()) {
      int place = menu.getItems().size();
      menu.getItems().add(item(kind.title(), "Shortcut+" + (place + 1), () -> model.choose(place)));
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("Next names on the nodes", null, model::nextNames),
            item("Width of the lanes: time or steps", null, model::nextAcross),
            item("Fit the figure", null, actions::fit));
    return menu;
  }

  private static MenuItem item(String text, @Nullable String keys, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId("menu-" + text.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    if (keys != null) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    item.setOnAction(_ -> action.run());
    return item;
  }
}
