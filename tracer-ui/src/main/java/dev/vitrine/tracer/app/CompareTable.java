package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.trace.Alignment;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The steps of two runs, one row for each that is in either, those that differ told by a sign and a ground.
final class CompareTable extends TableView<Integer> {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private static final double ROW = 25;

  private @Nullable Comparison comparison;

  CompareTable(IntConsumer chosen) {
    setId("compare-steps");
    getStyleClass().add("event-table");
    setFixedCellSize(ROW);
    setAccessibleText("Steps of both runs");
    setPlaceholder(Chrome.label("Comparing…"));
    getColumns().add(column("", 30, this::sign, false));
    getColumns().add(column("Left", 52, row -> step(row, true), true));
    getColumns().add(column("Event", 170, row -> event(row, true), false));
    getColumns().add(column("What happened", 230, row -> words(row, true), false));
    getColumns().add(column("Right", 52, row -> step(row, false), true));
    getColumns().add(column("Event", 170, row -> event(row, false), false));
    getColumns().add(column("What happened", 230, row -> words(row, false), false));
    setRowFactory(_ -> new DifferingRow());
    widthProperty().subscribe(this::fill);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (row != null) {
            chosen.accept(row);
          }
        });
  }

  void show(Comparison next) {
    comparison = next;
    getSelectionModel().clearSelection();
    getItems().setAll(IntStream.range(0, next.alignment().rows().size()).boxed().toList());
  }

  void select(int row) {
    getSelectionModel().clearAndSelect(row);
    scrollTo(Math.max(0, row - 3));
  }

  private String sign(int row) {
    return switch (kind(row)) {
      case SAME -> "";
      case DIFFERS -> "≠";
      case LEFT_ONLY -> "◁";
      case RIGHT_ONLY -> "▷";
    };
  }

  private Alignment.Kind kind(int row) {
    Comparison now = comparison;
    return now == null ? Alignment.Kind.SAME : now.alignment().rows().get(row).kind();
  }

  private String step(int row, boolean left) {
    Comparison now = comparison;
    return now == null ? "" : now.entry(row, left).map(e -> String.valueOf(e.seq())).orElse("");
  }

  private String event(int row, boolean left) {
    Comparison now = comparison;
    return now == null ? "" : now.entry(row, left).map(e -> e.event()).orElse("");
  }

  private String words(int row, boolean left) {
    Comparison now = comparison;
    return now == null ? "" : now.entry(row, left).map(e -> plain(Happened.in(e))).orElse("");
  }

  private static String plain(String marked) {
    return marked.replace("`", "").replace("**", "");
  }

  private void fill() {
    double words = Math.max(120, (getWidth() - 30 - 2 * (52 + 170) - 16) / 2);
    getColumns().get(3).setPrefWidth(words);
    getColumns().get(6).setPrefWidth(words);
  }

  private static TableColumn<Integer, String> column(
      String title, double width, IntFunction<String> value, boolean right) {
    TableColumn<Integer, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    if (!title.equals("What happened")) {
      column.getStyleClass().add("mono");
    }
    if (right) {
      column.getStyleClass().add("right");
    }
    return column;
  }

  private final class DifferingRow extends TableRow<Integer> {
    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
      super.updateItem(item, empty);
      pseudoClassStateChanged(DIFFERS, !empty && item != null && kind(item) != Alignment.Kind.SAME);
    }
  }
}
