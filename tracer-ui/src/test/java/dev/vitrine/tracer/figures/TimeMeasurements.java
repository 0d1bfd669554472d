package dev.vitrine.tracer.figures;

import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.trace.TraceStore;
import dev.vitrine.tracer.trace.Traffic;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What a run of a million events costs: bytes of heap an event, with the keyframes of every figure, and the
/// processor time to the state and to the picture at any of them. Asserts nothing. Only on demand:
/// `mvn -pl tracer-ui -am test -Dtest=TimeMeasurements -Dsurefire.failIfNoSpecifiedTests=false
/// -Dvitrine.measure=true`.
@EnabledIfSystemProperty(named = "vitrine.measure", matches = ".+")
class TimeMeasurements {
  private static final int EVENTS = 1_000_000;
  private static final int SEEKS = 1_000;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void measuresAMillionEvents() throws JMException {
    for (int beside : new int[] {20, 500}) {
      measure(beside);
    }
  }

  private static void measure(int beside) throws JMException {
    say(String.format("%,d events, %,d connections beside each other", EVENTS, beside));
    long before = heap();
    long start = System.nanoTime();
    TraceStore store = Traffic.store(EVENTS, beside);
    say(
        String.format(
            "  append            %8.0f ns an event, records made and all", since(start) / EVENTS));
    long kept = heap();
    say(
        String.format(
            "  store             %8.1f bytes an event", (kept - before) / (double) EVENTS));
    List<FigureAt<?>> figures = new ArrayList<>();
    long total = kept - before;
    for (FigureKind<?> kind : Figures.all()) {
      FigureAt<?> figure = new FigureAt<>(kind, store);
      figures.add(figure);
      start = System.nanoTime();
      figure.ahead(() -> true);
      say(
          String.format(
              "  %-16s  %8.0f ns an event to fold ahead", kind.id(), since(start) / EVENTS));
      long now = heap();
      say(
          String.format(
              "  %-16s  %8.1f bytes an event in %d keyframes",
              kind.id(), (now - before - total) / (double) EVENTS, figure.keyframes()));
      total = now - before;
      seeks(figure);
    }
    say(String.format("  all together      %8.1f bytes an event", total / (double) EVENTS));
    if (beside == 20) {
      System.out.println(histogram().lines().limit(24).reduce("", (a, b) -> a + "\n" + b));
    }
    figures.forEach(figure -> figure.state(store.size()));
  }

  private static void seeks(FigureAt<?> figure) {
    Random random = new Random(3);
    long[] states = new long[SEEKS];
    long[] pictures = new long[SEEKS];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < SEEKS; i++) {
        int cursor = random.nextInt(EVENTS);
        long start = cpu();
        figure.state(cursor);
        states[i] = cpu() - start;
        figure.figure(cursor, FigureOptions.window());
        pictures[i] = cpu() - start;
      }
    }
    say(String.format("  %-16s  state    %s", figure.kind().id(), spread(states)));
    say(String.format("  %-16s  picture  %s", figure.kind().id(), spread(pictures)));
  }

  private static String spread(long[] nanos) {
    Arrays.sort(nanos);
    return String.format(
        "median %.2f ms, 99 of 100 under %.2f ms, longest %.2f ms",
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }

  /// Time of this thread alone, whoever else is busy on the machine.
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double since(long start) {
    return System.nanoTime() - start;
  }

  /// The bytes of all that can still be reached, by the heap histogram's last line.
  private static long heap() throws JMException {
    String last = histogram().lines().reduce("", (a, b) -> b.isBlank() ? a : b);
    return Long.parseLong(last.strip().split(" +", -1)[2]);
  }

  private static String histogram() throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
