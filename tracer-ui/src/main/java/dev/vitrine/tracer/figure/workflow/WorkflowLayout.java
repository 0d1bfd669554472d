package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Mark.Travel;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Person;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.workflow.Geometry.Spot;
import dev.vitrine.tracer.figure.workflow.ServerView.Phase;
import dev.vitrine.tracer.figure.workflow.WorkflowOptions.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns the state of the work flow figure into the figure: Figure 3.9 of the source text with a row for
/// each connection. Pure: the same state and options give the same figure.
public final class WorkflowLayout {
  private final WorkflowState state;
  private final WorkflowOptions options;
  private final Geometry geometry;
  private final NodePainter nodes;
  private final List<ClientView> shown;
  private final int rows;
  private final int hidden;

  // Painted in this order.
  private final List<Mark> ground = new ArrayList<>();
  private final List<Mark> arrows = new ArrayList<>();
  private final List<Mark> nowArrows = new ArrayList<>();
  private final List<Mark> nodeMarks = new ArrayList<>();
  private final List<Mark> labels = new ArrayList<>();
  private final List<Mark> top = new ArrayList<>();

  private WorkflowLayout(WorkflowState state, WorkflowOptions options) {
    this.state = state;
    this.options = options;
    this.geometry = options.look() == Look.WINDOW ? Geometry.WINDOW : Geometry.PAGE;
    this.nodes = new NodePainter(geometry);
    this.shown = shown();
    this.rows = Math.max(options.rows(), shown.size());
    this.hidden = state.clients().size() - shown.size();
  }

  /// The figure of a state.
  public static Figure figure(WorkflowState state, WorkflowOptions options) {
    return new WorkflowLayout(state, options).build();
  }

  private Figure build() {
    panel();
    spine();
    for (int row = 0; row < rows; row++) {
      row(row, row < shown.size() ? Optional.of(shown.get(row)) : Optional.empty());
    }
    if (hidden > 0) {
      more();
    }
    if (options.look() == Look.WINDOW) {
      legend();
      fault();
      options.held().ifPresent(this::pill);
    }
    List<Mark> all = new ArrayList<>(ground);
    all.addAll(arrows);
    all.addAll(nowArrows);
    all.addAll(nodeMarks);
    all.addAll(labels);
    all.addAll(top);
    return new Figure(
        "workflow",
        geometry.width(),
        geometry.height(rows, hidden > 0),
        "Figure 3.9. HTTP work flow",
        WorkflowWords.description(state),
        all);
  }

  /// The chosen connection and the latest, in the order of acceptance.
  private List<ClientView> shown() {
    List<ClientView> latest =
        new ArrayList<>(
            state.clients().descendingMap().values().stream()
                .limit(WorkflowOptions.MOST_ROWS)
                .toList());
    ClientView chosen = state.clients().get(options.chosen());
    if (chosen != null && !latest.contains(chosen)) {
      latest.set(latest.size() - 1, chosen);
    }
    latest.sort(Comparator.comparingLong(ClientView::id));
    return latest;
  }

  private void panel() {
    Box panel = geometry.panel(rows, hidden > 0);
    boolean now = isNow(Place.SERVER, 0) && marksNow();
    ground.add(
        new Mark(
            "panel:server",
            Kind.PANEL,
            Optional.empty(),
            now ? Progress.NOW : Progress.DONE,
            WorkflowWords.server(state),
            List.of(
                new Rect(
                    panel.x(),
                    panel.y(),
                    panel.width(),
                    panel.height(),
                    geometry.panelRadius(),
                    Ink.of(Paint.SERVER, now ? Paint.INK : Paint.SERVER_LINE, now ? 3.5 : 2)))));
    label(
        "label:title", geometry.title(), "Web Server", Font.bold(geometry.titleSize()), Paint.INK);
    double room = panel.right() - geometry.box(0).right() - 60;
    if (marksNow()) {
      Font mono = Font.mono(options.look() == Look.WINDOW ? 12.5 : 19);
      String address = TextMeasure.fit(state.server().address(), mono, room);
      label("label:address", geometry.address(), address, mono, Paint.INK_2);
    }
    if (options.look() == Look.WINDOW) {
      label(
          "label:counts",
          geometry.counts(),
          TextMeasure.fit(WorkflowWords.counts(state), Font.sans(12.5), room),
          Font.sans(12.5),
          Paint.INK_2);
    }
  }

