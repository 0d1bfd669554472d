package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Theme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the window looks: the theme, and whether anything moves.
final class Settings {
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final BooleanProperty leftPaneOpen = new SimpleBooleanProperty(true);

  // Properties

  /// Light at first, whatever the system prefers: figures are printed on paper.
  ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /// Follows the system's preference until it is set by hand.
  BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  /// Whether a person wants to see the left pane; a narrow window shows a rail in its place.
  BooleanProperty leftPaneOpenProperty() {
    return leftPaneOpen;
  }

  // Commands

  void toggleTheme() {
    theme.set(theme.get() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
  }
}
