package dev.vitrine.tracer.figure;

import java.util.Locale;

/// The part of the flow that a step belongs to, in the order of the flow. Each has a colour pair and a
/// glyph, and the glyph says the same as the colour: a figure printed in grey loses nothing.
public enum Stage {
  LISTEN("■", Paint.LISTEN_LINE, Paint.LISTEN_FILL),
  ACCEPT("●", Paint.ACCEPT_LINE, Paint.ACCEPT_FILL),
  CONNECTION("○", Paint.CONNECTION_LINE, Paint.CONNECTION_FILL),
  READ("▶", Paint.READ_LINE, Paint.READ_FILL),
  DISPATCH("◆", Paint.DISPATCH_LINE, Paint.DISPATCH_FILL),
  RESPONSE("◀", Paint.RESPONSE_LINE, Paint.RESPONSE_FILL),
  REUSE("↻", Paint.REUSE_LINE, Paint.REUSE_FILL),
  SHUTDOWN("▬", Paint.SHUTDOWN_LINE, Paint.SHUTDOWN_FILL),
  ERROR("✕", Paint.ERROR_LINE, Paint.ERROR_FILL);

  private final String glyph;
  private final Paint line;
  private final Paint fill;

  Stage(String glyph, Paint line, Paint fill) {
    this.glyph = glyph;
    this.line = line;
    this.fill = fill;
  }

  /// The sign that stands for this stage where only text can be shown, one character.
  public String glyph() {
    return glyph;
  }

  /// For strokes, glyphs and ticks; never for text.
  public Paint line() {
    return line;
  }

  /// For the ground of nodes and chips.
  public Paint fill() {
    return fill;
  }

  /// The name on screen and in CSS classes, in small letters.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
