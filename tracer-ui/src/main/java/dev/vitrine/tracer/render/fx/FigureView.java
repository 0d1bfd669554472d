package dev.vitrine.tracer.render.fx;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// Shows one figure, scaled to the room it has, but never so small that its text falls under 12
/// pixels: then it asks for more room than it has, and stands in a scroll pane.
///
/// A mark of the figure is one node of the scene with the mark's id (`node:bind` as `node-bind`), so
/// that tests, styles and screen readers find it. From figure to figure only the marks that differ
/// are built again; nothing else moves.
public final class FigureView extends Region {
  private static final double SMALLEST_TEXT = 12;
  private static final double LARGEST = 8;

  private final Group content = new Group();
  private final Scale scale = new Scale();
  private final Motion motion = new Motion();
  private Map<String, Group> nodes = new HashMap<>();
  private Map<String, Mark> marks = new HashMap<>();
  private @Nullable Figure figure;
  private Theme theme = Theme.LIGHT;
  private double smallestText = SMALLEST_TEXT;
  private double magnified;
  private Consumer<String> onPressed = _ -> {};

  public FigureView() {
    setId("figure");
    getStyleClass().add("figure-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    content.setManaged(false);
    content.getTransforms().add(scale);
    getChildren().add(content);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::press);
  }

  /// How tokens travel and lights fade.
  public Motion motion() {
    return motion;
  }

  /// The figure that is shown; null before the first.
  public @Nullable Figure figure() {
    return figure;
  }

  /// Changes all colours at once.
  public void show(Theme newTheme) {
    theme = newTheme;
    marks = new HashMap<>();
    nodes = new HashMap<>();
    content.getChildren().clear();
    if (figure != null) {
      show(figure, false);
    }
  }

  /// Shows the next figure. When `animated`, what was lit fades in and tokens travel to their place;
  /// a motion that still runs ends at once.
  public void show(Figure next, boolean animated) {
    motion.finish();
    List<Node> order = new ArrayList<>(next.marks().size());
    Map<String, Group> newNodes = new HashMap<>();
    Map<String, Mark> newMarks = new HashMap<>();
    boolean resized =
        figure == null || figure.width() != next.width() || figure.height() != next.height();
    for (Mark mark : next.marks()) {
      Mark before = marks.get(mark.id());
      Group node = nodes.get(mark.id());
      if (node == null || !mark.equals(before)) {
        node = built(mark, before, node, animated);
      }
      newNodes.put(mark.id(), node);
      newMarks.put(mark.id(), mark);
      order.add(node);
    }
    nodes = newNodes;
    marks = newMarks;
    figure = next;
    if (!content.getChildren().equals(order)) {
      content.getChildren().setAll(order);
    }
    setAccessibleText(next.title() + ". " + next.description());
    if (resized) {
      smallestText = smallestText(next);
      requestLayout();
    }
  }

  /// Whoever wants to know that a person pressed a mark, by the mark's id.
  public void setOnPressed(Consumer<String> listener) {
    onPressed = listener;
  }

  /// How many pixels one unit of the figure has.
  public double factor() {
    return scale.getX();
  }

  /// Shows the figure so many times larger than it is, but never smaller than fits.
  public void magnify(double times) {
    magnified = Math.min(LARGEST, (magnified > 0 ? magnified : factor()) * times);
    requestLayout();
  }

  /// Shows the whole figure as large as there is room.
  public void fit() {
    magnified = 0;
    requestLayout();
  }

  /// A place of this view, in pixels, as a place of the figure, in its own units.
  public Point2D toFigure(double x, double y) {
    return content.parentToLocal(x, y);
  }

  private void press(MouseEvent e) {
    if (!e.isStillSincePress() || e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    for (Node at = e.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
      if (at.getUserData() instanceof Mark mark) {
        onPressed.accept(mark.id());
        return;
      }
    }
  }

  /// The node of a mark, by the mark's id; null when the figure has none.
  public @Nullable Node node(String markId) {
    return nodes.get(markId);
  }

  /// Where the step that is now stands, in this view's pixels; empty when nothing is now.
  public Bounds now() {
    Box around =
        marks.values().stream()
            .filter(mark -> mark.progress() == Mark.Progress.NOW)
            .map(Mark::box)
            .reduce(Box::union)
            .orElse(new Box(0, 0, 0, 0));
    return content.localToParent(
        new BoundingBox(around.x(), around.y(), around.width(), around.height()));
  }

  private Group built(Mark mark, @Nullable Mark before, @Nullable Group old, boolean animated) {
    Group node = new Group();
    node.setId(mark.id().replace(':', '-'));
    node.setUserData(mark);
    node.getStyleClass().setAll("mark", mark.kind().name(), mark.progress().name());
    node.setAccessibleText(mark.title());
    node.setAccessibleRole(AccessibleRole.TEXT);
    for (Shape shape : mark.shapes()) {
      node.getChildren().add(FxShapes.node(shape, theme));
    }
    boolean travels =
        mark.travel().isPresent() && (before == null || !mark.travel().equals(before.travel()));
    if (animated && travels) {
      motion.travel(node, mark.travel().orElseThrow());
    } else if (animated && old != null && before != null && before.progress() != mark.progress()) {
      motion.light(node, List.copyOf(old.getChildren()));
    }
    return node;
  }

  private static double smallestText(Figure figure) {
    double smallest = Double.POSITIVE_INFINITY;
    for (Mark mark : figure.marks()) {
      for (Shape shape : mark.shapes()) {
        if (shape instanceof Shape.Text text) {
          smallest = Math.min(smallest, text.font().size());
        }
      }
    }
    return Double.isInfinite(smallest) ? SMALLEST_TEXT : smallest;
  }

  private double smallestScale() {
    return Math.max(magnified, Math.min(1, SMALLEST_TEXT / smallestText));
  }

  @Override
  protected double computeMinWidth(double height) {
    return figure == null ? 0 : Math.floor(figure.width() * smallestScale());
  }

  @Override
  protected double computeMinHeight(double width) {
    return figure == null ? 0 : Math.floor(figure.height() * smallestScale());
  }

  @Override
  protected double computePrefWidth(double height) {
    return computeMinWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Figure shown = figure;
    if (shown == null) {
      return;
    }
    double fitting = Math.min(getWidth() / shown.width(), getHeight() / shown.height());
    if (magnified < fitting) {
      magnified = 0;
    }
    double factor = Math.max(smallestScale(), fitting);
    scale.setX(factor);
    scale.setY(factor);
    content.setLayoutX(snapPositionX(Math.max(0, (getWidth() - shown.width() * factor) / 2)));
    content.setLayoutY(snapPositionY(Math.max(0, (getHeight() - shown.height() * factor) / 2)));
  }
}
