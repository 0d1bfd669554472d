package dev.vitrine.internal.access;

/// Where a line about a mishap goes: the error log of the server that it happened to.
@FunctionalInterface
public interface LogSink {
  /// The log of whatever belongs to no server. Go: the standard logger.
  LogSink SYSTEM = (level, text) -> System.getLogger("dev.vitrine.http").log(level, () -> text);

  /// Logs one line.
  void log(System.Logger.Level level, String text);
}
