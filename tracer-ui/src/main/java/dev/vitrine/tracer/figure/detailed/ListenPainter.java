package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.detailed.Scene.Look;
import java.util.Optional;

/// Paints the panel of `ListenAndServe`, and the arrow by which it hands its listener over.
final class ListenPainter {
  private final Scene scene;
  private final ListenView listen;

  ListenPainter(Scene scene) {
    this.scene = scene;
    this.listen = scene.state.listen();
  }

  void paint() {
    scene.panel(
        "panel:listen",
        Geometry.LISTEN_PANEL,
        scene.isNow(Place.LISTEN_PANEL),
        "ListenAndServe: listen on the port addr");
    scene.sheet.text(
        "label:listen-title",
        Geometry.middleOf(Geometry.LISTEN_PANEL, 36),
        scene.names.listenPanel(),
        Font.semibold(Geometry.TEXT + 1),
        Paint.INK);
    scene.sheet.text(
        "label:listen-words",
        Geometry.middleOf(Geometry.LISTEN_PANEL, 59),
        "listen on the port addr",
        Font.sans(Geometry.TEXT),
        Paint.INK_2);
    boolean closed = listen.closed() && scene.marksNow();
    String value =
        closed ? "closed" : listen.fault().orElse(listen.asked() ? listen.address() : "");
    scene.box(
        Place.LISTEN,
        Stage.LISTEN,
        scene.names.listen(),
        value.isEmpty() ? listen.address() : value,
        new Look(listen.listening(), listen.fault().isPresent(), closed));
    boolean handed = scene.state.loop().serving();
    Progress progress = handed ? Progress.DONE : Progress.NOT_YET;
    scene.sheet.arrow(
        "edge:hand-over", Optional.of(Stage.LISTEN), Geometry.handOver(), progress, "hand it over");
    scene.sheet.edgeLabel(
        "label:hand-over-1", Spot.middle(401, 64), "hand it", Geometry.TEXT, progress);
    scene.sheet.edgeLabel(
        "label:hand-over-2", Spot.middle(401, 85), "over", Geometry.TEXT, progress);
  }
}
