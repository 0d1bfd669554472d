package dev.vitrine.internal.text;

/// What an exception says, for people.
public final class ThrownText {
  private ThrownText() {}

  /// Its message; the name of its kind where it has none, as `ClosedChannelException`.
  public static String of(Throwable t) {
    return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
  }
}
