package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceLine;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// All steps as rows, the one under the cursor selected. Only the rows in sight exist.
final class EventTable extends TableView<Entry> {
  private static final double ROW = 25;
  private static final double HEADER = 26;
  private static final int LOOKS = 10;

  private final Session session;
  private final EventRows rows;
  private final BooleanProperty follows = new SimpleBooleanProperty(true);
  private boolean fromCursor;
  private int looks;

  EventTable(Session session, Filter filter, EventRows rows) {
    this.session = session;
    this.rows = rows;
    setId("events");
    getStyleClass().add("event-table");
    setItems(rows);
    setFixedCellSize(ROW);
    Label placeholder = Chrome.label("");
    placeholder
        .textProperty()
        .bind(
            rows.searchedProperty()
                .map(share ->
                    share.doubleValue() < 1
                        ? "Searching…"
                        : filter.isOpen()
                            ? "No steps yet. Send a request, or run a scenario."
                            : "No step is like that."));
    setPlaceholder(placeholder);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setAccessibleText("Steps");
    addColumns();

    session.storeProperty().subscribe(this::restart);
    filter.versionProperty().subscribe(this::restart);
    session.sizeProperty().subscribe(this::grow);
    session.cursorProperty().subscribe(this::selectCursor);
    heightProperty().subscribe(this::bringIntoSight);
    follows.addListener((_, _, now) -> {
      if (now) {
        bringIntoSight();
      }
    });
    getSelectionModel()
        .selectedIndexProperty()
        .subscribe(row -> {
          if (!fromCursor && row.intValue() >= 0) {
            session.seek(rows.position(row.intValue()) + 1);
          }
        });
  }

  /// Whether the row under the cursor is kept in sight; else the table stays where it was scrolled to.
  BooleanProperty followsProperty() {
    return follows;
  }

  /// Looks, once a frame, at what a search has found meanwhile, and whether the row under the cursor came into sight.
  void pulse() {
    if (rows.searchedProperty().get() < 1) {
      grow();
    }
    if (looks > 0) {
      look(getSelectionModel().getSelectedIndex());
    }
  }

