package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTest {
  private static List<Claim> claims() {
    return Claims.all();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void aRunShowsWhatReallyHappens(Claim claim) throws Exception {
    List<TraceRecord> run = Recorder.record(Scenarios.find(claim.scenario()).orElseThrow());
    assertFalse(claim.evidence().isEmpty());
    for (Evidence evidence : claim.evidence()) {
      assertTrue(evidence.isShownBy(run), evidence.sentence());
    }
  }

  /// Evidence that any run gave would be none.
  @Test
  void evidenceIsMissingWhereItsScenarioDidNotRun() throws Exception {
    List<TraceRecord> other = Recorder.record(Scenarios.find("head").orElseThrow());
    for (Claim claim : Claims.all()) {
      if (!claim.scenario().equals("first-request")) {
        assertFalse(
            claim.evidence().stream().allMatch(evidence -> evidence.isShownBy(other)),
            claim.title());
      }
    }
  }
}