  private void spine() {
    ServerView server = state.server();
    Place[] boxes = {Place.SOCKET, Place.BIND, Place.LISTEN};
    String[] values = {
      "",
      server.passed().has(Place.BIND) ? server.address() : "",
      server.passed().has(Place.LISTEN) && server.backlog() > 0 ? "backlog " + server.backlog() : ""
    };
    for (int i = 0; i < boxes.length; i++) {
      Place place = boxes[i];
      Progress progress = progress(place, 0, server.passed());
      nodeMarks.add(
          nodes.box(
              geometry.box(i),
              new NodePainter.Label(
                  "node:" + id(place),
                  Stage.LISTEN,
                  place.label(),
                  values[i],
                  progress,
                  failedAt(server.fault(), place),
                  false)));
      Place next = i + 1 < boxes.length ? boxes[i + 1] : Place.LISTEN_SOCKET;
      boolean passed = server.passed().has(next);
      arrow(
          "edge:" + id(place) + "-" + id(next),
          Optional.of(Stage.LISTEN),
          ringed(geometry.spineArrow(i), isRinged(next, 0)),
          passed ? Progress.DONE : Progress.NOT_YET,
          place.label() + " to " + next.label());
    }
    nodeMarks.add(
        nodes.ellipse(
            geometry.spine(),
            geometry.listenY(),
            geometry.ellipse(),
            geometry.listenHalf(),
            new NodePainter.Label(
                "node:listen-socket",
                Stage.ACCEPT,
                Place.LISTEN_SOCKET.label(),
                WorkflowWords.listenSocket(server),
                progress(Place.LISTEN_SOCKET, 0, server.passed()),
                failedAt(server.fault(), Place.LISTEN_SOCKET),
                server.listenerClosed() && options.look() == Look.WINDOW)));
  }

  private void row(int row, Optional<ClientView> client) {
    Travelled passed = client.map(c -> c.turn().passed()).orElse(Travelled.NONE);
    long id = client.map(ClientView::id).orElse(0L);
    // Rows without a connection get ids of their own, so that none is taken twice.
    String suffix = client.isPresent() ? ":" + id : ":free" + row;
    double middle = geometry.middle(row);
    if (geometry.bands()) {
      band(row, suffix, client.map(ClientView::spawned).orElse(false));
    }
    Progress accept = progress(Place.ACCEPT, id, passed);
    boolean ring = isRinged(Place.CLIENT_SOCKET, id);
    Outline acceptWay = geometry.accept(row, ring ? NodePainter.RING_GAP + 1 : 0);
    arrow("edge:accept" + suffix, stage(Place.ACCEPT), acceptWay, accept, words(Place.ACCEPT, id));
    arrow(
        "edge:connect" + suffix,
        stage(Place.CONNECT),
        ringed(geometry.connect(row), isRinged(Place.LISTEN_SOCKET, 0)),
        progress(Place.CONNECT, id, passed),
        words(Place.CONNECT, id));
    Box handler = geometry.handler(row);
    rowArrow(Place.REQUEST, geometry.request().at(middle), geometry.requestLabel(), row, client);
    rowArrow(Place.RESPONSE, geometry.response().at(middle), geometry.responseLabel(), row, client);
    rowArrow(Place.READ, geometry.read().at(middle), geometry.readLabel(), row, client);
    rowArrow(Place.WRITE, geometry.write().at(middle), geometry.writeLabel(), row, client);
    if (row == 0) {
      boolean nowAccepting = state.now().place() == Place.ACCEPT && marksNow();
      boolean accepted = state.server().accepted() > 0 || client.isPresent();
      edgeLabel(
          "label:accept",
          geometry.acceptLabel(),
          Place.ACCEPT.label(),
          nowAccepting ? Progress.NOW : accepted ? Progress.DONE : Progress.NOT_YET);
      Box connect = geometry.connect(0).box();
      Spot spot =
          options.look() == Look.WINDOW
              ? Spot.middle(128, 246)
              : Spot.middle(158, connect.y() - 12);
      edgeLabel(
          "label:connect",
          spot,
          Place.CONNECT.label(),
          passed.has(Place.CONNECT) ? Progress.DONE : Progress.NOT_YET);
    }
    Progress socket = progress(Place.CLIENT_SOCKET, id, passed);
    nodeMarks.add(
        nodes.ellipse(
            geometry.spine(),
            middle,
            geometry.ellipse(),
            geometry.clientHalf(),
            new NodePainter.Label(
                "node:client-socket" + suffix,
                Stage.CONNECTION,
                Place.CLIENT_SOCKET.label(),
                client.map(WorkflowWords::clientSocket).orElse(""),
                ring && accept == Progress.NOW ? Progress.NOW : socket,
                client.map(c -> failedAt(c.fault(), Place.CLIENT_SOCKET)).orElse(false),
                client.map(this::gone).orElse(false))));
    nodeMarks.add(
        nodes.box(
            handler,
            new NodePainter.Label(
                "node:handler" + suffix,
                Stage.DISPATCH,
                Place.HANDLER.label(),
                client.map(c -> c.turn().handler()).orElse(""),
                progress(Place.HANDLER, id, passed),
                client.map(c -> failedAt(c.fault(), Place.HANDLER)).orElse(false),
                false)));
    person(row, suffix, client);
    client.ifPresent(c -> requestLine(row, c));
    client.ifPresent(c -> token(row, c, acceptWay));
  }

