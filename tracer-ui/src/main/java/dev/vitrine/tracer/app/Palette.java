package dev.vitrine.tracer.app;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The command palette: everything that can be asked for, found by some letters of its name.
final class Palette extends VBox {
  private static final double WIDTH = 560;
  private static final double ROW = 32;
  private static final int ROWS = 10;

  /// @param sort what it is, in a word: a menu's title, `Scenario`, `Recent`
  /// @param keys as they are read; "" for none
  /// @param enabled whether it can be asked for now
  record Item(String name, String sort, String keys, boolean enabled, Runnable run) {}

  private final Supplier<List<Item>> items;
  private final Runnable close;
  private final TextField find = new TextField();
  private final ListView<Item> list = new ListView<>();
  private List<Item> all = List.of();

  /// @param items asked each time the palette opens
  Palette(Supplier<List<Item>> items, Runnable close) {
    this.items = items;
    this.close = close;
    setId("palette");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    getStyleClass().addAll("first-card", "palette");
    find.setId("palette-find");
    find.setPromptText("What to do? Some letters are enough.");
    find.setAccessibleText("Find an action");
    list.setId("palette-list");
    list.getStyleClass().add("palette-list");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setAccessibleText("Actions");
    Label nothing = Chrome.label("Nothing is called that.", "secondary");
    list.setPlaceholder(nothing);
    list.setCellFactory(_ -> new Row());
    find.textProperty().addListener((_, _, _) -> filter());
    find.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    getChildren().addAll(find, list);
  }

  /// Looks at what there is now, and begins with nothing typed.
  TextField open() {
    all = items.get();
    find.clear();
    filter();
    return find;
  }

  private void filter() {
    String typed = find.getText();
    List<Item> found =
        all.stream()
            .filter(item -> Fuzzy.score(typed, words(item)) != Fuzzy.NOT)
            .sorted(
                Comparator.<Item>comparingInt(item -> -score(typed, item))
                    .thenComparingInt(item -> typed.isBlank() ? 0 : item.name().length()))
            .toList();
    list.getItems().setAll(found);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    double height = ROW * Math.clamp(found.size(), 1, ROWS) + 2;
    list.setPrefHeight(height);
    list.setMinHeight(Math.min(height, 2 * ROW));
  }

  // A scenario is found by the word "scenario" too, yet a name that fits counts for more.
  private static String words(Item item) {
    return item.name() + " " + item.sort();
  }

  private static int score(String typed, Item item) {
    return 2 * Math.max(0, Fuzzy.score(typed, item.name())) + Fuzzy.score(typed, words(item));
  }

  private void move(KeyEvent e) {
    int now = list.getSelectionModel().getSelectedIndex();
    int last = list.getItems().size() - 1;
    switch (e.getCode()) {
      case DOWN -> select(Math.min(last, now + 1));
      case UP -> select(Math.max(0, now - 1));
      case PAGE_DOWN -> select(Math.min(last, now + ROWS));
      case PAGE_UP -> select(Math.max(0, now - ROWS));
      default -> {
        if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
          run(list.getSelectionModel().getSelectedItem());
          e.consume();
        }
        return;
      }
    }
    e.consume();
  }

  private void select(int row) {
    list.getSelectionModel().clearAndSelect(row);
    list.scrollTo(Math.max(0, row - ROWS / 2));
  }

  private void run(@Nullable Item item) {
    if (item != null && item.enabled()) {
      close.run();
      item.run().run();
    }
  }

  private final class Row extends ListCell<Item> {
    private final Label name = Chrome.label("");
    private final Label sort = Chrome.label("", "secondary", "small");
    private final Label keys = Chrome.label("", "keys");
    private final HBox box = new HBox(10, name, Chrome.spacer(), sort, keys);

    Row() {
      setPrefWidth(0);
      box.setAlignment(Pos.CENTER_LEFT);
      sort.setMinWidth(USE_PREF_SIZE);
      keys.setMinWidth(USE_PREF_SIZE);
      setOnMouseClicked(_ -> run(getItem()));
    }

    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      name.setText(item.name());
      sort.setText(item.sort());
      keys.setText(item.keys());
      Chrome.show(keys, !item.keys().isEmpty());
      box.setOpacity(item.enabled() ? 1 : 0.45);
      setAccessibleText(item.name() + " " + item.keys());
      setGraphic(box);
    }
  }
}
