package dev.vitrine.internal.text;

import java.io.PrintWriter;
import java.io.StringWriter;

/// An exception with its stack, as the text of a log line.
public final class StackText {
  private StackText() {}

  /// Without a line end behind it.
  public static String of(Throwable t) {
    StringWriter stack = new StringWriter();
    t.printStackTrace(new PrintWriter(stack));
    return stack.toString().stripTrailing();
  }
}
