package dev.vitrine.tracer.scenario;

import java.io.IOException;

/// A file is no scenario. The message says why and what would be right, in one line; the file's name and the
/// line stand before it.
public final class ScenarioFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final int line;

  ScenarioFormatException(int line, String message) {
    super(message);
    this.line = line;
  }

  /// The line of the file, from 1.
  public int line() {
    return line;
  }
}
