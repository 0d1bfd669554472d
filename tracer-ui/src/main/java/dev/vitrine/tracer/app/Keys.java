package dev.vitrine.tracer.app;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The single keys of the window. They do nothing while a text field has the focus, and a control
/// that was reached with Tab keeps its own keys.
final class Keys {
  private final Session session;
  private final FigureModel model;
  private final WindowActions actions;
  private boolean connectionNumberFollows;

  Keys(Session session, FigureModel model, WindowActions actions) {
    this.session = session;
    this.model = model;
    this.actions = actions;
  }

  void installOn(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          // A motion never outlasts the next key.
          actions.skipMotion();
          if (!keepsItsKeys(scene.getFocusOwner(), e) && handle(e)) {
            e.consume();
          }
        });
  }

  private static boolean keepsItsKeys(Node owner, KeyEvent e) {
    if (e.isShortcutDown() || e.isMetaDown() || owner instanceof TextInputControl) {
      return true;
    }
    if (owner == null || !owner.isFocusVisible()) {
      return false;
    }
    boolean press = e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER;
    return (owner instanceof ButtonBase && press)
        || owner instanceof Slider
        || owner instanceof ComboBoxBase<?>
        || (owner instanceof ListView<?> && press);
  }

  private boolean handle(KeyEvent e) {
    if (connectionNumberFollows && e.getCode().isDigitKey()) {
      connectionNumberFollows = false;
      session.connectionProperty().set(Long.parseLong(e.getText()));
      return true;
    }
    connectionNumberFollows = false;
    switch (e.getCode()) {
      case SPACE -> session.togglePlay();
      case RIGHT -> {
        if (e.isAltDown()) {
          actions.leap(1);
        } else if (e.isShiftDown()) {
          session.stepConnection();
        } else {
          session.step();
        }
      }
      case LEFT -> {
        if (e.isAltDown()) {
          actions.leap(-1);
        } else if (e.isShiftDown()) {
          session.stepBackConnection();
        } else {
          session.stepBack();
        }
      }
      case HOME -> session.first();
      case END -> session.latest();
      case G -> actions.stepTo();
      case E -> actions.nextError();
      case S -> session.granularityProperty().set(session.granularityProperty().get().next());
      case L -> actions.followTable();
      case B -> actions.breakpoints();
      case N -> model.nextNames();
      case W -> model.nextAcross();
      case DIGIT0, NUMPAD0 -> actions.fit();
      case C -> connectionNumberFollows = true;
      case OPEN_BRACKET -> session.speedProperty().set(session.speedProperty().get().slower());
      case CLOSE_BRACKET -> session.speedProperty().set(session.speedProperty().get().faster());
      default -> {
        return false;
      }
    }
    return true;
  }
}
