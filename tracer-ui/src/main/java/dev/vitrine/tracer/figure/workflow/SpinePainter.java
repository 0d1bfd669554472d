package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import java.util.List;
import java.util.Optional;

/// Paints the server itself: the panel with its title, and the spine from SOCKET to LISTEN SOCKET.
final class SpinePainter {
  private final Scene scene;
  private final WorkflowState state;
  private final Geometry geometry;
  private final NodePainter painter;

  SpinePainter(Scene scene) {
    this.scene = scene;
    this.state = scene.state;
    this.geometry = scene.geometry;
    this.painter = new NodePainter(geometry.nodes());
  }

  void panel() {
    Box panel = geometry.panel(scene.rows, scene.moreBelow());
    boolean now = scene.isNow(Place.SERVER, 0) && scene.marksNow();
    scene.ground.add(
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
    scene.label(
        "label:title", geometry.title(), "Web Server", Font.bold(geometry.titleSize()), Paint.INK);
    double room = panel.right() - geometry.box(0).right() - 60;
    if (scene.marksNow()) {
      Font mono = Font.mono(scene.window() ? 12.5 : 19);
      String address = TextMeasure.fit(state.server().address(), mono, room);
      scene.label("label:address", geometry.address(), address, mono, Paint.INK_2);
    }
    if (scene.window()) {
      scene.label(
          "label:counts",
          geometry.counts(),
          TextMeasure.fit(WorkflowWords.counts(state), Font.sans(12.5), room),
          Font.sans(12.5),
          Paint.INK_2);
    }
  }

  void spine() {
    ServerView server = state.server();
    Place[] boxes = {Place.SOCKET, Place.BIND, Place.LISTEN};
    String[] values = {
      "",
      server.passed().has(Place.BIND) ? server.address() : "",
      server.passed().has(Place.LISTEN) && server.backlog() > 0 ? "backlog " + server.backlog() : ""
    };
    for (int i = 0; i < boxes.length; i++) {
      Place place = boxes[i];
      Progress progress = scene.progress(place, 0, server.passed());
      scene.nodes.add(
          painter.box(
              geometry.box(i),
              new NodePainter.Label(
                  "node:" + Scene.id(place),
                  Stage.LISTEN,
                  place.label(),
                  values[i],
                  progress,
                  Scene.failedAt(server.fault(), place),
                  false)));
      Place next = i + 1 < boxes.length ? boxes[i + 1] : Place.LISTEN_SOCKET;
      boolean passed = server.passed().has(next);
      scene.arrow(
          "edge:" + Scene.id(place) + "-" + Scene.id(next),
          Optional.of(Stage.LISTEN),
          Scene.ringed(geometry.spineArrow(i), scene.isRinged(next, 0)),
          passed ? Progress.DONE : Progress.NOT_YET,
          place.label() + " to " + next.label());
    }
    scene.nodes.add(
        painter.ellipse(
            geometry.spine(),
            geometry.listenY(),
            geometry.ellipse(),
            geometry.listenHalf(),
            new NodePainter.Label(
                "node:listen-socket",
                Stage.ACCEPT,
                Place.LISTEN_SOCKET.label(),
                WorkflowWords.listenSocket(server),
                scene.progress(Place.LISTEN_SOCKET, 0, server.passed()),
                Scene.failedAt(server.fault(), Place.LISTEN_SOCKET),
                server.listenerClosed() && scene.window())));
  }
}
