package dev.vitrine.tracer.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.tracer.source.GoInstallation;
import dev.vitrine.tracer.source.SourceRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoFunctionsTest {
  private static final GoInstallation GO = GoInstallation.find().orElse(null);

  @ParameterizedTest
  @MethodSource("dev.vitrine.tracer.explain.ExplanationTest#oneOfEach")
  void standsInGosOwnSource(TraceEvent event) {
    assumeTrue(GO != null && GO.version().startsWith("go1.26"), "there is no Go 1.26 to look into");
    GoFunction function = GoFunctions.of(event);
    SourceRegion region = GO.function(function.file(), function.name()).orElseThrow();
    assertTrue(
        region.lines().stream().anyMatch(line -> line.text().contains(function.spot())),
        () -> function + " has no such line");
  }

  @Test
  void namesTheSystemCallAndTheStandardBehindAStep() {
    assertEquals(new Behind("accept(2)", ""), Behind.of(new AcceptWaiting()));
    assertEquals("RFC 6585 section 5", Behind.of(new RequestRejected(431, "too large")).section());
  }
}
