package dev.vitrine.http;

/// What events call a handler.
final class HandlerNames {
  private HandlerNames() {}

  /// The name it was given, else that of its class, "lambda" for a lambda or a method reference;
  /// "default-mux" for null, which stands for that.
  static String of(Handler h) {
    if (h == null) {
      return "default-mux";
    }
    if (h instanceof NamedHandler named) {
      return named.name();
    }
    Class<?> type = h.getClass();
    if (type.isHidden() || type.isSynthetic()) {
      return "lambda"; // a class that the JDK made for it, with a number for a name
    }
    String name = type.getName(); // an anonymous class has no simple one: "Main$1"
    return type.isAnonymousClass()
        ? name.substring(name.lastIndexOf('.') + 1)
        : type.getSimpleName();
  }
}
