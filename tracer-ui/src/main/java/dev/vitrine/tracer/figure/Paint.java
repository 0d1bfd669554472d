package dev.vitrine.tracer.figure;

import java.util.Locale;

/// A colour by its meaning. What it looks like stands in `tokens.css` alone: [Theme] reads it there, and
/// JavaFX takes it from the same file as the looked-up colour `-vt-…`.
public enum Paint {
  /// Nothing is painted.
  NONE,
  LISTEN_LINE,
  LISTEN_FILL,
  ACCEPT_LINE,
  ACCEPT_FILL,
  CONNECTION_LINE,
  CONNECTION_FILL,
  READ_LINE,
  READ_FILL,
  DISPATCH_LINE,
  DISPATCH_FILL,
  RESPONSE_LINE,
  RESPONSE_FILL,
  REUSE_LINE,
  REUSE_FILL,
  SHUTDOWN_LINE,
  SHUTDOWN_FILL,
  ERROR_LINE,
  ERROR_FILL,
  /// Text, and what is now.
  INK,
  /// Text and glyphs on [#INK].
  ON_INK,
  /// Secondary text, edge labels at rest.
  INK_2,
  /// Dashed outline and text of what has not happened yet.
  NOTYET,
  /// Arrows already travelled, at rest.
  EDGE,
  CANVAS,
  SERVER,
  SERVER_LINE,
  APP,
  /// Separators only: never the sole carrier of meaning.
  HAIRLINE,
  CONTROL_LINE,
  FOCUS,
  CODE_MARK,
  SELECTION;

  /// The token's name in `tokens.css` without the prefix `-vt-`, for example `listen-line`, `ink-2`.
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The looked-up colour of JavaFX, for example `-vt-listen-line`.
  public String lookup() {
    return "-vt-" + token();
  }
}
