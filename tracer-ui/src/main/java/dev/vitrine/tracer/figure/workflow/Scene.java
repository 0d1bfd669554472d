package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.workflow.Geometry.Spot;
import dev.vitrine.tracer.figure.workflow.ServerView.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the painters of one figure share: the state, the geometry, what is now, and the marks so far, in layers
/// from the ground up.
final class Scene {
  /// How many connection rows are drawn at most, where there is the room; the rest is counted.
  private static final int MOST_ROWS = 3;

  final WorkflowState state;
  final FigureOptions options;
  final Geometry geometry;

  /// The connections that have a row, in the order of acceptance.
  final List<ClientView> shown;

  /// How many rows are drawn, free ones included.
  final int rows;

  /// How many connections have no row.
  final int hidden;

  final List<Mark> ground = new ArrayList<>();
  final List<Mark> nodes = new ArrayList<>();
  final List<Mark> labels = new ArrayList<>();
  final List<Mark> top = new ArrayList<>();
  private final List<Mark> arrows = new ArrayList<>();
  private final List<Mark> nowArrows = new ArrayList<>();

  Scene(WorkflowState state, FigureOptions options) {
    this.state = state;
    this.options = options;
    this.geometry = options.inWindow() ? Geometry.WINDOW : Geometry.PAGE;
    int most = mostRows(options);
    this.shown = shown(state, options.connection(), most);
    this.rows = Math.max(Math.min(options.rows(), most), shown.size());
    this.hidden = state.clients().size() - shown.size();
  }

  /// In a window with room for two rows a third would only be reached by scrolling.
  private int mostRows(FigureOptions options) {
    boolean fits = options.height() >= geometry.height(MOST_ROWS, false);
    return !options.inWindow() || fits ? MOST_ROWS : MOST_ROWS - 1;
  }

  /// On a page the line that counts the others stands below the rows; in the window there is room beside the spine.
  boolean moreBelow() {
    return hidden > 0 && !window();
  }

  /// The chosen connection and the latest, in the order of acceptance.
  private static List<ClientView> shown(WorkflowState state, long chosen, int most) {
    List<ClientView> latest =
        new ArrayList<>(state.clients().descendingMap().values().stream().limit(most).toList());
    ClientView wanted = state.clients().get(chosen);
    if (wanted != null && !latest.contains(wanted)) {
      latest.set(latest.size() - 1, wanted);
    }
    latest.sort(Comparator.comparingLong(ClientView::id));
    return latest;
  }

  boolean window() {
    return options.inWindow();
  }

  /// Every mark in painting order: the arrow that is now lies on the others, and no arrow on a node.
  List<Mark> marks() {
    return Stream.of(ground, arrows, nowArrows, nodes, labels, top).flatMap(List::stream).toList();
  }

  Progress progress(Place place, long connectionId, Travelled passed) {
    if (isNow(place, connectionId) && marksNow()) {
      // A failure or a wait may come to a node that was never reached.
      return Progress.NOW;
    }
    return passed.has(place) ? Progress.DONE : Progress.NOT_YET;
  }

  boolean isNow(Place place, long connectionId) {
    return state.now().place() == place && state.now().connectionId() == connectionId;
  }

  /// True for a node that wears the ring: what is now, and the socket that accept has just made.
  boolean isRinged(Place place, long connectionId) {
    return marksNow()
        && (isNow(place, connectionId)
            || (place == Place.CLIENT_SOCKET && isNow(Place.ACCEPT, connectionId)));
  }

  /// A finished recording on a page shows the way alone: nothing is now any more.
  boolean marksNow() {
    return window() || state.server().phase() != Phase.STOPPED;
  }

  void arrow(String id, Optional<Stage> stage, Outline way, Progress progress, String words) {
    Mark mark =
        new Mark(id, Kind.EDGE, stage, progress, words, Arrow.of(way, progress, geometry.scale()));
    (progress == Progress.NOW ? nowArrows : arrows).add(mark);
  }

  void label(String id, Spot spot, String words, Font font, Paint paint) {
    if (!words.isEmpty()) {
      labels.add(
          new Mark(
              id,
              Kind.LABEL,
              Optional.empty(),
              Progress.DONE,
              words,
              List.of(Text.of(spot.x(), spot.y(), words, font, paint, spot.anchor()))));
    }
  }

  void edgeLabel(String id, Spot spot, String words, Progress progress) {
    Font font =
        progress == Progress.NOW
            ? Font.semibold(geometry.labelSize())
            : Font.sans(geometry.labelSize());
    Paint paint =
        switch (progress) {
          case NOW -> Paint.INK;
          case DONE -> Paint.INK_2;
          case NOT_YET -> Paint.NOTYET;
        };
    Text text = Text.of(spot.x(), spot.y(), words, font, paint, spot.anchor());
    labels.add(new Mark(id, Kind.LABEL, Optional.empty(), progress, words, List.of(text)));
  }

  /// The way with its tip drawn back when the target wears a ring: the ring counts as outline.
  static Outline ringed(Outline way, boolean ring) {
    return ring ? way.drawnBack(NodePainter.RING_GAP + 1) : way;
  }

  static boolean failedAt(Optional<Fault> fault, Place place) {
    return fault.isPresent() && fault.get().place() == place;
  }

  static String id(Place place) {
    return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
