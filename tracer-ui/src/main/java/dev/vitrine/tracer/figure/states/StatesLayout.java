package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Mark.Travel;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.NodePainter.Label;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.TextMeasure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws the machine of connection states: every change that the server's table allows, how many connections
/// are in each state, and the chosen connection's way in ink. Pure.
final class StatesLayout {
  private final StatesState state;
  private final FigureOptions options;
  private final Optional<Course> chosen;
  private final Set<Change> way;
  private final Sizes sizes;
  private final Sheet sheet;

  /// @param scale of all places; the sizes of text do not follow it
  private record Sizes(double scale, double name, double label, double title, double way) {
    static final Sizes WINDOW = new Sizes(1, 13, 13, 26, 12.5);
    static final Sizes PAGE = new Sizes(960.0 / Geometry.WIDTH, 17.5, 17.5, 34, 17.5);
  }

  private StatesLayout(StatesState state, FigureOptions options) {
    this.state = state;
    this.options = options;
    this.chosen = state.chosen(options.connection());
    this.way = chosen.map(Course::changes).orElse(Set.of());
    this.sizes = options.inWindow() ? Sizes.WINDOW : Sizes.PAGE;
    this.sheet = new Sheet(options.inWindow() ? 1 : 1.15);
  }

  static Figure figure(StatesState state, FigureOptions options) {
    StatesLayout layout = new StatesLayout(state, options);
    layout.panel();
    for (Change change : Change.allowed()) {
      layout.change(change);
    }
    for (ConnState s : ConnState.values()) {
      layout.node(s);
    }
    layout.notes();
    layout.tokens();
    return new Figure(
        "states",
        layout.scaled(Geometry.WIDTH),
        layout.scaled(Geometry.HEIGHT),
        "The states of a connection",
        StatesWords.description(state, options.connection()),
        layout.sheet.marks());
  }

  private double scaled(double length) {
    return length * sizes.scale();
  }

  private Spot scaled(Spot spot) {
    return new Spot(scaled(spot.x()), scaled(spot.y()), spot.anchor());
  }

  private void panel() {
    Box p = Geometry.PANEL;
    sheet.ground(
        new Mark(
            "panel:states",
            Kind.PANEL,
            Optional.empty(),
            Progress.DONE,
            "Connections, " + StatesWords.totals(state),
            List.of(
                new Rect(
                    scaled(p.x()),
                    scaled(p.y()),
                    scaled(p.width()),
                    scaled(p.height()),
                    10,
                    Ink.of(Paint.SERVER, Paint.SERVER_LINE, 1.75)))));
    sheet.text(
        "label:title",
        Spot.end(scaled(786), scaled(54)),
        "Connections",
        Font.bold(sizes.title()),
        Paint.INK);
    sheet.text(
        "label:totals",
        Spot.end(scaled(786), scaled(78)),
        StatesWords.totals(state),
        Font.mono(sizes.way()),
        Paint.INK_2);
  }

  // Arrows.

  private void change(Change change) {
    Geometry.Way geometry = Geometry.way(change);
    Progress progress = progress(change);
    long taken = state.taken().getOrDefault(change, 0L);
    Outline path = geometry.path().scaled(sizes.scale());
    if (ringed(change.to())) {
      path = path.drawnBack(NodePainter.RING_GAP + 1);
    }
    String why = StatesWords.why(change);
    String title =
        change.from().map(Enum::name).orElse("accept")
            + " to "
            + change.to()
            + ", "
            + why
            + ", "
            + (taken == 0 ? "not yet" : Amounts.count(taken, "time"));
    boolean inWay = way.contains(change) && progress != Progress.NOW;
    List<Shape> shapes =
        inWay
            ? Arrow.chosen(path, sizes.scale())
            : Arrow.of(path, progress, sizes.scale(), Paint.SERVER);
    sheet.edge(
        new Mark("edge:" + change.id(), Kind.EDGE, Optional.empty(), progress, title, shapes));
    String count = taken == 0 || !options.inWindow() ? "" : " · " + Amounts.grouped(taken);
    sheet.edgeLabel(
        "label:" + change.id(), scaled(geometry.label()), why + count, sizes.label(), progress);
  }

  private Progress progress(Change change) {
    if (state.now().change().equals(Optional.of(change))) {
      return Progress.NOW;
    }
    return state.taken().containsKey(change) ? Progress.DONE : Progress.NOT_YET;
  }

  // Nodes.

