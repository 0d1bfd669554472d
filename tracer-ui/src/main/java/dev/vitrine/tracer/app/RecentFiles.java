package dev.vitrine.tracer.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The traces that were opened or saved last, the newest first. Lives on the JavaFX thread and never looks at the disk: that one is
/// gone shows when it is opened.
final class RecentFiles {
  static final int KEPT = 10;

  private final ObservableList<Path> list = FXCollections.observableArrayList();

  /// For reading; change it through the commands.
  ObservableList<Path> list() {
    return list;
  }

  void add(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    List<Path> now = new ArrayList<>(list);
    now.remove(whole);
    now.addFirst(whole);
    list.setAll(now.subList(0, Math.min(KEPT, now.size())));
  }

  /// Drops one that is not there any more.
  ///
  /// @return whether it was in the list
  boolean drop(Path file) {
    return list.remove(file.toAbsolutePath().normalize());
  }

  void forget() {
    list.clear();
  }

  List<Object> asText() {
    return list.stream().<Object>map(Path::toString).toList();
  }

  void restore(List<?> texts) {
    List<Path> paths = new ArrayList<>();
    for (Object text : texts) {
      if (text instanceof String name && paths.size() < KEPT) {
        path(name).filter(Path::isAbsolute).ifPresent(paths::add);
      }
    }
    list.setAll(paths);
  }

  // What was written on another system, or by hand, may be no path here.
  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The list as a menu that stays as the list is.
  Menu menu(Consumer<Path> open) {
    Menu menu = new Menu("Open recent");
    menu.setId("menu-recent");
    list.subscribe(() -> fill(menu, open));
    fill(menu, open);
    return menu;
  }

  private void fill(Menu menu, Consumer<Path> open) {
    menu.getItems().clear();
    for (Path file : list) {
      MenuItem item = new MenuItem(file.getFileName() + "   " + file.getParent());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> open.accept(file));
      menu.getItems().add(item);
    }
    if (list.isEmpty()) {
      MenuItem none = new MenuItem("No trace was opened yet");
      none.setDisable(true);
      menu.getItems().add(none);
    } else {
      MenuItem forget = new MenuItem("Forget these");
      forget.setId("menu-recent-forget");
      forget.setOnAction(_ -> forget());
      menu.getItems().addAll(new SeparatorMenuItem(), forget);
    }
  }
}
