package dev.vitrine.tracer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.follow.Followed;
import dev.vitrine.tracer.follow.StreamedRun;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `vitrine serve` in a process of its own, because it ends with its process.
@Timeout(120)
class ServeCommandTest {
  @TempDir private Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Process.destroy is no SIGTERM there")
  void servesAFolderAndEndsGracefullyOnSigtermWithAWholeTrace() throws Exception {
    Files.writeString(folder.resolve("page.txt"), "a page");
    Path trace = folder.resolve("run.jsonl");
    Process process =
        start(
            "serve",
            "--address",
            "localhost:0",
            "--dir",
            folder.toString(),
            "--trace",
            trace.toString());
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String url = out.readLine();
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + "page.txt")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals("a page", answer.body());
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the server ends");
    } finally {
      process.destroyForcibly();
    }
    List<Entry> entries = TraceFile.read(trace).entries();
    assertEquals("ListenAndServeCalled", entries.getFirst().event());
    assertEquals("ServerStopped", entries.getLast().event());
  }

  @Test
  void streamsToThisMachineAlone() throws Exception {
    Process process = start("serve", "--address", "localhost:0", "--stream");
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String served = out.readLine();
      String line = out.readLine();
      String url = line.substring(0, line.indexOf(' '));
      try (Followed run = StreamedRun.attach(url)) {
        while (run.state().kind() != Followed.Kind.FOLLOWING) {
          Thread.onSpinWait();
        }
        client.send(
            HttpRequest.newBuilder(URI.create(served)).build(),
            HttpResponse.BodyHandlers.ofString());
        while (run.store().snapshot().stream()
            .noneMatch(e -> e.event().equals("ResponseFinished"))) {
          Thread.onSpinWait();
        }
      }
      URI stream = URI.create(url);
      try (Socket stranger = new Socket(stream.getHost(), stream.getPort())) {
        stranger
            .getOutputStream()
            .write(
                "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(stranger.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
