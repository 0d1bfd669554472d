package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent.Logged;
import java.lang.System.Logger.Level;

/// The server's error log: one line of text a mishap, in Go's wording. Go: `Server.ErrorLog`.
public final class ErrorLog {
  private final System.Logger log; // null: the system's

  /// Logs to `log`, or, where that is null, to the system logger "dev.vitrine.http".
  public ErrorLog(System.Logger log) {
    this.log = log;
  }

  // @start region="log-line"
  /// A line about the server itself; `trace` may be null.
  public void line(ServerTrace trace, Level level, String text) {
    write(level, text);
    if (trace != null) {
      trace.emit(new Logged(level.name(), text));
    }
  }

  /// A line about one connection; `trace` may be null.
  public void line(ConnectionTrace trace, Level level, String text) {
    write(level, text);
    if (trace != null) {
      trace.emit(new Logged(level.name(), text));
    }
  }

  // @end region="log-line"

  /// A logger that fails must not end the server: the JDK's own, for one, opens a file for its first
  /// line, which it cannot in a process without descriptors.
  private void write(Level level, String text) {
    try {
      (log == null ? OfSystem.LOG : log).log(level, () -> text);
    } catch (RuntimeException | Error _) {
      // There is nobody left to tell.
    }
  }

  /// Looked up at the first line: what the JDK loads for it would stand before the first answer.
  private static final class OfSystem {
    static final System.Logger LOG = System.getLogger("dev.vitrine.http");
  }
}
