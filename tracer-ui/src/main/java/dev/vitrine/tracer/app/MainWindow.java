package dev.vitrine.tracer.app;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
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

  private static final double LEFT = 248;
  private static final double RIGHT = 372;
  private static final double RIGHT_NARROW = 300;
  private static final double TABLE = 139;
  private static final double TABLE_FOLDED = 52;

  private final Settings settings;
  private final Region left;
  private final Region rail;
  private final Region right;
  private final Region table;
  private final Region leftRoom = new Region();
  private boolean leftOver;
  private double leftWidth = LEFT;
  private double rightWidth = RIGHT;
  private double tableHeight = TABLE;

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
    figure.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> closeLeftOver());
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
    fix(left, leftWidth);
    fix(leftRoom, leftWidth);
    left.setTranslateX(leftOver ? rail.prefWidth(-1) : 0);
    double inspector = narrow ? Math.min(rightWidth, RIGHT_NARROW) : rightWidth;
    fix(right, inspector);
    double rows = getHeight() > 0 && getHeight() < FOLD_BELOW ? TABLE_FOLDED : tableHeight;
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
    return thin(
        new Resizer(
            Orientation.VERTICAL,
            1,
            () -> leftWidth,
            width -> {
              leftWidth = Math.clamp(width, 200, 420);
              arrange();
            },
            () -> {
              leftWidth = LEFT;
              arrange();
            }),
        true);
  }

  private Node rightDivider() {
    return thin(
        new Resizer(
            Orientation.VERTICAL,
            -1,
            () -> rightWidth,
            width -> {
              rightWidth = Math.clamp(width, RIGHT_NARROW, 720);
              arrange();
            },
            () -> {
              rightWidth = RIGHT;
              arrange();
            }),
        true);
  }

  private Node tableDivider() {
    return thin(
        new Resizer(
            Orientation.HORIZONTAL,
            -1,
            () -> tableHeight,
            height -> {
              tableHeight = Math.clamp(height, TABLE_FOLDED, 520);
              arrange();
            },
            () -> {
              tableHeight = TABLE;
              arrange();
            }),
        false);
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
}
