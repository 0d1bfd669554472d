package dev.vitrine.tracer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the repository that are written from something else. With the system property
/// `vitrine.regenerate` they are written, without it they are compared.
public final class Generated {
  private static final Path ROOT = Path.of("..");

  private Generated() {}

  /// Holds a file to its text.
  ///
  /// @param file below the repository's root, `docs/scenarios.md`
  public static void holds(String file, String text) throws IOException {
    Path path = ROOT.resolve(file);
    if (Boolean.getBoolean("vitrine.regenerate")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text, UTF_8);
      return;
    }
    assertTrue(Files.exists(path), file + " is missing: mvn -q test -Pregenerate");
    assertEquals(Files.readString(path, UTF_8), text, file + " is stale: mvn -q test -Pregenerate");
  }
}
