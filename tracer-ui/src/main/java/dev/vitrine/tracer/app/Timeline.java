package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.fx.Fonts;
import dev.vitrine.tracer.trace.EventKinds;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// All steps on one line: eight rows in the order of the flow, so that height says the stage; the
/// playhead at the cursor. Press or drag to any step; turn the wheel with Ctrl to see fewer and larger.
///
/// One canvas, because a long run has more ticks than the scene should have nodes; what several
/// steps share of a pixel column is drawn once.
final class Timeline extends Region {
  private static final double HEIGHT = 40;
  private static final double SIDE = 14;
  private static final double TOP = 8;
  private static final double ROW = 4.3;
  private static final double LIVE_ROOM = 0.105;
  private static final double TICK = 9;
  private static final double ZOOM = 1.4;
  private static final double GAP = 8;

  /// From so many pixels a step on each has a tick of its own.
  private static final double APART = 2;

  private static final int ERROR = 1 << 16;
  private static final int MISSING = 1 << 17;
  private static final List<Stage> STAGES = List.of(Stage.values());

  private final Canvas canvas = new Canvas();
  private final Label leftOut = new Label();
  private final Session session;
  private final EventRows rows;
  private final Settings settings;
  private final TimeScale scale = new TimeScale();

  Timeline(Session session, EventRows rows, Settings settings) {
    this.session = session;
    this.rows = rows;
    this.settings = settings;
    setId("timeline");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText("Timeline");
    setMinHeight(TOP + HEIGHT + 1);
    setPrefHeight(TOP + HEIGHT + 1);
    canvas.setManaged(false);
    leftOut.setId("left-out");
    leftOut.getStyleClass().add("left-out");
    leftOut.setManaged(false);
    leftOut.setTooltip(
        Chrome.tooltip("So many can be kept. What the figure shows still counts the older ones."));
    getChildren().addAll(canvas, leftOut);
    session
        .firstProperty()
        .subscribe(count -> {
          leftOut.setText(
              String.format(Locale.ROOT, "%,d older events left out", count.intValue()));
          leftOut.setVisible(count.intValue() > 0);
          requestLayout();
        });
    javafx.scene.control.Tooltip.install(
        this, Chrome.tooltip("Drag to any step. Ctrl and wheel to zoom  (Alt ← →)"));

    session.sizeProperty().subscribe(this::requestLayout);
    session.cursorProperty().subscribe(this::requestLayout);
    session
        .storeProperty()
        .subscribe(_ -> {
          scale.fit();
          requestLayout();
        });
    rows.addListener((javafx.beans.InvalidationListener) _ -> requestLayout());
    settings.themeProperty().subscribe(this::requestLayout);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    addEventHandler(ScrollEvent.SCROLL, this::zoom);
  }

  private void seek(MouseEvent e) {
    if (session.sizeProperty().get() > 0) {
      measure();
      session.seek(scale.position(e.getX() - start()));
    }
  }

  private void zoom(ScrollEvent e) {
    if (e.isShortcutDown() && e.getDeltaY() != 0) {
      measure();
      scale.zoom(e.getX() - start(), e.getDeltaY() > 0 ? ZOOM : 1 / ZOOM);
      requestLayout();
      e.consume();
    }
  }

  /// Goes by a tenth of what is in sight, to the left or to the right.
  void leap(int direction) {
    measure();
    int far = (int) Math.max(1, Math.round(scale.shown() / 10));
    session.seek(session.cursorProperty().get() + direction * far);
  }

  /// Shows all of the run.
  void fit() {
    scale.fit();
    requestLayout();
  }

  TimeScale scale() {
    return scale;
  }

  /// Where the playhead stands after `position` steps, in pixels of this region.
  double xOf(int position) {
    measure();
    return x(position);
  }

  private double x(double position) {
    return start() + scale.place(position);
  }

  private double start() {
    return SIDE + 12;
  }

  private void measure() {
    double room = (getWidth() - 2 * SIDE) * (1 - LIVE_ROOM) - 12;
    scale.room(Math.max(1, room), session.firstProperty().get(), session.sizeProperty().get());
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    if (getWidth() > 4 * SIDE) {
      measure();
      scale.reveal(session.cursorProperty().get());
      draw(canvas.getGraphicsContext2D());
    }
    double width = leftOut.prefWidth(-1);
    leftOut.resizeRelocate(SIDE + GAP + 6, TOP + HEIGHT - 19, width, 17);
  }

  private void draw(GraphicsContext g) {
    g.clearRect(0, 0, getWidth(), getHeight());
    double right = getWidth() - SIDE;
    double edge = Math.min(right, x(scale.to()));
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
    if (session.serverProperty().get() != null && scale.to() == session.sizeProperty().get()) {
      g.fillText("live", right - 8, TOP + 25);
    }
    if (session.firstProperty().get() > 0 && scale.from() == session.firstProperty().get()) {
      drawMissing(g, SIDE + 2);
    }
    if (scale.stepWidth() >= APART) {
      drawTicks(g);
    } else {
      drawColumns(g);
    }
    if (scale.zoomed()) {
      drawOverview(g, edge);
    }
    drawPlayhead(g);
  }

