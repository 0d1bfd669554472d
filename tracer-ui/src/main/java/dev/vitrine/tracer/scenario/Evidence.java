package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.EventFields;
import java.util.List;
import java.util.function.Predicate;

/// What a trace shows, as data: a test asks whether it does, and a page says it in a sentence.
public sealed interface Evidence {
  /// Whether a run shows it.
  ///
  /// @param run all steps in the order of `seq`
  boolean isShownBy(List<TraceRecord> run);

  /// What is to be seen, as a scenario file says it: `Accepted comes once`.
  default String words() {
    String sentence = sentence();
    return sentence.substring(0, sentence.length() - 1).replace("`", "");
  }

  /// What is to be seen, as a sentence; events and values stand in backquotes.
  String sentence();

  /// The event to look at.
  String event();

  /// What a run shows of the event instead, as half a sentence.
  default String found(List<TraceRecord> run) {
    long count = run.stream().filter(r -> name(r).equals(event())).count();
    return switch ((int) count) {
      case 0 -> event() + " never came";
      case 1 -> event() + " came once";
      default -> event() + " came " + count + " times";
    };
  }

  /// An event comes so many times.
  record Times(String event, int times) implements Evidence {
    @Override
    public boolean isShownBy(List<TraceRecord> run) {
      return run.stream().filter(r -> name(r).equals(event)).count() == times;
    }

    @Override
    public String sentence() {
      return switch (times) {
        case 0 -> "`" + event + "` never comes.";
        case 1 -> "`" + event + "` comes once.";
        default -> "`" + event + "` comes " + times + " times.";
      };
    }
  }

  /// On a connection an event never comes, though the connection does.
  record NeverOn(long connection, String event) implements Evidence {
    @Override
    public boolean isShownBy(List<TraceRecord> run) {
      List<TraceRecord> own = run.stream().filter(r -> r.connectionId() == connection).toList();
      return !own.isEmpty() && own.stream().noneMatch(r -> name(r).equals(event));
    }

    @Override
    public String sentence() {
      return "`" + event + "` never comes on connection " + connection + ".";
    }
  }

  /// The first of one event comes before the first of another.
  record Before(String event, String later) implements Evidence {
    @Override
    public String found(List<TraceRecord> run) {
      return seq(run, r -> name(r).equals(later)) == 0
          ? later + " never came"
          : seq(run, r -> name(r).equals(event)) == 0
              ? event + " never came"
              : event + " came after it";
    }

    @Override
    public boolean isShownBy(List<TraceRecord> run) {
      long first = seq(run, r -> name(r).equals(event));
      long second = seq(run, r -> name(r).equals(later));
      return first > 0 && first < second;
    }

    @Override
    public String sentence() {
      return "`" + event + "` comes before `" + later + "`.";
    }
  }

  /// An event comes with this value in a field.
  record With(String event, String field, String value) implements Evidence {
    @Override
    public boolean isShownBy(List<TraceRecord> run) {
      return seq(
              run,
              r ->
                  name(r).equals(event)
                      && value.equals(String.valueOf(EventFields.of(r.event()).get(field))))
          > 0;
    }

    @Override
    public String found(List<TraceRecord> run) {
      List<String> values =
          run.stream()
              .filter(r -> name(r).equals(event))
              .map(r -> String.valueOf(EventFields.of(r.event()).get(field)))
              .distinct()
              .toList();
      return values.isEmpty()
          ? event + " never came"
          : field + " was " + String.join(", then ", values);
    }

    @Override
    public String words() {
      return event + " has " + field + " " + value;
    }

    @Override
    public String sentence() {
      return "`" + event + "` has " + field + " `" + value + "`.";
    }
  }

  private static String name(TraceRecord r) {
    return r.event().getClass().getSimpleName();
  }

  private static long seq(List<TraceRecord> run, Predicate<TraceRecord> wanted) {
    return run.stream().filter(wanted).mapToLong(TraceRecord::seq).findFirst().orElse(0);
  }
}
