package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.RecordedFigure;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.fx.FigureView;
import java.io.IOException;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A figure in the book, drawn from its recording in the colours of the window, and what it shows in words.
final class BookFigure extends VBox {
  private static final double WIDTH = 776;
  private static final double HIGHEST = 640;

  private final FigureView view = new FigureView();
  private final ScrollPane scroll = new ScrollPane(view);
  private final Label caption;

  /// @param destination of the image in the page, whose file name says which figure it is
  /// @param words what it shows
  BookFigure(String destination, String words, ObservableValue<Theme> theme) {
    String file = destination.substring(destination.lastIndexOf('/') + 1);
    view.setId("book-figure");
    scroll.getStyleClass().addAll("plain-scroll", "book-figure");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPrefHeight(HIGHEST / 2);
    caption = Chrome.label(words + ".", "book-caption");
    caption.setWrapText(true);
    getStyleClass().add("book-figure-box");
    getChildren().addAll(scroll, caption);
    theme.subscribe(colours -> view.show(colours));
    RecordedFigure.find(file)
        .ifPresentOrElse(this::draw, () -> caption.setText("There is no figure " + file + "."));
  }

  // A recording is read and folded off the JavaFX thread.
  private void draw(RecordedFigure figure) {
    Thread.ofVirtual()
        .name("book-figure")
        .start(() -> {
          try {
            Figure drawn = figure.draw();
            Platform.runLater(() -> show(drawn));
          } catch (IOException | RuntimeException e) {
            String why = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            Platform.runLater(() -> caption.setText("This figure cannot be drawn: " + why + "."));
          }
        });
  }

  private void show(Figure drawn) {
    view.show(drawn, false);
    double factor = Math.min(1, WIDTH / drawn.width());
    double height = Math.max(drawn.height() * factor, view.minHeight(-1));
    scroll.setMinHeight(Math.min(height, HIGHEST) + 16);
    scroll.setPrefHeight(Math.min(height, HIGHEST) + 16);
  }
}
