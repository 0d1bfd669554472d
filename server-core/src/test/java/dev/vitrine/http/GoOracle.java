package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds a Go program that lies beside the tests and asks it questions, one a line. The test is
/// skipped where no Go 1.26 is installed.
final class GoOracle {
  private GoOracle() {}

  /// @param program the name of the resource, "x.go"; built together with "oracle-text.go"
  /// @param directory for the built program
  /// @param arguments of the program
  static List<String> ask(
      String program, Path directory, List<String> questions, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(version().contains("go1.26"), "no Go 1.26 on the path: nothing to compare with");
    Path binary = directory.resolve("oracle");
    List<String> build = new ArrayList<>(List.of("go", "build", "-o", binary.toString()));
    for (String file : List.of(program, "oracle-text.go")) {
      Path source = directory.resolve(file);
      try (InputStream in = GoOracle.class.getResourceAsStream(file)) {
        Files.copy(in, source);
      }
      build.add(source.toString());
    }
    run(new ProcessBuilder(build), List.of());
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(List.of(arguments));
    List<String> answers = run(new ProcessBuilder(command), questions);
    assertEquals(questions.size(), answers.size(), "one answer for each question");
    return answers;
  }

  private static String version() throws InterruptedException {
    try {
      return String.join("", run(new ProcessBuilder("go", "version"), List.of()));
    } catch (IOException notInstalled) {
      return "";
    }
  }

  private static List<String> run(ProcessBuilder builder, List<String> lines)
      throws IOException, InterruptedException {
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Thread writer = Thread.ofVirtual().start(() -> feed(process, lines));
    List<String> answers = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        answers.add(line);
      }
    }
    writer.join();
    assertEquals(0, process.waitFor(), () -> String.join(" ", builder.command()));
    return answers;
  }

  private static void feed(Process process, List<String> lines) {
    try (OutputStream in = process.getOutputStream()) {
      StringBuilder all = new StringBuilder();
      for (String line : lines) {
        all.append(line).append('\n');
      }
      in.write(all.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // Its exit status tells more than the broken pipe does.
    }
  }
}
