package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakpointTest {
  private static final TraceEvent ROUTED =
      new Routed("/hello/{name}", "only one matched", List.of("/hello/{name}"), Map.of());

  private static Entry entry(long connection, TraceEvent event) {
    return new Entry.Step(new TraceRecord(1, 1, 1, connection, 0, 1, "t", event));
  }

  static Stream<Arguments> cases() {
    TraceEvent accepted = new Accepted("127.0.0.1:52814", "127.0.0.1:80");
    TraceEvent answer = new ResponseStarted(404, Map.of("Server", List.of("Glass")), "close");
    return Stream.of(
        Arguments.of(Breakpoint.Sort.EVENT, "Accepted", entry(1, accepted), true),
        Arguments.of(Breakpoint.Sort.EVENT, " accepted ", entry(1, accepted), true),
        Arguments.of(Breakpoint.Sort.EVENT, "Accept", entry(1, accepted), false),
        Arguments.of(Breakpoint.Sort.EVENT, "", entry(1, accepted), false),
        Arguments.of(Breakpoint.Sort.CONNECTION, "12", entry(12, accepted), true),
        Arguments.of(Breakpoint.Sort.CONNECTION, "1", entry(12, accepted), false),
        Arguments.of(Breakpoint.Sort.PATTERN, "/hello/{name}", entry(1, ROUTED), true),
        Arguments.of(
            Breakpoint.Sort.PATTERN, "/", entry(1, new HandlerStarted("/", "hello")), true),
        Arguments.of(
            Breakpoint.Sort.PATTERN, "/", entry(1, new HandlerStarted(null, "hello")), false),
        Arguments.of(Breakpoint.Sort.PATTERN, "/hello", entry(1, ROUTED), false),
        Arguments.of(Breakpoint.Sort.STATUS, "404", entry(1, answer), true),
        Arguments.of(Breakpoint.Sort.STATUS, "4xx", entry(1, answer), true),
        Arguments.of(Breakpoint.Sort.STATUS, "5XX", entry(1, answer), false),
        Arguments.of(Breakpoint.Sort.STATUS, "40", entry(1, answer), false),
        Arguments.of(
            Breakpoint.Sort.STATUS, "431", entry(1, new RequestRejected(431, "too large")), true),
        Arguments.of(Breakpoint.Sort.STATUS, "0", entry(1, accepted), false),
        Arguments.of(
            Breakpoint.Sort.TEXT, "CURL", entry(1, new HeaderRead("User-Agent", "curl/8")), true),
        Arguments.of(Breakpoint.Sort.TEXT, "glass", entry(1, answer), true),
        Arguments.of(Breakpoint.Sort.TEXT, "later", new Entry.Gap(3, 1, 1), false),
        Arguments.of(
            Breakpoint.Sort.TEXT,
            "field",
            new Entry.Unknown(1, 1, 1, 1, 1, 1, "t", "Later", Map.of("field", 1L)),
            true));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesWhatItIsCalled(Breakpoint.Sort sort, String value, Entry entry, boolean matches) {
    assertEquals(matches, new Breakpoint(sort, value, true).matches(entry));
  }

  @Test
  void theListTellsTheFirstEnabledOneThatMatches() {
    Breakpoints breakpoints = new Breakpoints();
    Entry routed = entry(3, ROUTED);
    Breakpoint off = new Breakpoint(Breakpoint.Sort.EVENT, "Routed", false);
    Breakpoint on = new Breakpoint(Breakpoint.Sort.CONNECTION, "3", true);
    breakpoints.list().setAll(off, on);
    assertEquals(on, breakpoints.at(routed).orElseThrow());
    breakpoints.list().set(0, off.with(true));
    assertEquals(off.with(true), breakpoints.at(routed).orElseThrow());
    breakpoints.list().clear();
    assertTrue(breakpoints.at(routed).isEmpty());
    assertFalse(breakpoints.takeHit().isPresent());
  }
}