  private void band(int row, String suffix, boolean solid) {
    Box band = geometry.band(row);
    Ink ink = Ink.of(Paint.CANVAS, solid ? Paint.HAIRLINE : Paint.NOTYET, 1.25);
    ground.add(
        new Mark(
            "band" + suffix,
            Kind.PANEL,
            Optional.empty(),
            solid ? Progress.DONE : Progress.NOT_YET,
            solid ? "thread of this connection" : "thread of this connection, not started yet",
            List.of(
                new Rect(
                    band.x(),
                    band.y(),
                    band.width(),
                    band.height(),
                    10,
                    solid ? ink : ink.withDashes()))));
  }

  private void rowArrow(Place place, Outline way, Spot spot, int row, Optional<ClientView> client) {
    long id = client.map(ClientView::id).orElse(0L);
    Travelled passed = client.map(c -> c.turn().passed()).orElse(Travelled.NONE);
    String suffix = client.isPresent() ? ":" + id : ":free" + row;
    Progress progress = progress(place, id, passed);
    Place target = place == Place.READ ? Place.HANDLER : Place.CLIENT_SOCKET;
    boolean ring = place != Place.RESPONSE && isRinged(target, id);
    arrow(
        "edge:" + id(place) + suffix, stage(place), ringed(way, ring), progress, words(place, id));
    double y = geometry.middle(row) + spot.y();
    edgeLabel(
        "label:" + id(place) + suffix,
        new Spot(spot.x(), y, spot.anchor()),
        place.label(),
        progress);
  }

  /// The way with its tip drawn back when the target wears a ring: the ring counts as outline.
  private static Outline ringed(Outline way, boolean ring) {
    if (!ring) {
      return way;
    }
    List<Outline.Segment> all = new ArrayList<>(way.segments());
    Point tip = way.end();
    Outline.Segment last = all.removeLast();
    if (last instanceof Outline.Cubic(Point c1, Point c2, _)) {
      double far = c2.distance(tip);
      all.add(new Outline.Cubic(c1, c2, tip.towards(c2, (NodePainter.RING_GAP + 1) / far)));
    } else {
      Point before = all.getLast().to();
      double far = before.distance(tip);
      all.add(new Outline.Line(tip.towards(before, (NodePainter.RING_GAP + 1) / far)));
    }
    return new Outline(all);
  }

  private void person(int row, String suffix, Optional<ClientView> client) {
    double middle = geometry.middle(row);
    Paint paint = client.isPresent() ? Paint.INK : Paint.NOTYET;
    Spot feet = geometry.personFeet();
    List<Shape> shapes =
        new ArrayList<>(Person.at(feet.x(), middle + feet.y(), geometry.personScale(), paint));
    Spot name = geometry.clientName();
    boolean alone = options.look() == Look.PAGE && rows == 1 && hidden == 0;
    String words =
        alone
            ? "CLIENT"
            : "CLIENT " + client.map(c -> Long.toString(c.id())).orElse("" + (row + 1));
    shapes.add(
        Text.of(
            name.x(),
            middle + name.y(),
            words,
            Font.monoBold(geometry.nameSize()),
            paint,
            Anchor.START));
    if (options.look() == Look.WINDOW && client.isPresent()) {
      shapes.add(
          Text.of(
              name.x(),
              middle + name.y() + 16,
              client.get().port(),
              Font.mono(geometry.valueSize()),
              Paint.INK_2,
              Anchor.START));
    }
    nodeMarks.add(
        new Mark(
            "client" + suffix,
            Kind.CLIENT,
            Optional.empty(),
            client.isPresent() ? Progress.DONE : Progress.NOT_YET,
            words + client.map(c -> ", " + c.remote()).orElse(""),
            shapes));
  }

