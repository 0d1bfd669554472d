package dev.vitrine.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What every peer answers, so that they differ in nothing but themselves.
final class Answers {
  /// 13 bytes of text, for `/`.
  static final byte[] HELLO = "Hello, World!".getBytes(UTF_8);

  /// `/big` is this block written 1,024 times: 64 MiB.
  static final byte[] BLOCK = new byte[64 << 10];

  static final int BLOCKS = 1024;

  private Answers() {}
}
