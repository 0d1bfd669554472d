package dev.vitrine.tracer.render.png;

/// No font on this machine has a character that a figure needs; the message is a sentence that says which, and what to do.
public final class NoFontException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoFontException(int codePoint) {
    super(
        "No font on this machine has the character "
            + Character.toString(codePoint)
            + String.format(" (U+%04X)", codePoint)
            + ". Install one that has it, such as Noto Sans CJK, or write SVG.");
  }
}