  /// What the client asked for, between the two arcs; while the server is held here the pill stands there.
  private void requestLine(int row, ClientView client) {
    String line = client.turn().requestLine();
    boolean pill = options.held().isPresent() && state.now().connectionId() == client.id();
    if (options.look() != Look.WINDOW || line.isEmpty() || pill) {
      return;
    }
    Font font = Font.mono(12.5);
    double room = geometry.handler(row).x() - geometry.spine() - geometry.ellipse() - 30;
    String fitting = TextMeasure.fit(line, font, room / TextMeasure.SLACK);
    labels.add(
        new Mark(
            "label:request-line:" + client.id(),
            Kind.LABEL,
            Optional.of(Stage.READ),
            Progress.DONE,
            line,
            List.of(
                Text.of(
                    geometry.readLabel().x(),
                    geometry.middle(row) + 5,
                    fitting,
                    font,
                    Paint.INK_2,
                    Anchor.MIDDLE))));
  }

  /// The disc with the connection's number, where its latest step took it.
  private void token(int row, ClientView client, Outline acceptWay) {
    boolean finished = state.server().phase() == Phase.STOPPED;
    if (!client.known() || (options.look() == Look.PAGE && (finished || !client.open()))) {
      return;
    }
    Optional<Geometry.Arc> arc = arc(client.at());
    Point rest = geometry.corner(client.at(), row);
    Optional<Travel> travel = Optional.empty();
    if (arc.isPresent()) {
      Outline path = arc.get().at(geometry.middle(row)).moved(0, arc.get().aside());
      rest = path.at(arc.get().rest());
      travel = Optional.of(new Travel(path, rest));
    } else if (client.at() == Place.ACCEPT) {
      // On a short arrow the token would hide it: it rides beside, opposite the label.
      boolean labelLeft = geometry.acceptLabel().anchor() == Anchor.END;
      double aside = acceptWay.length() >= 90 ? 0 : labelLeft ? 32 : -32;
      Outline path = acceptWay.moved(aside, 0);
      rest = path.at(0.6);
      travel = Optional.of(new Travel(path, rest));
    }
    top.add(
        new Mark(
            "token:" + client.id(),
            Kind.TOKEN,
            Optional.of(client.stage()),
            client.id() == state.now().connectionId() ? Progress.NOW : Progress.DONE,
            WorkflowWords.client(client),
            Signs.token(
                rest,
                Long.toString(client.id()),
                client.stage(),
                !client.open(),
                options.look() == Look.PAGE ? 1.2 : 1),
            client.open() ? travel : Optional.empty()));
  }

  private Optional<Geometry.Arc> arc(Place place) {
    return switch (place) {
      case REQUEST -> Optional.of(geometry.request());
      case READ -> Optional.of(geometry.read());
      case WRITE -> Optional.of(geometry.write());
      case RESPONSE -> Optional.of(geometry.response());
      default -> Optional.empty();
    };
  }

  private void more() {
    double y = geometry.panel(rows, true).bottom() - 16;
    label(
        "label:more",
        Spot.middle(geometry.panel(rows, true).centreX(), y),
        "+ " + hidden + " more",
        Font.sans(geometry.labelSize()),
        Paint.INK_2);
  }

