package dev.vitrine.tracer.app;

import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Turns keys into actions. Somebody who types keeps the keys that mean something in a field, and a control that was
/// reached with Tab keeps its own.
final class Keys {
  private final Actions actions;
  private final Runnable skipMotion;
  private final LongConsumer follow;
  private boolean numberFollows;

  /// @param skipMotion ends what moves; a motion never outlasts the next key
  /// @param follow follows the connection whose number was typed; 0 is all
  Keys(Actions actions, Runnable skipMotion, LongConsumer follow) {
    this.actions = actions;
    this.skipMotion = skipMotion;
    this.follow = follow;
  }

  void installOn(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::handle);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::handle);
  }

  /// The next key, when it is a digit, is the number of the connection that is followed.
  void expectNumber() {
    numberFollows = true;
  }

  private void handle(KeyEvent e) {
    boolean pressed = e.getEventType() == KeyEvent.KEY_PRESSED;
    if (pressed) {
      skipMotion.run();
      boolean number = numberFollows;
      if (!e.getCode().isModifierKey()) {
        numberFollows = false;
      }
      if (number && e.getCode().isDigitKey()) {
        follow.accept(Character.digit(e.getText().charAt(0), 10));
        e.consume();
        return;
      }
    }
    Node owner = ((Scene) e.getSource()).getFocusOwner();
    for (Action action : ActionTable.ALL) {
      for (Stroke stroke : action.strokes()) {
        if (stroke.matches(e)) {
          if (!keeps(owner, stroke)) {
            e.consume();
            actions.run(action);
          }
          return;
        }
      }
    }
  }

  private static boolean keeps(Node owner, Stroke stroke) {
    if (typesInto(owner)) {
      return !stroke.passesText();
    }
    if (owner == null || !owner.isFocusVisible() || stroke.shortcut()) {
      return false;
    }
    boolean press = stroke.code() == KeyCode.SPACE || stroke.code() == KeyCode.ENTER;
    return (owner instanceof ButtonBase && press)
        || owner instanceof Slider
        || owner instanceof ComboBoxBase<?>
        || (owner instanceof ListView<?> && press);
  }

  private static boolean typesInto(Node owner) {
    return owner instanceof TextInputControl
        || (owner instanceof ComboBoxBase<?> box && box.isEditable())
        || (owner instanceof Spinner<?> spinner && spinner.isEditable());
  }
}
