package dev.vitrine.tracer.figure;

import java.util.Locale;

/// Amounts and names as people read them: times in milliseconds, sizes in bytes, counts with their noun.
public final class Amounts {
  private Amounts() {}

  /// Nanoseconds as milliseconds: whole where they are whole, else with three digits: `4.812 ms`.
  public static String millis(long nanos) {
    long micros = Math.round(nanos / 1000.0);
    return micros % 1000 == 0
        ? micros / 1000 + " ms"
        : String.format(Locale.ROOT, "%.3f ms", micros / 1000.0);
  }

  /// A count with its noun, in the plural where it is not one: `1 byte`, `0 bytes`.
  public static String count(long n, String noun) {
    return grouped(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /// A number in groups of three digits: `9,997`.
  public static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /// What a handler threw, without the package of its class: `IllegalStateException: no such user`.
  public static String simpleNamed(String thrown) {
    int colon = thrown.indexOf(':');
    String name = colon < 0 ? thrown : thrown.substring(0, colon);
    return thrown.substring(name.lastIndexOf('.') + 1);
  }

  public static String bytes(long n) {
    return count(n, "byte");
  }
}
