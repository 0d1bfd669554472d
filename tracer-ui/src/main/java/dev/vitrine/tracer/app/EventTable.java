package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// All steps as rows, the one under the cursor selected. Only the rows in sight exist.
final class EventTable extends TableView<Entry> {
  private static final double ROW = 25;
  private static final double HEADER = 26;

  private final Session session;
  private final EventRows rows;
  private boolean fromCursor;
  private int rowToShow = -1;
  private double laidOutHeight;

  EventTable(Session session, Filter filter) {
    this.session = session;
    this.rows = new EventRows(session.store(), filter);
    setId("events");
    getStyleClass().add("event-table");
    setItems(rows);
    setFixedCellSize(ROW);
    setPlaceholder(Chrome.label("No steps yet. Send a request, or run a scenario."));
    setAccessibleText("Steps");
    addColumns();

    session.storeProperty().subscribe(this::restart);
    filter.versionProperty().subscribe(this::restart);
    session
        .sizeProperty()
        .subscribe(size -> {
          rows.grow(size.intValue());
          selectCursor();
        });
    session.cursorProperty().subscribe(this::selectCursor);
    getSelectionModel()
        .selectedIndexProperty()
        .subscribe(row -> {
          if (!fromCursor && row.intValue() >= 0) {
            session.seek(rows.position(row.intValue()) + 1);
          }
        });
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
      rowToShow = row;
      requestLayout();
    }
    fromCursor = false;
  }

  // The row under the cursor comes into sight as the last one, as in a log: once a frame, when it
  // is
  // known how many rows there is room for.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getHeight() != laidOutHeight) {
      laidOutHeight = getHeight();
      rowToShow = getSelectionModel().getSelectedIndex();
    }
    if (rowToShow >= 0) {
      int visible = Math.max(1, (int) ((getHeight() - HEADER) / ROW));
      boolean onLastPage = rowToShow + visible >= rows.size();
      int top = onLastPage ? rows.size() - 1 : Math.max(0, rowToShow - visible + 1);
      rowToShow = -1;
      scrollTo(top);
    }
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
    // What happened gets the room that is left.
    var taken =
        mark.widthProperty()
            .add(step.widthProperty())
            .add(time.widthProperty())
            .add(conn.widthProperty())
            .add(req.widthProperty())
            .add(stage.widthProperty())
            .add(event.widthProperty())
            .add(thread.widthProperty());
    widthProperty()
        .subscribe(
            width -> what.setPrefWidth(Math.max(200, width.doubleValue() - taken.get() - 14)));
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