  private void node(ConnState s) {
    Point centre = centre(s);
    boolean visited =
        state.taken().keySet().stream()
            .anyMatch(c -> c.to() == s || c.from().equals(Optional.of(s)));
    Progress progress = ringed(s) ? Progress.NOW : visited ? Progress.DONE : Progress.NOT_YET;
    Label label =
        new Label(
            "node:" + Change.id(s),
            StatesWords.stage(s),
            s.name(),
            StatesWords.count(state.counts().of(s)),
            progress,
            false,
            false);
    NodePainter painter =
        new NodePainter(new NodePainter.Sizes(sizes.name(), sizes.way(), sizes.scale()));
    sheet.node(
        painter.ellipse(centre.x(), centre.y(), scaled(Geometry.RX), scaled(Geometry.RY), label));
    chosen.ifPresent(course -> visits(course, s));
  }

  private void visits(Course course, ConnState s) {
    List<Integer> numbers = course.visitsTo(s);
    if (numbers.isEmpty()) {
      return;
    }
    Font font = Font.monoBold(sizes.way());
    double advance = TextMeasure.width("0", font);
    String words = StatesWords.visits(numbers, (int) (scaled(Geometry.visitsRoom(s)) / advance));
    Spot at = scaled(Geometry.visits(s));
    String title = numbers.size() == 1 ? "visit" : "visits";
    sheet.label(
        new Mark(
            "visits:" + Change.id(s),
            Kind.LABEL,
            Optional.empty(),
            Progress.DONE,
            s + ", " + Amounts.count(numbers.size(), "visit") + " of " + course.visits().size(),
            List.of(
                Text.of(
                    at.x(),
                    at.y() - 1.2 * sizes.way(),
                    title,
                    Font.sans(sizes.way()),
                    Paint.INK_2,
                    at.anchor()),
                Text.of(at.x(), at.y(), words, font, Paint.INK, at.anchor()))));
  }

  private Point centre(ConnState s) {
    Point c = Geometry.centre(s);
    return new Point(scaled(c.x()), scaled(c.y()));
  }

  /// The state in which the connection of the latest step is.
  private boolean ringed(ConnState s) {
    Course course = state.courses().get(state.now().connection());
    return course != null && course.known() && course.state() == s;
  }

  // What is said about it.

  private void notes() {
    Font font = Font.mono(sizes.way());
    double x = scaled(36);
    chosen.ifPresent(course -> {
      String words = StatesWords.way(course);
      double room = (scaled(786) - x) / TextMeasure.SLACK;
      sheet.text(
          "label:way",
          Spot.start(x, scaled(512)),
          TextMeasure.fit(words, font, room),
          "way of " + words,
          font,
          Paint.INK,
          Progress.DONE);
    });
    options
        .held()
        .ifPresent(words -> {
          double room = scaled(480);
          String last = words.substring(words.lastIndexOf(' ') + 1);
          sheet.top(
              new Mark(
                  "pill:held",
                  Kind.PILL,
                  Optional.empty(),
                  Progress.NOW,
                  words,
                  Signs.pill(
                      x,
                      scaled(50),
                      Signs.fittingPill(room, sizes.scale(), words, last),
                      sizes.scale())));
        });
  }

  // Tokens: the chosen connection's, and that of the latest step.

  private void tokens() {
    Course latest = state.courses().get(state.now().connection());
    chosen.ifPresent(course -> token(course, 0));
    if (latest != null && latest.known() && chosen.filter(latest::equals).isEmpty()) {
      boolean together = chosen.isPresent() && chosen.get().state() == latest.state();
      token(latest, together ? tokenWidth(chosen.get()) + scaled(2) : 0);
    }
  }

  private double tokenWidth(Course course) {
    return Signs.tokenWidth(Long.toString(course.id()), sizes.scale());
  }

  private void token(Course course, double aside) {
    Point c = centre(course.state());
    Point rest =
        new Point(
            c.x()
                + scaled(Geometry.RX * 0.78 - Signs.TOKEN_RADIUS)
                + aside
                + tokenWidth(course) / 2,
            c.y() - scaled(Geometry.RY) * 0.84);
    Optional<Travel> travel =
        state
            .now()
            .change()
            .filter(_ -> state.now().connection() == course.id())
            .map(change -> new Travel(Geometry.way(change).path().scaled(sizes.scale()), rest));
    boolean closed = course.state() == ConnState.CLOSED || !course.known();
    sheet.top(
        new Mark(
            "token:" + course.id(),
            Kind.TOKEN,
            Optional.of(StatesWords.stage(course.state())),
            state.now().connection() == course.id() ? Progress.NOW : Progress.DONE,
            "connection "
                + course.id()
                + (course.known() ? ", " + course.state() : ", unknown after a gap"),
            Signs.token(
                rest,
                Long.toString(course.id()),
                StatesWords.stage(course.state()),
                closed,
                sizes.scale()),
            travel));
  }
}
