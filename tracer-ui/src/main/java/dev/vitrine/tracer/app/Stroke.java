package dev.vitrine.tracer.app;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// One way to ask for an action at the keyboard: a key with what is held down beside it, or, where keyboards differ in how a
/// sign is reached, the sign itself.
///
/// @param code the key; `UNDEFINED` for a sign
/// @param sign the sign that is typed; "" for a key
/// @param shortcut `Ctrl`, or `⌘` on macOS
record Stroke(KeyCode code, String sign, boolean shortcut, boolean shift, boolean alt) {
  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

  static Stroke of(KeyCode code) {
    return new Stroke(code, "", false, false, false);
  }

  static Stroke shift(KeyCode code) {
    return new Stroke(code, "", false, true, false);
  }

  static Stroke alt(KeyCode code) {
    return new Stroke(code, "", false, false, true);
  }

  static Stroke ctrl(KeyCode code) {
    return new Stroke(code, "", true, false, false);
  }

  static Stroke ctrlShift(KeyCode code) {
    return new Stroke(code, "", true, true, false);
  }

  static Stroke typed(String sign) {
    return new Stroke(KeyCode.UNDEFINED, sign, false, false, false);
  }

  boolean matches(KeyEvent e) {
    if (!sign.isEmpty()) {
      return e.getEventType() == KeyEvent.KEY_TYPED && sign.equals(e.getCharacter());
    }
    return e.getEventType() == KeyEvent.KEY_PRESSED
        && e.getCode() == code
        && e.isShortcutDown() == shortcut
        && e.isShiftDown() == shift
        && e.isAltDown() == alt;
  }

  /// Whether it means nothing to somebody who types into a field.
  boolean passesText() {
    return code.isFunctionKey() || (shortcut && code != KeyCode.C);
  }

  /// As it stands in menus and tooltips: `Ctrl Shift L`.
  String text() {
    StringBuilder out = new StringBuilder();
    if (shortcut) {
      out.append(MAC ? "⌘ " : "Ctrl ");
    }
    if (alt) {
      out.append(MAC ? "⌥ " : "Alt ");
    }
    if (shift) {
      out.append(MAC ? "⇧ " : "Shift ");
    }
    return out.append(sign.isEmpty() ? keyText() : sign).toString();
  }

  private String keyText() {
    return switch (code) {
      case RIGHT -> "→";
      case LEFT -> "←";
      case OPEN_BRACKET -> "[";
      case CLOSE_BRACKET -> "]";
      case COMMA -> ",";
      case PERIOD -> ".";
      case EQUALS, PLUS, ADD -> "+";
      case MINUS, SUBTRACT -> "−";
      default -> code.getName();
    };
  }
}
