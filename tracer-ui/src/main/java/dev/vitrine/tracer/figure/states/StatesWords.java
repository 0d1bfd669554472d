package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Stage;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// What the figure of connection states says in words.
final class StatesWords {
  private static final String MACHINE =
      "Every accepted connection begins as NEW. A request makes it ACTIVE until its response is"
          + " finished; kept alive, it is IDLE until the next request makes it ACTIVE again. It"
          + " ends CLOSED, or HIJACKED when a handler takes it over.";

  private static final String MORE = "… · ";

  private StatesWords() {}

  /// Why a connection takes an arrow.
  static String why(Change change) {
    if (change.from().isEmpty()) {
      return "accepted";
    }
    return switch (change.from().get()) {
      case NEW -> change.to() == ConnState.CLOSED ? "no request came" : "a request comes";
      case ACTIVE ->
          switch (change.to()) {
            case IDLE -> "answered, kept alive";
            case HIJACKED -> "taken over";
            default -> "last answer, or an error";
          };
      case IDLE -> change.to() == ConnState.CLOSED ? "timeout or end" : "the next request";
      case HIJACKED, CLOSED -> "";
    };
  }

  static Stage stage(ConnState state) {
    return switch (state) {
      case NEW -> Stage.CONNECTION;
      case ACTIVE -> Stage.READ;
      case IDLE -> Stage.REUSE;
      case HIJACKED -> Stage.DISPATCH;
      case CLOSED -> Stage.SHUTDOWN;
    };
  }

  static String count(long connections) {
    return connections == 0 ? "none" : Amounts.count(connections, "connection");
  }

  /// Under the title.
  static String totals(StatesState state) {
    if (state.courses().isEmpty()) {
      return "";
    }
    String unknown =
        state.unknown() == 0 ? "" : ", " + Amounts.grouped(state.unknown()) + " unknown";
    return Amounts.grouped(state.open())
        + " open"
        + unknown
        + " · "
        + Amounts.grouped(state.courses().size())
        + " in all";
  }

  /// The chosen connection's way in one line.
  static String way(Course course) {
    return "connection " + course.id() + ": " + route(course) + (course.known() ? "" : " → ?");
  }

  /// A long way is its beginning and its end, for between them ACTIVE and IDLE take turns.
  private static String route(Course course) {
    List<ConnState> states = course.inOrder();
    if (states.size() <= 9) {
      return names(states);
    }
    return names(states.subList(0, 4))
        + " → … → "
        + names(states.subList(states.size() - 3, states.size()));
  }

  private static String names(List<ConnState> states) {
    return states.stream().map(Enum::name).collect(Collectors.joining(" → "));
  }

  /// The numbers of visits that a line of `most` characters holds, the latest ones: `2 · 4`, `… · 18 · 20`; the last
  /// one in any case.
  static String visits(List<Integer> numbers, int most) {
    String line = Amounts.grouped(numbers.getLast());
    for (int i = numbers.size() - 2; i >= 0; i--) {
      String longer = Amounts.grouped(numbers.get(i)) + " · " + line;
      int left = i == 0 ? 0 : MORE.length();
      if (longer.length() + left > most) {
        return line.length() + MORE.length() > most ? line : MORE + line;
      }
      line = longer;
    }
    return line;
  }

  /// The machine, then what has happened in this state.
  static String description(StatesState state, long connection) {
    StringJoiner all = new StringJoiner(" ").add(MACHINE);
    if (state.courses().isEmpty()) {
      return all.add("No connection was accepted yet.").toString();
    }
    StringJoiner counts = new StringJoiner(", ", "Now: ", ".");
    for (ConnState s : ConnState.values()) {
      counts.add(s + " " + state.counts().of(s));
    }
    if (state.unknown() > 0) {
      counts.add("unknown after a gap " + state.unknown());
    }
    all.add(counts.toString());
    state
        .chosen(connection)
        .ifPresent(c -> all.add("Way of " + way(c) + (c.over() ? ", its end." : ".")));
    return all.toString();
  }
}
