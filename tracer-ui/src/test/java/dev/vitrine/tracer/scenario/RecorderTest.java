package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecorderTest {
  private static List<Scenario> all() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void recordsTheSameThreeTimesUnderLoad(Scenario scenario) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> load = new ArrayList<>();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      load.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  Thread.onSpinWait();
                }
              }));
    }
    try {
      String first = Recorder.normalised(scenario).text();
      assertEquals(first, Recorder.normalised(scenario).text());
      assertEquals(first, Recorder.normalised(scenario).text());
    } finally {
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
    }
  }
}
