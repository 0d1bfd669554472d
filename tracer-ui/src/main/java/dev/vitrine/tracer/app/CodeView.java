package dev.vitrine.tracer.app;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A whole source file as a list of lines, the lines of one region marked and in sight.
final class CodeView extends ListView<String> {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final double LINE = 19;

  private int firstMarked = -1;
  private int lastMarked = -1;
  private List<List<JavaTokens.Token>> tokens = List.of();

  CodeView() {
    setId("code");
    getStyleClass().add("code-list");
    setFixedCellSize(LINE);
    setFocusTraversable(true);
    setAccessibleText("Source");
    setCellFactory(_ -> new Line());
    heightProperty().addListener(_ -> reveal());
  }

  /// Shows a file.
  ///
  /// @param lines the whole file
  /// @param first the first marked line, from 0; -1 for none
  /// @param last the last marked line
  void show(List<String> lines, int first, int last) {
    tokens = JavaTokens.lines(lines);
    firstMarked = first;
    lastMarked = last;
    getItems().setAll(lines);
    refresh();
    reveal();
  }

  /// The marked lines as they stand in the file.
  List<String> marked() {
    return firstMarked < 0 ? List.of() : List.copyOf(getItems().subList(firstMarked, lastMarked + 1));
  }

  // The region stands in the middle when it fits, else its beginning at the top, a few lines before.
  private void reveal() {
    if (firstMarked < 0 || getHeight() <= 0) {
      return;
    }
    int visible = (int) (getHeight() / LINE);
    int region = lastMarked - firstMarked + 1;
    int above = Math.clamp((visible - region) / 2L, 2, Math.max(2, visible / 3));
    scrollTo(Math.max(0, firstMarked - above));
  }

  private final class Line extends ListCell<String> {
    private final Label number = Chrome.label("", "line-number");
    private final TextFlow code = new TextFlow();
    private final HBox row = new HBox(number, code);

    Line() {
      setFocusTraversable(false);
      number.setMaxHeight(LINE);
      number.setMinHeight(LINE);
      code.setMinWidth(USE_PREF_SIZE);
      row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      setMinHeight(LINE);
      setMaxHeight(LINE);
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      int at = getIndex();
      boolean shown = !empty && item != null && at < tokens.size();
      pseudoClassStateChanged(MARKED, shown && at >= firstMarked && at <= lastMarked);
      if (!shown) {
        setGraphic(null);
        return;
      }
      number.setText(String.valueOf(at + 1));
      code.getChildren().clear();
      for (JavaTokens.Token token : tokens.get(at)) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("text", token.kind().styleClass());
        code.getChildren().add(text);
      }
      setGraphic(row);
    }
  }
}
