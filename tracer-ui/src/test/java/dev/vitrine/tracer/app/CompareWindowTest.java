package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Difference;
import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.TraceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two runs compared in a window of their own.
class CompareWindowTest {
  @TempDir private Path folder;
  private AppDriver app;
  private CompareWindow compare;
  private String recorded;

  @BeforeEach
  void open() throws Exception {
    recorded = Recorder.normalised(Scenarios.all().getFirst()).text();
    TraceFile left = TraceFile.read(Files.writeString(folder.resolve("left.jsonl"), recorded));
    app = AppDriver.open(AppOptions.recorded(left.store(), "left.jsonl"));
  }

  @AfterEach
  void close() {
    app.fx(() -> {
      if (compare != null) {
        compare.stage().hide();
      }
      return true;
    });
    app.close();
  }

  private Path other(String name, String from, String to) throws Exception {
    return Files.writeString(folder.resolve(name), recorded.replace(from, to));
  }

  private void compareWith(Path file) {
    compare = app.fx(() -> app.window().compare(file));
    app.waitUntil(() -> app.fx(() -> compare.shownProperty().get() != null));
  }

  private CompareWindow.Shown shown() {
    return Objects.requireNonNull(app.fx(() -> compare.shownProperty().get()));
  }

  private Node node(String id) {
    return Objects.requireNonNull(app.fx(() -> compare.stage().getScene().lookup("#" + id)), id);
  }

  private String text(String id) {
    return app.fx(() -> ((Labeled) node(id)).getText());
  }

  private void press(KeyCode key) {
    app.fx(() -> {
      compare
          .stage()
          .getScene()
          .getRoot()
          .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
      return true;
    });
  }

  private void waitForRow(int row) {
    app.waitUntil(() -> shown().row() == row);
  }

  @Test
  void saysThatTwoRunsTellTheSame() throws Exception {
    compareWith(other("same.jsonl", "52814", "40000"));
    assertTrue(text("compare-summary").startsWith("The two runs tell the same."));
    assertTrue(shown().left().mark(Difference.ID).isEmpty());
    assertEquals("This run", text("compare-left-name"));
    assertEquals("same.jsonl", text("compare-right-name"));
  }

  @Test
  void goesToTheFirstDifferenceAndMarksItInTheFigureTheTableAndTheSource() throws Exception {
    compareWith(other("other.jsonl", "\"value\":\"localhost\"", "\"value\":\"example.org\""));
    int first = shown().comparison().alignment().first().orElseThrow();
    assertEquals(first, shown().row());
    assertTrue(text("compare-summary").contains("The first: step 15, HeaderRead"), "in words");
    assertTrue(shown().left().mark(Difference.ID).isPresent(), "in the left figure");
    assertTrue(shown().right().mark(Difference.ID).isPresent(), "in the right figure");
    CompareTable table = (CompareTable) node("compare-steps");
    assertEquals(first, app.fx(() -> table.getSelectionModel().getSelectedItem()));
    assertEquals("≠", app.fx(() -> table.getColumns().getFirst().getCellData(first)));
    assertEquals("", app.fx(() -> table.getColumns().getFirst().getCellData(first - 1)));
    String said = app.fx(() -> words((TextFlow) node("compare-words")));
    assertTrue(said.contains("localhost") && said.contains("example.org"), said);
    assertTrue(said.contains("Java "), "the place in the source: " + said);
    CodeView code = (CodeView) node("compare-code");
    assertFalse(app.fx(() -> code.getItems().isEmpty()), "the source");
    assertEquals("step 15 · HeaderRead", text("compare-left-step"));
  }

  private static String words(TextFlow flow) {
    StringBuilder all = new StringBuilder();
    flow.getChildren().forEach(n -> all.append(((Text) n).getText()));
    return all.toString();
  }

  @Test
  void goesFromOneDifferenceToTheNextAndBackByKey() throws Exception {
    compareWith(other("other.jsonl", "localhost", "example.org"));
    var alignment = shown().comparison().alignment();
    int first = alignment.first().orElseThrow();
    int second = alignment.after(first).orElseThrow();
    press(KeyCode.N);
    waitForRow(second);
    press(KeyCode.P);
    waitForRow(first);
    press(KeyCode.P);
    waitForRow(first);
    app.fx(() -> {
      compare.leap(true);
      return true;
    });
    waitForRow(second);
  }

  @Test
  void standsStillOnTheSideThatHasNoSuchStep() throws Exception {
    String line =
        recorded.lines().filter(l -> l.contains("BackgroundReadStarted")).findFirst().orElseThrow();
    compareWith(other("less.jsonl", line + "\n", ""));
    assertEquals("no such step", text("compare-right-step"));
    assertTrue(shown().left().mark(Difference.ID).isPresent());
    assertTrue(shown().right().mark(Difference.ID).isEmpty());
    CompareTable table = (CompareTable) node("compare-steps");
    assertEquals("◁", app.fx(() -> table.getColumns().getFirst().getCellData(shown().row())));
  }

  @Test
  void comparesTwoFilesAndShowsAnotherFigure() throws Exception {
    Path same = other("same.jsonl", "52814", "40000");
    compareWith(other("other.jsonl", "localhost", "example.org"));
    app.fx(() -> {
      compare.open(true, same);
      return true;
    });
    app.waitUntil(() -> text("compare-left-name").equals("same.jsonl"));
    assertEquals("other.jsonl", text("compare-right-name"));
    app.fx(() -> {
      compare.choose(dev.vitrine.tracer.figures.Figures.all().get(4));
      return true;
    });
    app.waitUntil(() -> shown().left().name().equals("states"));
  }

  @Test
  void saysWhichFileItCannotReadAndKeepsWhatIsCompared() throws Exception {
    compareWith(other("other.jsonl", "localhost", "example.org"));
    String before = text("compare-summary");
    Path bad = Files.writeString(folder.resolve("bad.jsonl"), "hello\n");
    app.fx(() -> {
      compare.open(false, bad);
      return true;
    });
    app.waitUntil(() -> text("error-sentence").startsWith("Line 1"));
    assertEquals(before, text("compare-summary"));
    assertEquals("other.jsonl", text("compare-right-name"));
  }

  @Test
  void putsTheFiguresOverOneAnotherWhereTheWindowIsNarrow() throws Exception {
    compareWith(other("other.jsonl", "localhost", "example.org"));
    SplitPane pane = app.fx(() -> (SplitPane) node("compare-left").getParent().getParent());
    app.fx(() -> {
      compare.stage().setWidth(900);
      return true;
    });
    app.waitUntil(() -> app.fx(() -> pane.getOrientation() == Orientation.VERTICAL));
    app.fx(() -> {
      compare.stage().setWidth(1400);
      return true;
    });
    app.waitUntil(() -> app.fx(() -> pane.getOrientation() == Orientation.HORIZONTAL));
  }
}
