package dev.vitrine.internal.route;

import java.util.List;
import java.util.Random;

/// Patterns and requests made of few letters, so that they meet, overlap and conflict often.
final class RandomRouting {
  private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT");
  private static final List<String> HOSTS = List.of("", "h", "i");
  private static final List<String> WORDS = List.of("a", "b", "c", "d", "word", "e1");

  private final Random random;

  RandomRouting(Random random) {
    this.random = random;
  }

  String pattern() {
    StringBuilder p = new StringBuilder();
    if (random.nextInt(3) == 0) {
      p.append(method()).append(' ');
    }
    p.append(random.nextInt(4) == 0 ? one(HOSTS) : "");
    int segments = random.nextInt(5);
    for (int i = 0; i < segments; i++) {
      p.append('/').append(random.nextInt(3) == 0 ? "{w" + i + "}" : one(WORDS));
    }
    switch (random.nextInt(segments == 0 ? 3 : 6)) {
      case 0 -> p.append("/");
      case 1 -> p.append("/{$}");
      case 2 -> p.append("/{rest...}");
      default -> {} // ends with its last segment
    }
    return p.toString();
  }

  String method() {
    return one(METHODS);
  }

  String host() {
    return one(HOSTS);
  }

  /// A clean path with nothing encoded.
  String path() {
    StringBuilder p = new StringBuilder();
    int segments = random.nextInt(6);
    for (int i = 0; i < segments; i++) {
      p.append('/').append(one(WORDS));
    }
    return p.append(segments == 0 || random.nextInt(3) == 0 ? "/" : "").toString();
  }

  String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
