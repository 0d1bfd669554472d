package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.fx.Fonts;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// All steps on one line: eight rows in the order of the flow, so that height says the stage; the
/// playhead at the cursor. Press or drag to any step.
///
/// One canvas, because a long run has more ticks than the scene should have nodes; what several
/// steps share of a pixel column is drawn once.
final class Timeline extends Region {
  private static final double HEIGHT = 40;
  private static final double SIDE = 14;
  private static final double TOP = 8;
  private static final double ROW = 4.3;
  private static final double WIDEST_STEP = 54.4;
  private static final double LIVE_ROOM = 0.105;
  private static final double TICK = 9;

  private final Canvas canvas = new Canvas();
  private final Session session;
  private final Filter filter;
  private final Settings settings;

  Timeline(Session session, Filter filter, Settings settings) {
    this.session = session;
    this.filter = filter;
    this.settings = settings;
    setId("timeline");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText("Timeline");
    setMinHeight(TOP + HEIGHT + 1);
    setPrefHeight(TOP + HEIGHT + 1);
    canvas.setManaged(false);
    getChildren().add(canvas);
    javafx.scene.control.Tooltip.install(this, Chrome.tooltip("Drag to any step  (Alt ← →)"));

    session.sizeProperty().subscribe(this::requestLayout);
    session.cursorProperty().subscribe(this::requestLayout);
    session.storeProperty().subscribe(this::requestLayout);
    filter.versionProperty().subscribe(this::requestLayout);
    settings.themeProperty().subscribe(this::requestLayout);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
  }

  private void seek(MouseEvent e) {
    int size = session.sizeProperty().get();
    if (size > 0) {
      session.seek((int) Math.round((e.getX() - start()) / stepWidth(size)));
    }
  }

  /// Where the playhead stands after `position` steps, in pixels of this region.
  double xOf(int position) {
    return start() + position * stepWidth(session.sizeProperty().get());
  }

  private double start() {
    return SIDE + 12;
  }

  private double stepWidth(int size) {
    double room = (getWidth() - 2 * SIDE) * (1 - LIVE_ROOM) - 12;
    return size == 0 ? WIDEST_STEP : Math.min(WIDEST_STEP, room / size);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    if (getWidth() > 4 * SIDE) {
      draw(canvas.getGraphicsContext2D());
    }
  }

  private void draw(GraphicsContext g) {
    g.clearRect(0, 0, getWidth(), getHeight());
    double right = getWidth() - SIDE;
    double edge = Math.min(right, xOf(session.sizeProperty().get()));
    g.setFill(colour(Paint.APP));
    g.fillRoundRect(SIDE, TOP, right - SIDE, HEIGHT, 8, 8);
    g.setFill(colour(Paint.CANVAS));
    g.fillRoundRect(SIDE, TOP, edge - SIDE, HEIGHT, 8, 8);
    g.setStroke(colour(Paint.HAIRLINE));
    g.setLineWidth(1);
    g.strokeRoundRect(SIDE + 0.5, TOP + 0.5, edge - SIDE, HEIGHT - 1, 8, 8);
    g.setFill(colour(Paint.INK_2));
    g.setFont(Font.font(Fonts.TEXT, 12));
    g.setTextAlign(TextAlignment.RIGHT);
    if (session.serverProperty().get() != null) {
      g.fillText("live", right - 8, TOP + 25);
    }
    drawTicks(g);
    drawPlayhead(g);
  }

  private void drawTicks(GraphicsContext g) {
    StepIndex index = session.index();
    int size = session.sizeProperty().get();
    int cursor = session.cursorProperty().get();
    double width = Math.clamp(stepWidth(size) * 0.7, 1, TICK);
    boolean open = filter.isOpen();
    double[] drawnTo = new double[Stage.values().length];
    Stage[] stages = Stage.values();
    for (int i = 0; i < size; i++) {
      int row = index.stage(i);
      if (row == StepIndex.NO_STAGE || (!open && !filter.shows(session.store().get(i)))) {
        continue;
      }
      double x = xOf(i + 1) - width / 2;
      // Many steps to a pixel: one tick for all of a stage that fall into it.
      if (x + width < drawnTo[row] + 1) {
        continue;
      }
      drawnTo[row] = x + width;
      double y = TOP + 3 + row * ROW;
      Color line = colour(stages[row].line());
      if (i < cursor) {
        g.setFill(line);
        g.fillRect(x, y, width, ROW - 0.3);
      } else {
        g.setStroke(line);
        g.strokeRect(x + 0.5, y + 0.5, Math.max(0.5, width - 1), ROW - 1.3);
      }
      if (index.error(i)) {
        drawError(g, xOf(i + 1), y + ROW + 5);
      }
    }
  }

  private void drawError(GraphicsContext g, double x, double y) {
    g.setStroke(colour(Paint.ERROR_LINE));
    g.setLineWidth(1.6);
    g.strokeLine(x - 2.6, y - 2.6, x + 2.6, y + 2.6);
    g.strokeLine(x + 2.6, y - 2.6, x - 2.6, y + 2.6);
    g.setLineWidth(1);
  }

  private void drawPlayhead(GraphicsContext g) {
    double x = xOf(session.cursorProperty().get());
    g.setStroke(colour(Paint.INK));
    g.setLineWidth(2);
    g.strokeLine(x, TOP - 3, x, TOP + HEIGHT);
    g.setFill(colour(Paint.INK));
    g.fillPolygon(new double[] {x - 6, x + 6, x}, new double[] {TOP - 5, TOP - 5, TOP + 3}, 3);
  }

  private Color colour(Paint paint) {
    Theme theme = settings.themeProperty().get();
    return Color.web(theme.colour(paint));
  }
}