  /// A tick for each step.
  private void drawTicks(GraphicsContext g) {
    StepIndex index = session.index();
    int cursor = session.cursorProperty().get();
    double width = Math.clamp(scale.stepWidth() * 0.7, 1, TICK);
    for (int row = firstRow(); row < rows.size(); row++) {
      int i = rows.position(row);
      if (i >= scale.to()) {
        break;
      }
      double x = x(i + 1) - width / 2;
      int stage = index.stage(i);
      if (session.store().kind(i) == EventKinds.GAP) {
        drawMissing(g, x(i + 1) - GAP / 2);
      }
      if (stage == StepIndex.NO_STAGE) {
        continue;
      }
      double y = TOP + 3 + stage * ROW;
      Color line = colour(STAGES.get(stage).line());
      if (i < cursor) {
        g.setFill(line);
        g.fillRect(x, y, width, ROW - 0.3);
      } else {
        g.setStroke(line);
        g.strokeRect(x + 0.5, y + 0.5, Math.max(0.5, width - 1), ROW - 1.3);
      }
      if (index.error(i)) {
        drawError(g, x(i + 1), y + ROW + 5);
      }
    }
  }

  /// Many steps to a pixel: for each pixel what stages are there.
  private void drawColumns(GraphicsContext g) {
    int[] columns = columns();
    double now = x(session.cursorProperty().get());
    for (int c = 0; c < columns.length; c++) {
      double x = start() + c;
      for (int stage = 0; columns[c] != 0 && stage < STAGES.size(); stage++) {
        if ((columns[c] & 1 << stage) != 0) {
          double y = TOP + 3 + stage * ROW;
          g.setFill(colour(STAGES.get(stage).line()));
          if (x < now) {
            g.fillRect(x, y, 1, ROW - 0.3);
          } else {
            g.fillRect(x, y, 1, 1);
            g.fillRect(x, y + ROW - 1.3, 1, 1);
          }
        }
      }
      if ((columns[c] & MISSING) != 0) {
        drawMissing(g, x - GAP / 2);
      }
    }
    double last = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < columns.length; c++) {
      if ((columns[c] & ERROR) != 0 && c - last > 8) {
        last = c;
        drawError(g, start() + c, TOP + HEIGHT - 6);
      }
    }
  }

  private int[] columns() {
    StepIndex index = session.index();
    int[] columns = new int[(int) Math.ceil(Math.max(1, scale.place(scale.to()))) + 1];
    double step = scale.stepWidth();
    double origin = scale.place(0) + step;
    for (int row = firstRow(), end = rows.size(); row < end; row++) {
      int i = rows.position(row);
      if (i >= scale.to()) {
        break;
      }
      int c = Math.clamp((long) (origin + i * step), 0, columns.length - 1);
      int stage = index.stage(i);
      columns[c] |=
          (stage == StepIndex.NO_STAGE ? missing(i) : 1 << stage) | (index.error(i) ? ERROR : 0);
    }
    return columns;
  }

  private int missing(int i) {
    return session.store().kind(i) == EventKinds.GAP ? MISSING : 0;
  }

  private int firstRow() {
    return Math.max(0, rows.rowAtOrBefore(scale.from() - 1) + 1);
  }

  /// Steps are missing here.
  private void drawMissing(GraphicsContext g, double x) {
    g.setFill(colour(Paint.APP));
    g.fillRect(x, TOP + 1, GAP, HEIGHT - 2);
    g.setStroke(colour(Paint.INK_2));
    for (double y = TOP + 2; y + GAP < TOP + HEIGHT; y += 5) {
      g.strokeLine(x, y + GAP, x + GAP, y);
    }
  }

  private void drawError(GraphicsContext g, double x, double y) {
    g.setStroke(colour(Paint.ERROR_LINE));
    g.setLineWidth(1.6);
    g.strokeLine(x - 2.6, y - 2.6, x + 2.6, y + 2.6);
    g.strokeLine(x + 2.6, y - 2.6, x - 2.6, y + 2.6);
    g.setLineWidth(1);
  }

  /// Which part of the run is in sight.
  private void drawOverview(GraphicsContext g, double edge) {
    double room = edge - SIDE - 8;
    double width = Math.max(12, room * scale.share());
    g.setFill(colour(Paint.CONTROL_LINE));
    g.fillRoundRect(
        SIDE + 4 + (room - width) * scale.before() / Math.max(1e-9, 1 - scale.share()),
        TOP + HEIGHT - 4,
        width,
        3,
        3,
        3);
  }

  private void drawPlayhead(GraphicsContext g) {
    double x = x(session.cursorProperty().get());
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
