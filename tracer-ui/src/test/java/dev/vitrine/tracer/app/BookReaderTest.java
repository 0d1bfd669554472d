package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.book.Chapter;
import dev.vitrine.tracer.book.RecordedFigure;
import dev.vitrine.tracer.figure.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a step to what the book says about it, and back to a run.
class BookReaderTest {
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void theStepUnderTheCursorLeadsToItsChapter() {
    assertEquals("Chapter 2: Accepting", app.fx(() -> link().getText()));
    fire(link());
    app.waitUntil(() -> title().startsWith("2  Accepting"));
    assertTrue(app.fx(() -> reader().stage().isShowing()));
    assertTrue(selected("book-2"));
    app.waitUntil(() -> inSight("The loop"));
  }

  @Test
  void theKeyLeadsThereToo() {
    app.press(KeyCode.CONTROL, KeyCode.B).waitUntil(() -> title().startsWith("2  Accepting"));
  }

  @Test
  void everyChapterIsShownWithItsFiguresItsCodeAndItsAnswerFolded() {
    for (Chapter chapter : Chapter.ALL) {
      read(chapter.path(), "");
      assertTrue(selected("book-" + chapter.number()), chapter.title());
      assertFalse(all(".book-code").isEmpty(), chapter.title());
      List<Node> figures = List.copyOf(all("#book-figure"));
      assertFalse(figures.isEmpty(), chapter.title());
      for (Node figure : figures) {
        app.waitUntil(
            () -> app.fx(() -> !Objects.toString(figure.getAccessibleText(), "").isEmpty()));
      }
      TitledPane answer = (TitledPane) all("#book-answer").iterator().next();
      assertFalse(answer.isExpanded(), chapter.title());
    }
  }

  @Test
  void aCommandInAChapterPlaysItsScenarioHeldBeforeItsFirstStep() {
    read(Chapter.SHUTTING_DOWN.path(), "");
    press("vitrine app --scenario graceful-shutdown");
    app.waitUntil(() ->
        app.fx(() -> {
          var playing = app.window().workbench().scenarioProperty().get();
          return playing != null && playing.id().equals("graceful-shutdown");
        }));
    app.waitUntil(() -> app.held() > 0);
    assertTrue(status().contains("waits before its first step"), status());
  }

  @Test
  void aLinkLeadsToAnotherPageAndItsSection() {
    read(Chapter.ACCEPTING.path(), "");
    press("accept takes in a request");
    app.waitUntil(() -> title().startsWith("What the texts say"));
    app.waitUntil(() -> inSight("accept returns a connection, not a request"));
    fire(entry("book-7"));
    assertTrue(title().startsWith("7  Reusing the connection"));
  }

  @Test
  void anAddressElsewhereIsCopied() {
    read(Chapter.ACCEPTING.path(), "");
    press("RFC 9112, section 9");
    String address = "https://www.rfc-editor.org/rfc/rfc9112#section-9";
    assertEquals(address, app.fx(() -> Clipboard.getSystemClipboard().getString()));
    assertEquals("Copied: " + address, status());
  }

  @Test
  void aFileOfTheRepositoryIsNamedAndNotOpened() {
    read(Chapter.ACCEPTING.path(), "");
    press("AcceptLoop");
    assertTrue(status().contains("AcceptLoop.java"), status());
    assertTrue(title().startsWith("2  Accepting"));
  }

  @Test
  void linksAreReachedAndFollowedWithKeys() {
    read(Chapter.LISTENING.path(), "");
    Text link = text("Accepting");
    assertTrue(link.isFocusTraversable());
    assertEquals(AccessibleRole.HYPERLINK, link.getAccessibleRole());
    app.fx(() -> {
      link.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
      return true;
    });
    assertTrue(title().startsWith("2  Accepting"));
  }

  @Test
  void theBookFollowsTheThemeOfTheWindow() {
    read(Chapter.LISTENING.path(), "");
    app.fx(() -> {
      app.window().settings().themeProperty().set(Theme.DARK);
      return true;
    });
    assertTrue(
        app.fx(() -> reader().stage().getScene().getRoot().getStyleClass().contains("vt-dark")));
  }

  @Test
  void escapeClosesTheBookAndTheWindowTakesItAlong() {
    read(Chapter.LISTENING.path(), "");
    app.fx(() -> {
      Node root = reader().stage().getScene().getRoot();
      root.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
      return true;
    });
    assertFalse(app.fx(() -> reader().stage().isShowing()));
    read(Chapter.LISTENING.path(), "");
    BookReader reader = reader();
    app.close();
    assertFalse(reader.stage().isShowing());
  }

  @Test
  void aFigureThatIsNotThereIsSaidSo() {
    BookFigure figure =
        app.fx(() ->
            new BookFigure(
                "../../diagrams/none.svg", "A figure", app.window().settings().themeProperty()));
    Label caption = (Label) figure.getChildren().getLast();
    assertEquals("There is no figure none.svg.", app.fx(caption::getText));
    assertNotNull(RecordedFigure.ALL);
  }

  private BookReader reader() {
    return app.fx(() -> app.window().book());
  }

  private void read(String path, String anchor) {
    app.fx(() -> {
      app.window().book().open(path, anchor);
      return true;
    });
  }

  private String title() {
    return app.fx(() -> Objects.toString(app.window().book().stage().getTitle(), ""));
  }

  private String status() {
    return app.fx(() -> ((Label) find("#book-status")).getText());
  }

  private Node find(String selector) {
    return Objects.requireNonNull(reader().stage().getScene().lookup(selector), selector);
  }

  private Set<Node> all(String selector) {
    return app.fx(() -> {
      Node root = reader().stage().getScene().getRoot();
      root.applyCss();
      return root.lookupAll(selector);
    });
  }

  private Hyperlink link() {
    return (Hyperlink) app.node("step-chapter");
  }

  private ToggleButton entry(String id) {
    return (ToggleButton) find("#" + id);
  }

  private boolean selected(String id) {
    return app.fx(() -> entry(id).isSelected());
  }

  private void fire(javafx.scene.control.ButtonBase button) {
    app.fx(() -> {
      button.fire();
      return true;
    });
  }

  /// The piece of the page that says this.
  private Text text(String words) {
    List<Text> found = new ArrayList<>();
    for (Node node : all(".text")) {
      if (node instanceof Text text && text.getText().equals(words)) {
        found.add(text);
      }
    }
    assertFalse(found.isEmpty(), words);
    return found.getLast();
  }

  private void press(String words) {
    Text link = text(words);
    app.fx(() -> {
      link.getOnMouseClicked().handle((MouseEvent) null);
      return true;
    });
  }

  private boolean inSight(String heading) {
    return app.fx(() -> {
      Node words = text(heading);
      ScrollPane scroll = (ScrollPane) find("#book-scroll");
      double y = scroll.sceneToLocal(words.localToScene(0, 0)).getY();
      return y >= 0 && y < scroll.getHeight() / 2;
    });
  }
}
