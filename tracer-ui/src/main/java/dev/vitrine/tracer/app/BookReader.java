package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.Chapter;
import dev.vitrine.tracer.book.Page;
import dev.vitrine.tracer.book.Passage;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The book in a window of its own, so that a chapter can be read beside the figure: the chapters at the left, the page, and in it
/// the place that was asked for. Lives on the JavaFX thread.
final class BookReader {
  static final String CLAIMS = "claims.md";

  private static final double WIDTH = 1120;
  private static final double HEIGHT = 820;
  private static final double LEAST_WIDTH = 560;

  private final Consumer<Scenario> play;
  private final Label status = Chrome.label("", "book-status");
  private final Map<String, ToggleButton> contents = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private final ScrollPane scroll = new ScrollPane();
  private final Stage stage = new Stage();
  private final ObservableValue<Theme> theme;
  private BookPage page;
  private String path = "";
  private String sought = "";

  /// @param play starts a scenario that a chapter names
  BookReader(Settings settings, Consumer<Scenario> play) {
    theme = settings.themeProperty();
    page = new BookPage(Page.parse(""), theme, _ -> {});
    this.play = play;
    status.setId("book-status");
    status.setMaxWidth(Double.MAX_VALUE);
    scroll.setId("book-scroll");
    scroll.getStyleClass().addAll("plain-scroll", "book-scroll");
    scroll.setFitToWidth(true);
    // Until a person scrolls, the place that was asked for stays in sight, however high the figures
    // above it become.
    scroll.addEventFilter(ScrollEvent.SCROLL, _ -> sought = "");
    scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> sought = "");
    scroll.addEventFilter(KeyEvent.KEY_PRESSED, _ -> sought = "");
    VBox chapters = new VBox(2, Chrome.label("How a web server works", "strong"));
    chapters.setId("book-contents");
    chapters.getStyleClass().add("book-contents");
    for (Chapter chapter : Chapter.ALL) {
      chapters
          .getChildren()
          .add(
              entry(
                  "book-" + chapter.number(),
                  chapter.path(),
                  chapter.number() + "  " + chapter.title()));
    }
    chapters.getChildren().add(entry("book-claims", CLAIMS, "What the texts say"));
    BorderPane root = new BorderPane(scroll, null, null, status, chapters);
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    theme.subscribe(theme -> Styles.apply(scene, theme));
    scene.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        close();
      }
    });
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
  }

  /// Shows a passage, in front of other windows.
  void open(Passage passage) {
    open(passage.chapter().path(), passage.anchor());
  }

  /// Shows the page at a path below `docs`, from the section with this anchor on; "" is its beginning.
  void open(String newPath, String anchor) {
    Optional<Page> found = newPath.equals(path) ? Optional.of(page.page()) : Page.find(newPath);
    if (found.isEmpty()) {
      status.setText("docs/" + newPath + " stands in the repository; it is no part of the app.");
      return;
    }
    if (!newPath.equals(path)) {
      path = newPath;
      page = new BookPage(found.get(), theme, this::follow);
      page.heightProperty().subscribe(() -> Platform.runLater(this::reveal));
      scroll.setContent(new StackPane(page));
      ToggleButton mark = contents.get(path);
      group.selectToggle(mark);
      stage.setTitle((mark == null ? "Vitrine" : mark.getText()) + " – Vitrine");
    }
    sought = anchor;
    status.setText("");
    scroll.setVvalue(0);
    stage.show();
    stage.toFront();
    scroll.requestFocus(); // the keys that scroll work at once, and no link looks chosen
    Platform.runLater(this::reveal);
  }

  void close() {
    stage.hide();
  }

  Stage stage() {
    return stage;
  }

  private ToggleButton entry(String id, String target, String title) {
    ToggleButton entry = new ToggleButton(title);
    Chrome.named(entry, id, "Read this chapter");
    entry.getStyleClass().add("book-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setMnemonicParsing(false);
    entry.setToggleGroup(group);
    entry.setOnAction(_ -> {
      entry.setSelected(true);
      open(target, "");
    });
    contents.put(target, entry);
    return entry;
  }

  private void follow(BookLink link) {
    switch (link) {
      case BookLink.Play(Scenario scenario) -> {
        play.accept(scenario);
        status.setText(
            "The other window plays “" + scenario.title() + "”; it waits before its first step.");
      }
      case BookLink.Section(String to, String anchor) -> open(BookLink.resolved(path, to), anchor);
      case BookLink.Outside(String address) -> {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, address));
        status.setText("Copied: " + address);
      }
    }
  }

  private void reveal() {
    Node heading = page.heading(sought);
    double room = page.getHeight() - scroll.getViewportBounds().getHeight();
    if (heading == null || room <= 0) {
      return;
    }
    Bounds place = heading.getBoundsInParent();
    scroll.setVvalue(Math.clamp((place.getMinY() - BookPage.ABOVE) / room, 0, 1));
  }
}
