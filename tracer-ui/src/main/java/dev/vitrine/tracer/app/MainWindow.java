package dev.vitrine.tracer.app;

import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The whole window: puts the regions in their places, and gives up room as it gets narrow or low.
final class MainWindow extends StackPane {
  static final double RAIL_BELOW = 1280;
  static final double FOLD_BELOW = 800;

  private static final double RIGHT_NARROW = 300;
  private static final double TABLE_FOLDED = 52;

  static final Room LEFT_ROOM = new Room(200, 420);
  static final Room RIGHT_ROOM = new Room(RIGHT_NARROW, 720);
  static final Room TABLE_ROOM = new Room(TABLE_FOLDED, 520);

  private final Settings settings;
  private final Region left;
  private final Region rail;
  private final Region right;
  private final Region table;
  private final Region leftRoom = new Region();
  private boolean leftOver;

  MainWindow(
      Settings settings,
      Region top,
      Region left,
      Region rail,
      FigurePane figure,
      Region right,
      Region transport,
      Region timeline,
      Region table,
      Overlay overlay) {
    this.settings = settings;
    this.left = left;
    this.rail = rail;
    this.right = right;
    this.table = table;
    setId("main-window");
    figure.setMinWidth(0);
    HBox.setHgrow(figure, Priority.ALWAYS);
    HBox row = new HBox(rail, leftRoom, leftDivider(), figure, rightDivider(), right);
    StackPane middle = new StackPane(row, left);
    StackPane.setAlignment(left, Pos.TOP_LEFT);
    middle.setMinSize(0, 0);
    VBox bottom = new VBox(transport, timeline, tableDivider(), table);
    bottom.getStyleClass().add("bottom");
    BorderPane frame = new BorderPane(middle, top, null, bottom, null);
    getChildren().setAll(frame, overlay);
    widthProperty().subscribe(this::arrange);
    heightProperty().subscribe(this::arrange);
    settings.leftPaneOpenProperty().subscribe(this::arrange);
    settings.leftWidthProperty().subscribe(this::arrange);
    settings.rightWidthProperty().subscribe(this::arrange);
    settings.tableHeightProperty().subscribe(this::arrange);
    figure.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> closeLeftOver());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (leftOver && e.getCode() == KeyCode.ESCAPE) {
            closeLeftOver();
            e.consume();
          }
        });
  }

  /// Opens the left pane: beside the figure where there is room, else over it, or closes it again.
  void toggleLeft() {
    if (narrow()) {
      leftOver = !leftOver;
    } else {
      settings.leftPaneOpenProperty().set(!settings.leftPaneOpenProperty().get());
    }
    arrange();
  }

  private void closeLeftOver() {
    leftOver = false;
    arrange();
  }

  private boolean narrow() {
    return getWidth() > 0 && getWidth() < RAIL_BELOW;
  }

  // The order of the window's own rules: a rail below 1280, the table folds below 800.
  private void arrange() {
    boolean narrow = narrow();
    leftOver &= narrow;
    boolean beside = settings.leftPaneOpenProperty().get() && !narrow;
    Chrome.show(left, beside || leftOver);
    Chrome.show(leftRoom, beside);
    Chrome.show(rail, !beside);
    fix(left, settings.leftWidthProperty().get());
    fix(leftRoom, settings.leftWidthProperty().get());
    left.setTranslateX(leftOver ? rail.prefWidth(-1) : 0);
    double rightWidth = settings.rightWidthProperty().get();
    double inspector = narrow ? Math.min(rightWidth, RIGHT_NARROW) : rightWidth;
    fix(right, inspector);
    boolean low = getHeight() > 0 && getHeight() < FOLD_BELOW;
    double rows = low ? TABLE_FOLDED : settings.tableHeightProperty().get();
    table.setMinHeight(rows);
    table.setPrefHeight(rows);
    table.setMaxHeight(rows);
  }

  private static void fix(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }

  private Node leftDivider() {
    var width = settings.leftWidthProperty();
    return divider(Orientation.VERTICAL, 1, width, LEFT_ROOM, Settings.LEFT);
  }

  private Node rightDivider() {
    var width = settings.rightWidthProperty();
    return divider(Orientation.VERTICAL, -1, width, RIGHT_ROOM, Settings.RIGHT);
  }

  private Node tableDivider() {
    var height = settings.tableHeightProperty();
    return divider(Orientation.HORIZONTAL, -1, height, TABLE_ROOM, Settings.TABLE);
  }

  private static Node divider(
      Orientation orientation, int sign, DoubleProperty size, Room room, double usual) {
    Resizer resizer =
        new Resizer(
            orientation,
            sign,
            size::get,
            wanted -> size.set(room.within(wanted)),
            () -> size.set(usual));
    return thin(resizer, orientation == Orientation.VERTICAL);
  }

  // A divider lies over the border of its neighbours and takes no room of its own.
  private static Node thin(Resizer resizer, boolean upright) {
    StackPane holder = new StackPane(resizer);
    if (upright) {
      holder.setMinWidth(0);
      holder.setPrefWidth(0);
      holder.setMaxWidth(0);
    } else {
      holder.setMinHeight(0);
      holder.setPrefHeight(0);
      holder.setMaxHeight(0);
    }
    holder.setViewOrder(-1);
    holder.setPickOnBounds(false);
    return holder;
  }

  /// How small and how large a pane can be, in pixels.
  record Room(double least, double most) {
    double within(double wanted) {
      return Math.clamp(wanted, least, most);
    }
  }
}
