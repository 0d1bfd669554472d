package dev.vitrine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What accept(2) really fails with in a process that has no descriptor left, which the system tells in
/// the language of the process.
@EnabledOnOs(OS.LINUX)
final class AcceptErrorsOfTheSystemTest {
  /// Enough to start, little enough to fill.
  private static final int DESCRIPTORS = 200;

  /// No language, two whose texts are known, and one whose texts are not: there the count decides.
  @ParameterizedTest
  @ValueSource(strings = {"C", "ko_KR", "zh_CN", "de_DE"})
  void aFullTableIsTemporaryInEveryLanguage(String locale, @TempDir Path locales) throws Exception {
    ProcessBuilder child =
        new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -n " + DESCRIPTORS + " && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FullTable.class.getName());
    if (!locale.equals("C")) {
      define(locale, locales);
      child.environment().put("LOCPATH", locales.toString());
    }
    child.environment().put("LC_ALL", locale.equals("C") ? "C" : locale + ".UTF-8");
    child.environment().put("LANG", locale);
    Process process = child.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      byte[] said = process.getInputStream().readAllBytes();
      List<String> lines = new String(said, StandardCharsets.US_ASCII).lines().toList();
      assertEquals(List.of("TemporaryException", "accepted 127.0.0.1"), lines);
    } finally {
      process.destroy();
    }
  }

  /// A system has few locales ready, but often knows how to make them.
  private static void define(String locale, Path locales) throws Exception {
    Path target = locales.resolve(locale + ".UTF-8");
    try {
      new ProcessBuilder("localedef", "-i", locale, "-f", "UTF-8", target.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException _) {
      // There is no such program.
    }
    Assumptions.assumeTrue(Files.exists(target), "this system cannot make the locale " + locale);
  }
}
