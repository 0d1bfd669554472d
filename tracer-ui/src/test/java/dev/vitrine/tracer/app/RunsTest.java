package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.httptest.TestServer;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.TraceStream;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window with runs that are not its own server's: opened, followed, saved.
class RunsTest {
  @TempDir private Path folder;
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void savesARunAndOpensItAgain() throws Exception {
    Path file = folder.resolve("mine.jsonl");
    app.fx(() -> {
      app.window().runs().save(file);
      return true;
    });
    app.waitUntil(() -> Files.exists(file));
    int steps = TraceFile.read(file).entries().size();
    assertTrue(steps >= 7, "what the server did to listen");
    app.fx(() -> {
      app.window().runs().open(file);
      return true;
    });
    app.waitUntil(() -> app.text("state-pill").equals("Recorded · mine.jsonl"));
    assertEquals(steps, app.size());
    assertEquals(1, app.cursor());
  }

  @Test
  void opensNothingThatIsDamagedAndSaysWhichLineItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.jsonl"), "hello\n");
    int before = app.size();
    app.fx(() -> {
      app.window().runs().open(file);
      return true;
    });
    app.waitUntil(() -> app.shown("error-strip"));
    assertTrue(
        app.fx(() -> app.window().runs().noticeProperty().get().sentence().startsWith("Line 1")));
    assertTrue(app.size() >= before, "what was shown stays");
  }

  @Test
  void followsAnotherProcessAndSaysWhenItIsLost() throws Exception {
    TraceStream stream = new TraceStream();
    TestServer server = TestServer.start(stream);
    app.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    app.waitUntil(() -> app.shown("attach-card"));
    app.fx(() -> {
      ((TextField) app.node("attach-url")).setText(server.url());
      return true;
    });
    app.click("attach-go");
    app.waitUntil(() -> app.text("state-pill").startsWith("Attached · 127.0.0.1:"));
    app.waitUntil(() -> {
      stream.onEvent(new TraceRecord(1, 1, 1, 0, 0, 1, "accept", new AcceptWaiting()));
      return app.shownEvent().equals("AcceptWaiting");
    });
    stream.onEvent(new TraceRecord(2, 2, 1, 0, 0, 1, "accept", new BackoffReset()));
    app.waitUntil(() -> app.shownEvent().equals("BackoffReset"));
    server.close();
    app.waitUntil(() -> app.shown("error-strip"));
    assertEquals("Connect again", app.text("error-remedy"));
    assertEquals(2, app.size(), "what came is kept");
  }

  @Test
  void saysWhatIsNoAddress() {
    app.fx(() -> {
      app.window().runs().attach("ftp://x");
      return true;
    });
    app.waitUntil(() -> app.shown("error-strip"));
    assertEquals("Running", app.text("state-pill"), "nothing has changed");
  }

  @Test
  void saysHowFarALongOpeningIsAndGivesItUp() throws Exception {
    Path pipe = folder.resolve("pipe.jsonl");
    assumeTrue(
        pipes() && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
        "this system has no named pipes");
    app.fx(() -> {
      app.window().runs().open(pipe);
      return true;
    });
    String line =
        TraceFile.line(new Entry.Step(new TraceRecord(1, 1, 1, 0, 0, 1, "a", new AcceptWaiting())));
    try (BufferedWriter out = Files.newBufferedWriter(pipe)) {
      out.write("{\"vitrine\":1}\n");
      out.flush();
      app.waitUntil(() -> app.shown("work-strip"));
      assertEquals("Opening pipe.jsonl…", app.text("work-words"));
      assertTrue(app.size() >= 7, "the window's own server goes on meanwhile");
      app.press(KeyCode.CONTROL, KeyCode.PERIOD).waitUntil(() -> !app.shown("work-strip"));
      for (int i = 0; i < 10_000; i++) {
        out.write(line);
        out.newLine();
      }
    } catch (IOException _) {
      // The reader has gone before everything was written: that is what cancelling is.
    }
    assertEquals("Running", app.text("state-pill"));
    assertFalse(app.shown("error-strip"));
  }

  private static boolean pipes() {
    return Files.isExecutable(Path.of("/usr/bin/mkfifo"));
  }

  @Test
  void readsAndWritesOnNoThreadThatDraws() throws Exception {
    Path file = folder.resolve("mine.jsonl");
    app.fx(() -> {
      app.window().runs().save(file);
      assertNotNull(app.window().runs().workProperty().get(), "it goes on beside this thread");
      return true;
    });
    app.waitUntil(() -> app.fx(() -> app.window().runs().workProperty().get() == null));
    assertTrue(Files.exists(file));
  }
}