  /// The row under the cursor comes into sight as the last one, as in a log. The flow of rows learns a few frames late how
  /// many there are: it is looked again for as long.
  private void look(int row) {
    looks--;
    if (row < 0
        || !(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
        || inSight(row, flow)) {
      return;
    }
    int visible = Math.max(1, (int) ((getHeight() - HEADER) / ROW));
    if (row + visible >= rows.size()) {
      // To the end itself: asked for the last row, the flow may stop one short of it, for it goes
      // by an estimate of its
      // own length.
      flow.setPosition(1);
    } else {
      scrollTo(Math.max(0, row - visible + 1));
    }
  }

  private static boolean inSight(int row, VirtualFlow<?> flow) {
    IndexedCell<?> first = flow.getFirstVisibleCell();
    IndexedCell<?> last = flow.getLastVisibleCell();
    if (first == null || last == null) {
      return false;
    }
    boolean cut = last.getBoundsInParent().getMaxY() > flow.getHeight() + 1;
    return row >= first.getIndex() && row <= last.getIndex() - (cut ? 1 : 0);
  }

  private void bringIntoSight() {
    looks = follows.get() ? LOOKS : 0;
  }

  /// The selected rows, one line of JSON each, as in a trace file, onto the clipboard.
  void copy() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    getSelectionModel().getSelectedItems().forEach(entry -> lines.add(TraceLine.write(entry)));
    if (!getSelectionModel().isEmpty()) {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, lines.toString()));
    }
  }

  private void grow() {
    fromCursor = true;
    rows.grow(session.sizeProperty().get());
    fromCursor = false;
    selectCursor();
  }

  private void restart() {
    fromCursor = true;
    rows.restart(session.store(), session.sizeProperty().get());
    fromCursor = false;
    selectCursor();
  }

  private void selectCursor() {
    int position = session.cursorProperty().get() - 1;
    int row = position < 0 ? -1 : rows.rowAtOrBefore(position);
    fromCursor = true;
    if (row < 0) {
      getSelectionModel().clearSelection();
    } else if (row != getSelectionModel().getSelectedIndex()) {
      getSelectionModel().clearAndSelect(row);
      bringIntoSight();
    }
    fromCursor = false;
  }

  private void addColumns() {
    TableColumn<Entry, String> mark = text("", 22, _ -> "");
    mark.setResizable(false);
    mark.setCellFactory(_ -> new CursorCell());
    TableColumn<Entry, String> step = mono(text("Step", 60, r -> String.valueOf(r.seq())), true);
    TableColumn<Entry, String> time = mono(text("Time", 116, r -> Times.millis(r.nanos())), true);
    TableColumn<Entry, String> conn = mono(text("Conn", 56, r -> number(r.connectionId())), false);
    TableColumn<Entry, String> req = mono(text("Req", 46, r -> number(r.requestNo())), false);
    TableColumn<Entry, Entry> stage = new TableColumn<>("Stage");
    stage.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    stage.setCellFactory(_ -> new StageCell());
    stage.setPrefWidth(118);
    TableColumn<Entry, String> event = mono(text("Event", 190, Entry::event), false);
    TableColumn<Entry, String> what = text("What happened", 540, Happened::in);
    what.setCellFactory(_ -> new WordsCell());
    TableColumn<Entry, String> thread = mono(text("Thread", 150, Entry::threadName), false);
    getColumns().add(mark);
    getColumns().add(step);
    getColumns().add(time);
    getColumns().add(conn);
    getColumns().add(req);
    getColumns().add(stage);
    getColumns().add(event);
    getColumns().add(what);
    getColumns().add(thread);
    for (TableColumn<Entry, ?> column : getColumns()) {
      column.visibleProperty().subscribe(() -> fill(what));
      if (!column.equals(what)) {
        column.widthProperty().subscribe(() -> fill(what));
      }
    }
    widthProperty().subscribe(() -> fill(what));
  }

  // What happened gets the room that is left.
  private void fill(TableColumn<Entry, String> what) {
    double taken = 14;
    for (TableColumn<Entry, ?> column : getColumns()) {
      taken += column.isVisible() && !column.equals(what) ? column.getWidth() : 0;
    }
    what.setPrefWidth(Math.max(200, getWidth() - taken));
  }

  private static String number(long n) {
    return n == 0 ? "–" : String.valueOf(n);
  }

  private static TableColumn<Entry, String> text(
      String title, double width, Function<Entry, String> value) {
    TableColumn<Entry, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    return column;
  }

  private static TableColumn<Entry, String> mono(TableColumn<Entry, String> column, boolean right) {
    column.getStyleClass().add("mono");
    if (right) {
      column.getStyleClass().add("right");
    }
    return column;
  }

  /// The triangle beside the row under the cursor.
  private static final class CursorCell extends TableCell<Entry, String> {
    private final Icon mark = Icon.play().sized(10);

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty ? null : mark);
      if (getTableRow() != null && !mark.visibleProperty().isBound()) {
        mark.visibleProperty().bind(getTableRow().selectedProperty());
      }
    }
  }

  /// A sentence, its names in the face of code.
  private static final class WordsCell extends TableCell<Entry, String> {
    private final TextFlow words = RichText.flow("", "words");
    private final StackPane line = new StackPane(words);

    WordsCell() {
      // One line, cut off at the cell's end: a sentence that wraps would be cut at its middle.
      words.setMinWidth(USE_PREF_SIZE);
      words.setMaxHeight(USE_PREF_SIZE);
      StackPane.setAlignment(words, Pos.CENTER_LEFT);
      line.setMinWidth(0);
      line.setPrefWidth(0);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      RichText.fill(words, item);
      setText(item);
      setGraphic(line);
    }
  }

  private static final class StageCell extends TableCell<Entry, Entry> {
    private final StageGlyph glyph = new StageGlyph(null, 14);

    @Override
    protected void updateItem(@Nullable Entry item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      Stage stage = Steps.stage(item);
      glyph.show(Steps.sign(item));
      setText(stage == null ? "bytes" : stage.label());
      setGraphic(glyph);
    }
  }
}
