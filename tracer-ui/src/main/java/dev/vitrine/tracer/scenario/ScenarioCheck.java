package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Plays a scenario file against a real server and looks whether the run shows what the file expects.
public final class ScenarioCheck {
  private ScenarioCheck() {}

  /// Something that was not as the file says.
  ///
  /// @param line where the file says it, from 1; 0 where no line does
  /// @param what in words
  public record Fault(int line, String what) {}

  /// Everything that was not as it should be; empty when all is well. A script that fails is one fault, and ends
  /// the run. Limits strike without being waited for.
  public static List<Fault> faults(ScenarioFile file) throws InterruptedException {
    List<TraceRecord> run;
    try {
      run = Recorder.record(file.scenario());
    } catch (ScriptException e) {
      return List.of(new Fault(file.stepLines().get(e.step() - 1), e.why()));
    } catch (IOException | TimeoutException e) {
      return List.of(new Fault(0, String.valueOf(e.getMessage())));
    }
    List<Fault> faults = new ArrayList<>();
    for (ScenarioFile.Expected expected : file.expected()) {
      Evidence evidence = expected.evidence();
      if (!evidence.isShownBy(run)) {
        faults.add(
            new Fault(
                expected.line(),
                "expected was \"" + evidence.words() + "\", and " + evidence.found(run)));
      }
    }
    return faults;
  }
}
