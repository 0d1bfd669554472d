package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Mark.Travel;
import dev.vitrine.tracer.figure.NodePainter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints one connection's row: its client, its socket and handler in the band of its thread, the arrows between
/// them, and its token. A row without a connection is drawn as not yet.
final class RowPainter {
  private final Scene scene;
  private final WorkflowState state;
  private final Geometry geometry;
  private final NodePainter painter;
  private final int row;
  private final double middle;
  private final Optional<ClientView> client;

  /// The connection's number; 0 for a free row.
  private final long id;

  /// Ends the ids of this row's marks; a free row has one of its own, so that none is taken twice.
  private final String suffix;

  private final Travelled passed;

  RowPainter(Scene scene, int row) {
    this.scene = scene;
    this.state = scene.state;
    this.geometry = scene.geometry;
    this.painter = new NodePainter(geometry.nodes());
    this.row = row;
    this.middle = geometry.middle(row);
    this.client = row < scene.shown.size() ? Optional.of(scene.shown.get(row)) : Optional.empty();
    this.id = client.map(ClientView::id).orElse(0L);
    this.suffix = client.isPresent() ? ":" + id : ":free" + row;
    this.passed = client.map(c -> c.turn().passed()).orElse(Travelled.NONE);
  }

  void paint() {
    if (geometry.bands()) {
      band(client.map(ClientView::spawned).orElse(false));
    }
    boolean ring = scene.isRinged(Place.CLIENT_SOCKET, id);
    Outline accept = geometry.accept(row, ring ? NodePainter.RING_GAP + 1 : 0);
    arrow(Place.ACCEPT, accept);
    boolean listening = scene.isRinged(Place.LISTEN_SOCKET, 0);
    arrow(Place.CONNECT, Scene.ringed(geometry.connect(row), listening));
    arc(Place.REQUEST, geometry.request(), geometry.requestLabel());
    arc(Place.RESPONSE, geometry.response(), geometry.responseLabel());
    arc(Place.READ, geometry.read(), geometry.readLabel());
    arc(Place.WRITE, geometry.write(), geometry.writeLabel());
    if (row == 0) {
      sharedLabels();
    }
    clientSocket(ring);
    handler();
    person();
    client.ifPresent(this::requestLine);
    client.ifPresent(c -> token(c, accept));
  }

  private void band(boolean solid) {
    Box band = geometry.band(row);
    Ink ink = Ink.of(Paint.CANVAS, solid ? Paint.HAIRLINE : Paint.NOTYET, 1.25);
    Rect frame =
        new Rect(
            band.x(), band.y(), band.width(), band.height(), 10, solid ? ink : ink.withDashes());
    scene.ground.add(
        new Mark(
            "band" + suffix,
            Kind.PANEL,
            Optional.empty(),
            solid ? Progress.DONE : Progress.NOT_YET,
            solid ? "thread of this connection" : "thread of this connection, not started yet",
            List.of(frame)));
  }

  private void arrow(Place place, Outline way) {
    String words = id == 0 ? place.label() : place.label() + ", connection " + id;
    Optional<Stage> stage =
        switch (place) {
          case REQUEST, READ -> Optional.of(Stage.READ);
          case WRITE, RESPONSE -> Optional.of(Stage.RESPONSE);
          default -> Optional.of(Stage.ACCEPT);
        };
    Progress progress = scene.progress(place, id, passed);
    scene.arrow("edge:" + Scene.id(place) + suffix, stage, way, progress, words);
  }

  private void arc(Place place, Geometry.Arc arc, Spot label) {
    Place target = place == Place.READ ? Place.HANDLER : Place.CLIENT_SOCKET;
    boolean ring = place != Place.RESPONSE && scene.isRinged(target, id);
    arrow(place, Scene.ringed(arc.at(middle), ring));
    scene.edgeLabel(
        "label:" + Scene.id(place) + suffix,
        new Spot(label.x(), middle + label.y(), label.anchor()),
        place.label(),
        scene.progress(place, id, passed));
  }

  /// The words on the arrows that all rows share: they stand once, at the first row.
  private void sharedLabels() {
    boolean nowAccepting = state.now().place() == Place.ACCEPT && scene.marksNow();
    boolean accepted = state.server().accepted() > 0 || client.isPresent();
    scene.edgeLabel(
        "label:accept",
        geometry.acceptLabel(),
        Place.ACCEPT.label(),
        nowAccepting ? Progress.NOW : accepted ? Progress.DONE : Progress.NOT_YET);
    scene.edgeLabel(
        "label:connect",
        geometry.connectLabel(scene.rows),
        Place.CONNECT.label(),
        passed.has(Place.CONNECT) ? Progress.DONE : Progress.NOT_YET);
  }

  private void clientSocket(boolean ring) {
    boolean justMade = ring && scene.isNow(Place.ACCEPT, id);
    scene.nodes.add(
        painter.ellipse(
            geometry.spine(),
            middle,
            geometry.ellipse(),
            geometry.clientHalf(),
            new NodePainter.Label(
                "node:client-socket" + suffix,
                Stage.CONNECTION,
                Place.CLIENT_SOCKET.label(),
                client.map(WorkflowWords::clientSocket).orElse(""),
                justMade ? Progress.NOW : scene.progress(Place.CLIENT_SOCKET, id, passed),
                failedAt(Place.CLIENT_SOCKET),
                gone())));
  }

