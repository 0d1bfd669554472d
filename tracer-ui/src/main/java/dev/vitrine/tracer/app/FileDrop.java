package dev.vitrine.tracer.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// A trace that is dragged onto the window is opened.
final class FileDrop {
  private FileDrop() {}

  static void on(Scene scene, Consumer<Path> open) {
    scene.addEventHandler(
        DragEvent.DRAG_OVER,
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
          }
        });
    scene.addEventHandler(
        DragEvent.DRAG_DROPPED,
        e -> {
          boolean files = e.getDragboard().hasFiles();
          if (files) {
            open.accept(e.getDragboard().getFiles().getFirst().toPath());
          }
          e.setDropCompleted(files);
        });
  }
}
