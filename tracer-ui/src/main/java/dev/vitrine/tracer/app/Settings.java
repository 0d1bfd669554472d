package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Theme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the window looks: the theme, whether anything moves, how much room each pane has.
final class Settings {
  static final double LEFT = 248;
  static final double RIGHT = 372;
  static final double TABLE = 139;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final ObjectProperty<Motion> motion = new SimpleObjectProperty<>(Motion.SYSTEM);
  private final BooleanProperty systemReduces = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper reducedMotion = new ReadOnlyBooleanWrapper();
  private final BooleanProperty leftPaneOpen = new SimpleBooleanProperty(true);
  private final DoubleProperty leftWidth = new SimpleDoubleProperty(LEFT);
  private final DoubleProperty rightWidth = new SimpleDoubleProperty(RIGHT);
  private final DoubleProperty tableHeight = new SimpleDoubleProperty(TABLE);

  Settings() {
    motion.subscribe(this::decideMotion);
    systemReduces.subscribe(this::decideMotion);
  }

  // Properties

  /// Light at first, whatever the system prefers: figures are printed on paper.
  ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /// What a person chose.
  ObjectProperty<Motion> motionProperty() {
    return motion;
  }

  /// Whether the operating system asks for less motion.
  BooleanProperty systemReducesProperty() {
    return systemReduces;
  }

  /// What follows from both: whether nothing travels.
  ReadOnlyBooleanProperty reducedMotionProperty() {
    return reducedMotion.getReadOnlyProperty();
  }

  /// Whether a person wants to see the left pane; a narrow window shows a rail in its place.
  BooleanProperty leftPaneOpenProperty() {
    return leftPaneOpen;
  }

  /// In pixels.
  DoubleProperty leftWidthProperty() {
    return leftWidth;
  }

  /// In pixels; a narrow window has less.
  DoubleProperty rightWidthProperty() {
    return rightWidth;
  }

  /// In pixels; a low window folds the table.
  DoubleProperty tableHeightProperty() {
    return tableHeight;
  }

  // Commands

  void toggleTheme() {
    theme.set(theme.get() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
  }

  /// To the other of reduced and full, whatever the system says.
  void toggleMotion() {
    motion.set(reducedMotion.get() ? Motion.FULL : Motion.REDUCED);
  }

  /// Everything as it is for somebody who starts for the first time.
  void reset() {
    theme.set(Theme.LIGHT);
    motion.set(Motion.SYSTEM);
    leftPaneOpen.set(true);
    leftWidth.set(LEFT);
    rightWidth.set(RIGHT);
    tableHeight.set(TABLE);
  }

  private void decideMotion() {
    reducedMotion.set(
        motion.get() == Motion.REDUCED || (motion.get() == Motion.SYSTEM && systemReduces.get()));
  }
}
