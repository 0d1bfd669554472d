package dev.vitrine.tracer.scenario;

import java.io.IOException;

/// A step of a script could not be taken to its end. The message names the step and says why.
public final class ScriptException extends IOException {
  private static final long serialVersionUID = 1;

  private final int step;
  private final String why;

  ScriptException(int step, ScriptStep what, Exception cause) {
    super("step " + step + " of the script, " + what + ": " + cause.getMessage(), cause);
    this.step = step;
    this.why = String.valueOf(cause.getMessage());
  }

  /// Which step of the script, from 1.
  public int step() {
    return step;
  }

  /// Why, without the step.
  public String why() {
    return why;
  }
}
