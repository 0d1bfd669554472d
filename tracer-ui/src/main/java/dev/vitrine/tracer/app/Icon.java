package dev.vitrine.tracer.app;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// One small drawing on a button. The paths lie in a square of 16, the brand mark in one of 22;
/// colours come from the style class (`icon` is filled, `icon-line` is drawn).
final class Icon extends Region {
  private static final double GRID = 16;

  private final double size;

  private Icon(double size) {
    this.size = size;
    getStyleClass().add("icon-box");
    setMouseTransparent(true);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
  }

  static Icon play() {
    return filled("M4 2.5v11l9-5.5z");
  }

  static Icon pause() {
    return filled("M3.5 2.5h3.2v11h-3.2zM9.3 2.5h3.2v11h-3.2z");
  }

  static Icon stop() {
    return filled("M3 3h10v10h-10z");
  }

  static Icon step() {
    return filled("M3 2.5v11l7-5.5zM11 2.5h2.4v11h-2.4z");
  }

  static Icon stepBack() {
    return filled("M13 2.5v11l-7-5.5zM2.6 2.5h2.4v11h-2.4z");
  }

  static Icon first() {
    return filled("M14 3v10l-6-5zM8 3v10l-6-5z");
  }

  static Icon forward() {
    return filled("M2 3v10l6-5zM8 3v10l6-5z");
  }

  static Icon moon() {
    return filled("M12.8 9.8A5.6 5.6 0 0 1 6.2 3.2 5.6 5.6 0 1 0 12.8 9.8z");
  }

  static Icon sun() {
    return drawn(
        "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2"
            + "M11.8 11.8L13 13M3 13l1.2-1.2M11.8 4.2L13 3");
  }

  static Icon more() {
    return filled("M2 6.6h2.8v2.8H2zM6.6 6.6h2.8v2.8H6.6zM11.2 6.6H14v2.8h-2.8z");
  }

  static Icon send() {
    return drawn("M2.5 8h10.5M8.8 3.6L13.2 8l-4.4 4.4");
  }

  static Icon list() {
    return drawn("M2.5 4h11M2.5 8h11M2.5 12h11");
  }

  static Icon fit() {
    return drawn("M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10");
  }

  static Icon export() {
    return drawn("M8 10V2.5M4.8 5.2L8 2l3.2 3.2M2.5 9.5v4h11v-4");
  }

  static Icon follow() {
    return drawn("M8 2.5v8M4.8 7.5L8 10.7l3.2-3.2M2.5 13.5h11");
  }

  static Icon columns() {
    return drawn("M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11");
  }

  static Icon breakpoint() {
    return filled("M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z");
  }

  static Icon running() {
    return filled("M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z");
  }

  static Icon cross() {
    return drawn("M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5");
  }

  /// The glass case itself: a house of glass with one green dish inside.
  static Icon brand() {
    Icon icon = new Icon(22);
    icon.add("M3 8L11 3l8 5v11H3z", 1, "brand-house");
    icon.add("M3 8h16", 1, "brand-house");
    icon.add("M6.4 13.6a4.6 2.9 0 1 0 9.2 0a4.6 2.9 0 1 0 -9.2 0z", 1, "brand-dish");
    return icon;
  }

  /// The same drawing in another size, in pixels.
  Icon sized(double pixels) {
    Icon copy = new Icon(pixels);
    for (var child : getChildren()) {
      SVGPath path = (SVGPath) child;
      copy.add(path.getContent(), pixels / GRID, path.getStyleClass().toArray(new String[0]));
    }
    return copy;
  }

  @Override
  protected double computePrefWidth(double height) {
    return size;
  }

  private static Icon filled(String path) {
    Icon icon = new Icon(14);
    icon.add(path, 14 / GRID, "icon");
    return icon;
  }

  private static Icon drawn(String path) {
    Icon icon = new Icon(14);
    icon.add(path, 14 / GRID, "icon-line");
    return icon;
  }

  // Not managed: the path keeps its place in the square, whatever its own bounds are.
  private void add(String content, double scale, String... styleClasses) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().addAll(styleClasses);
    path.getTransforms().add(new Scale(scale, scale, 0, 0));
    path.setManaged(false);
    getChildren().add(path);
  }
}