  private void legend() {
    double y = 248;
    Font font = Font.sans(12.5);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Rect(458, y - 7, 22, 14, 4, Ink.of(Paint.LISTEN_FILL, Paint.LISTEN_LINE, 1.75)));
    shapes.add(Text.of(488, y + 5, "done", font, Paint.INK_2, Anchor.START));
    shapes.add(
        new Rect(538, y - 7, 22, 14, 4, Ink.of(Paint.CONNECTION_FILL, Paint.CONNECTION_LINE, 2.5)));
    shapes.add(new Rect(534, y - 11, 30, 22, 7, Ink.stroke(Paint.INK, 2)));
    shapes.add(Text.of(573, y + 5, "now", font, Paint.INK_2, Anchor.START));
    shapes.add(
        new Rect(618, y - 7, 22, 14, 4, Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes()));
    shapes.add(Text.of(648, y + 5, "not yet", font, Paint.INK_2, Anchor.START));
    shapes.addAll(Signs.token(new Point(720, y), "1", Stage.DISPATCH, false, 0.92));
    shapes.add(Text.of(739, y + 5, "client", font, Paint.INK_2, Anchor.START));
    labels.add(new Mark("legend", Kind.LEGEND, Optional.empty(), Progress.DONE, "legend", shapes));
  }

  /// The words of the failure that stands, beside the listen socket.
  private void fault() {
    Optional<Fault> fault = state.server().fault();
    if (fault.isEmpty()) {
      return;
    }
    Font font = Font.sans(12.5);
    double x = geometry.box(2).right() + 30;
    double y = fault.get().place() == Place.BIND ? geometry.box(1).centreY() + 4 : 216;
    double room = geometry.panel(rows, false).right() - 22 - x;
    List<Shape> shapes = new ArrayList<>(Signs.cross(x - 11, y - 4.5, 1));
    shapes.add(
        Text.of(
            x,
            y,
            TextMeasure.fit(fault.get().words(), font, room / TextMeasure.SLACK),
            font,
            Paint.INK,
            Anchor.START));
    labels.add(
        new Mark(
            "label:fault",
            Kind.LABEL,
            Optional.of(Stage.ERROR),
            Progress.NOW,
            fault.get().words(),
            shapes));
  }

  private void pill(String words) {
    double x = geometry.spine() + geometry.ellipse() + 12;
    Place place = state.now().place();
    double y =
        switch (place) {
          case NOWHERE, SERVER -> geometry.counts().y() + 30;
          case SOCKET -> geometry.box(0).centreY();
          case BIND -> geometry.box(1).centreY();
          case LISTEN -> geometry.box(2).centreY();
          case LISTEN_SOCKET -> geometry.listenY() + 28;
          default -> geometry.middle(rowOf(state.now().connectionId()));
        };
    top.add(
        new Mark(
            "pill:held",
            Kind.PILL,
            Optional.empty(),
            Progress.NOW,
            words,
            Signs.pill(x, y, shortened(words, x))));
  }

  /// In a row the pill stands between the sockets and the handler: where the words are too long for that, the
  /// last alone, the event's name, says what holds.
  private String shortened(String words, double x) {
    boolean inRow = state.now().connectionId() != 0;
    double room = geometry.handler(0).x() - 4 - x;
    return inRow && Signs.pillWidth(words) > room
        ? words.substring(words.lastIndexOf(' ') + 1)
        : words;
  }

  private int rowOf(long connectionId) {
    for (int row = 0; row < shown.size(); row++) {
      if (shown.get(row).id() == connectionId) {
        return row;
      }
    }
    return 0;
  }

  private void arrow(
      String id, Optional<Stage> stage, Outline way, Progress progress, String words) {
    Mark mark =
        new Mark(id, Kind.EDGE, stage, progress, words, Arrow.of(way, progress, geometry.scale()));
    (progress == Progress.NOW ? nowArrows : arrows).add(mark);
  }

  private void label(String id, Spot spot, String words, Font font, Paint paint) {
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

  private void edgeLabel(String id, Spot spot, String words, Progress progress) {
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

  private Progress progress(Place place, long connectionId, Travelled passed) {
    if (isNow(place, connectionId) && marksNow()) {
      // A failure or a wait may come to a node that was never reached.
      return Progress.NOW;
    }
    return passed.has(place) ? Progress.DONE : Progress.NOT_YET;
  }

  private boolean isNow(Place place, long connectionId) {
    return state.now().place() == place && state.now().connectionId() == connectionId;
  }

  /// True for a node that wears the ring: what is now, and the socket that accept has just made.
  private boolean isRinged(Place place, long connectionId) {
    return marksNow()
        && (isNow(place, connectionId)
            || (place == Place.CLIENT_SOCKET && isNow(Place.ACCEPT, connectionId)));
  }

  /// A finished recording on a page shows the way alone: nothing is now any more.
  private boolean marksNow() {
    return options.look() == Look.WINDOW || state.server().phase() != Phase.STOPPED;
  }

  /// A connection that has ended stays in its row, grey; on the page of a finished recording it does not.
  private boolean gone(ClientView client) {
    return !client.open() && marksNow();
  }

  private static boolean failedAt(Optional<Fault> fault, Place place) {
    return fault.isPresent() && fault.get().place() == place;
  }

  private static String id(Place place) {
    return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(Place place, long connectionId) {
    return connectionId == 0 ? place.label() : place.label() + ", connection " + connectionId;
  }

  private static Optional<Stage> stage(Place place) {
    return switch (place) {
      case ACCEPT, CONNECT -> Optional.of(Stage.ACCEPT);
      case REQUEST, READ -> Optional.of(Stage.READ);
      case WRITE, RESPONSE -> Optional.of(Stage.RESPONSE);
      default -> Optional.empty();
    };
  }
}
