package dev.vitrine.tracer.app;

import dev.vitrine.tracer.source.SourceRegion;
import dev.vitrine.tracer.source.SourceRegion.Line;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A whole source file as a list of lines, the lines of one region marked and in sight.
final class CodeView extends ListView<Line> {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final PseudoClass EMITS = PseudoClass.getPseudoClass("emits");
  private static final double LINE = 19;

  private @Nullable SourceRegion region;
  private int emitting;
  private List<List<CodeTokens.Token>> tokens = List.of();

  /// @param id of the list, by which tests and style sheets find it
  CodeView(String id) {
    setId(id);
    getStyleClass().add("code-list");
    setFixedCellSize(LINE);
    setFocusTraversable(true);
    setAccessibleText("Source");
    setCellFactory(_ -> new LineCell());
    heightProperty().addListener(_ -> reveal());
  }

  /// Shows the file of a region, the region marked, and in it the first line that holds `spot`.
  void show(SourceRegion next, String spot) {
    if (region == null || !region.file().equals(next.file())) {
      tokens = CodeTokens.of(next.path()).lines(next.file().stream().map(Line::text).toList());
      getItems().setAll(next.file());
    }
    region = next;
    emitting = emitting(next, spot);
    refresh();
    reveal();
  }

  // The number of the line that takes the step; the region's first when it stands elsewhere.
  private static int emitting(SourceRegion region, String spot) {
    for (Line line : region.lines()) {
      if (line.text().contains(spot)) {
        return line.number();
      }
    }
    return region.first();
  }

  // The region stands in the middle when it fits, else its beginning at the top, a few lines
  // before.
  private void reveal() {
    SourceRegion shown = region;
    if (shown == null || getHeight() <= 0) {
      return;
    }
    int visible = (int) (getHeight() / LINE);
    int first = shown.file().indexOf(shown.lines().getFirst());
    int length = shown.lines().size();
    int above = Math.clamp((visible - length) / 2L, 2, Math.max(2, visible / 3));
    int last = first;
    while (shown.file().get(last).number() < emitting) {
      last++;
    }
    // A region that is too long is shown from where its emitting line is in sight.
    int top = Math.max(Math.max(0, first - above), last - visible + 3);
    // After the layout that gives the new lines their places.
    Platform.runLater(() -> scrollTo(top));
  }

  private final class LineCell extends ListCell<Line> {
    private final Label number = Chrome.label("", "line-number");
    private final TextFlow code = new TextFlow();
    private final HBox row = new HBox(number, code);

    LineCell() {
      setFocusTraversable(false);
      number.setMaxHeight(LINE);
      number.setMinHeight(LINE);
      code.setMinWidth(USE_PREF_SIZE);
      code.getStyleClass().add("code-line");
      row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      setMinHeight(LINE);
      setMaxHeight(LINE);
    }

    @Override
    protected void updateItem(@Nullable Line item, boolean empty) {
      super.updateItem(item, empty);
      int at = getIndex();
      boolean shown = !empty && item != null && at < tokens.size();
      SourceRegion marked = region;
      pseudoClassStateChanged(
          MARKED, shown && marked != null && item != null && marked.contains(item.number()));
      pseudoClassStateChanged(
          EMITS, shown && item != null && marked != null && item.number() == emitting);
      if (!shown || item == null) {
        setGraphic(null);
        return;
      }
      number.setText(String.valueOf(item.number()));
      code.getChildren().clear();
      for (CodeTokens.Token token : tokens.get(at)) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("text", token.kind().styleClass());
        code.getChildren().add(text);
      }
      setGraphic(row);
    }
  }
}
