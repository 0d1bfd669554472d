package dev.vitrine.http;

/// What events call a handler.
final class HandlerNames {
  private HandlerNames() {}

  /// "default-mux" for null, "lambda" for a lambda, else the class's simple name.
  static String of(Handler h) {
    if (h == null) {
      return "default-mux";
    }
    Class<?> type = h.getClass();
    return type.isHidden() || type.isSynthetic() ? "lambda" : type.getSimpleName();
  }
}
