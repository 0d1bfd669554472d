package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.TraceStore;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The window with a trace instead of a server.
class RecordedTraceTest {
  @Test
  void walksThroughATraceAndPlaysItToItsEnd() throws Exception {
    TraceStore trace = new TraceStore();
    Recorder.record(Scenarios.all().getFirst()).forEach(trace::append);
    try (AppDriver app = AppDriver.open(AppOptions.recorded(trace, "one-request.jsonl"))) {
      assertEquals("Recorded · one-request.jsonl", app.text("state-pill"));
      assertEquals(1, app.cursor());
      app.press(KeyCode.RIGHT);
      assertEquals(2, app.cursor());
      app.press(KeyCode.E);
      assertEquals("No such step follows in this trace.", app.text("hint"));

      app.fx(() -> {
        app.session().seek(trace.size() - 2);
        return true;
      });
      app.press(KeyCode.SPACE).waitUntil(() -> app.cursor() == trace.size());
      assertEquals("ServerStopped", app.text("step-title"));
      assertEquals("Play", app.text("play"));
      app.press(KeyCode.RIGHT);
      assertEquals("This is the last step of the trace.", app.text("hint"));
    }
  }
}
