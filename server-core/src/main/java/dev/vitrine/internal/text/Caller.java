package dev.vitrine.internal.text;

import java.util.Optional;

/// Finds who called into the server, for log lines that tell a handler's author where to look.
/// Go: `relevantCaller`.
public final class Caller {
  private Caller() {}

  /// The first frame outside the server, as `Class.method (File.java:line)`.
  public static String relevant() {
    Optional<StackWalker.StackFrame> frame =
        StackWalker.getInstance().walk(s -> s.filter(f -> !isServer(f.getClassName())).findFirst());
    if (frame.isEmpty()) {
      return "unknown";
    }
    StackWalker.StackFrame f = frame.get();
    return f.getClassName()
        + "."
        + f.getMethodName()
        + " ("
        + f.getFileName()
        + ":"
        + f.getLineNumber()
        + ")";
  }

  /// What Go's package `net/http` holds: the public package and the stages behind it.
  private static boolean isServer(String className) {
    return className.startsWith("dev.vitrine.http.")
        || className.startsWith("dev.vitrine.internal.");
  }
}
