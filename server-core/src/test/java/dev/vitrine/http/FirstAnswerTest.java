package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a process loads before the first answer of its server, which nobody should wait for in vain.
/// The JVM itself tells what it loads. What is never loaded ends a test at its limit, on a thread of
/// its own, since nothing interrupts a read of a pipe.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FirstAnswerTest {
  /// What the JDK brings along for counting descriptors, for logging, and for lambdas of text.
  private static final List<String> LATER =
      List.of(
          "java.lang.management.ManagementFactory",
          "java.util.logging.LogManager",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.runtime.ObjectMethods",
          "java.lang.runtime.SwitchBootstraps",
          "java.util.regex.Pattern");

  @Test
  void nothingThatOnlyAMishapNeedsIsLoadedBeforeTheFirstAnswer() throws Exception {
    try (Child child = new Child()) {
      List<String> before = child.loadedUntil(FirstAnswer.HANDLED);
      assertTrue(before.contains("dev.vitrine.http.Server"), "the JVM tells what it loads");
      assertEquals(List.of(), LATER.stream().filter(before::contains).toList());
    }
  }

  @Test
  void whatAFailingAcceptNeedsIsLoadedOnceTheFirstClientHasItsAnswer() throws Exception {
    try (Child child = new Child()) {
      child.loadedUntil(FirstAnswer.HANDLED);
      child.awaitLoaded("com.sun.management.UnixOperatingSystemMXBean");
      child.awaitLoaded("java.util.logging.LogManager");
    }
  }

  @Test
  void whatTheFirstRequestNeedsIsLoadedBesideTheMakingOfAServer() throws Exception {
    try (Child child = new Child("build")) {
      // The last class that an answer needs; nobody has asked for one.
      child.awaitLoaded("dev.vitrine.internal.text.HttpTime");
    }
  }

  /// A process whose standard output is what it loads, between its own lines.
  private static final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final List<String> loaded = new ArrayList<>();

    Child(String... args) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Xlog:class+load:stdout:none");
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add(FirstAnswer.class.getName());
      command.addAll(List.of(args));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      out = process.inputReader();
    }

    List<String> loadedUntil(String said) throws IOException {
      for (String line = next(); !line.equals(said); line = next()) {
        loaded.add(line.substring(0, Math.max(0, line.indexOf(' '))));
      }
      return loaded;
    }

    void awaitLoaded(String name) throws IOException {
      while (!loaded.contains(name)) {
        String line = next();
        loaded.add(line.substring(0, Math.max(0, line.indexOf(' '))));
      }
    }

    private String next() throws IOException {
      String line = out.readLine();
      assertTrue(line != null, "the process ended after " + loaded.size() + " classes");
      return line;
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
