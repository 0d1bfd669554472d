package dev.vitrine.tracer.app;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A card over the whole window, one at a time. Escape or a click beside it closes it, and whoever had the focus has it again.
/// What is behind it goes on.
final class Overlay extends StackPane {
  private static final double MARGIN = 24;

  private @Nullable Node focusBefore;

  Overlay() {
    setId("overlay");
    Chrome.show(this, false);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          if (e.getTarget() == this) {
            close();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            close();
            e.consume();
          }
        });
  }

  /// Shows a card, in place of another, or takes it away when it is there.
  ///
  /// @param focus who gets the focus, in the card
  void toggle(Region card, Pos where, Node focus) {
    boolean there = getChildren().contains(card);
    if (isVisible()) {
      close();
    }
    if (there) {
      return;
    }
    focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    setAlignment(card, where);
    setMargin(card, new Insets(MARGIN));
    getChildren().setAll(card);
    Chrome.show(this, true);
    focus.requestFocus();
  }

  boolean shows(Node card) {
    return isVisible() && getChildren().contains(card);
  }

  void close() {
    getChildren().clear();
    Chrome.show(this, false);
    if (focusBefore != null) {
      focusBefore.requestFocus();
      focusBefore = null;
    }
  }
}