  /// A connection that has ended stays in its row, grey; on the page of a finished recording it does not.
  private boolean gone() {
    return client.isPresent() && !client.get().open() && scene.marksNow();
  }

  private boolean failedAt(Place place) {
    return client.isPresent() && Scene.failedAt(client.get().fault(), place);
  }

  private void handler() {
    scene.nodes.add(
        painter.box(
            geometry.handler(row),
            new NodePainter.Label(
                "node:handler" + suffix,
                Stage.DISPATCH,
                Place.HANDLER.label(),
                client.map(c -> c.turn().handler()).orElse(""),
                scene.progress(Place.HANDLER, id, passed),
                failedAt(Place.HANDLER),
                false)));
  }

  private void person() {
    Paint paint = client.isPresent() ? Paint.INK : Paint.NOTYET;
    Spot feet = geometry.personFeet();
    List<Shape> shapes =
        new ArrayList<>(Person.at(feet.x(), middle + feet.y(), geometry.personScale(), paint));
    Spot name = geometry.clientName();
    boolean alone = !scene.window() && scene.rows == 1 && scene.hidden == 0;
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
    if (scene.window() && client.isPresent()) {
      shapes.add(
          Text.of(
              name.x(),
              middle + name.y() + 16,
              client.get().port(),
              Font.mono(geometry.valueSize()),
              Paint.INK_2,
              Anchor.START));
    }
    scene.nodes.add(
        new Mark(
            "client" + suffix,
            Kind.CLIENT,
            Optional.empty(),
            client.isPresent() ? Progress.DONE : Progress.NOT_YET,
            words + client.map(c -> ", " + c.remote()).orElse(""),
            shapes));
  }

  /// What the client asked for, between the two arcs; while the server is held here the pill stands there.
  private void requestLine(ClientView c) {
    String line = c.turn().requestLine();
    boolean pill = scene.options.held().isPresent() && state.now().connectionId() == c.id();
    if (!scene.window() || line.isEmpty() || pill) {
      return;
    }
    Font font = Font.mono(12.5);
    double room = geometry.handler(row).x() - geometry.spine() - geometry.ellipse() - 30;
    String fitting = TextMeasure.fit(line, font, room / TextMeasure.SLACK);
    scene.labels.add(
        new Mark(
            "label:request-line:" + c.id(),
            Kind.LABEL,
            Optional.of(Stage.READ),
            Progress.DONE,
            line,
            List.of(
                Text.of(
                    geometry.readLabel().x(),
                    middle + 5,
                    fitting,
                    font,
                    Paint.INK_2,
                    Anchor.MIDDLE))));
  }

  /// The disc with the connection's number, where its latest step took it.
  private void token(ClientView c, Outline acceptWay) {
    boolean finished = state.server().phase() == Phase.STOPPED;
    if (!c.known() || (!scene.window() && (finished || !c.open()))) {
      return;
    }
    Optional<Geometry.Arc> arc = arcOf(c.at());
    String number = Long.toString(c.id());
    // A long number stretches the token: higher up it leaves the handler's name free.
    boolean higher = number.length() > 2 && c.at() == Place.HANDLER;
    Point rest = geometry.corner(c.at(), row).moved(higher ? 6 : 0, higher ? -8 : 0);
    Optional<Travel> travel = Optional.empty();
    if (arc.isPresent()) {
      Outline path = arc.get().at(middle).moved(0, arc.get().aside());
      rest = path.at(arc.get().rest());
      travel = Optional.of(new Travel(path, rest));
    } else if (c.at() == Place.ACCEPT) {
      // On a short arrow the token would hide it: it rides beside, opposite the label.
      boolean labelLeft = geometry.acceptLabel().anchor() == Anchor.END;
      double aside = acceptWay.length() >= 90 ? 0 : labelLeft ? 32 : -32;
      Outline path = acceptWay.moved(aside, 0);
      rest = path.at(0.6);
      travel = Optional.of(new Travel(path, rest));
    }
    scene.top.add(
        new Mark(
            "token:" + c.id(),
            Kind.TOKEN,
            Optional.of(c.stage()),
            c.id() == state.now().connectionId() ? Progress.NOW : Progress.DONE,
            WorkflowWords.client(c),
            Signs.token(rest, number, c.stage(), !c.open(), !scene.window() ? 1.2 : 1),
            c.open() ? travel : Optional.empty()));
  }

  private Optional<Geometry.Arc> arcOf(Place place) {
    return switch (place) {
      case REQUEST -> Optional.of(geometry.request());
      case READ -> Optional.of(geometry.read());
      case WRITE -> Optional.of(geometry.write());
      case RESPONSE -> Optional.of(geometry.response());
      default -> Optional.empty();
    };
  }
}
