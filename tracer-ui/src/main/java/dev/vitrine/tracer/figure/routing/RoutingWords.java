package dev.vitrine.tracer.figure.routing;

import dev.vitrine.internal.route.Rule;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.routing.Asked.Outcome;
import dev.vitrine.tracer.figure.routing.Decided.Fate;
import dev.vitrine.tracer.figure.routing.Decided.Row;
import dev.vitrine.tracer.figure.routing.Tests.Test;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// What the routing figure says in words.
final class RoutingWords {
  private RoutingWords() {}

  /// A short title and the sentence that it stands over.
  record Ruling(String title, String sentence) {}

  /// What decided, or what is decided next.
  static Ruling ruling(Optional<Known> known, Optional<Asked> request, Decided decided) {
    if (request.isEmpty()) {
      return new Ruling(
          "No request yet", "The mux compares each request with its patterns when it was read.");
    }
    Asked asked = request.get();
    return switch (asked.outcome()) {
      case Outcome.Pending _ -> pending(known, asked);
      case Outcome.Chosen chosen -> new Ruling("Deciding rule: " + chosen.rule(), rule(chosen));
      case Outcome.Missed(int status, String allow) -> missed(status, allow);
      case Outcome.Redirected(String from, String to) -> redirected(from, to, decided);
    };
  }

  private static Ruling pending(Optional<Known> known, Asked asked) {
    return switch (asked.kind()) {
      case "options" ->
          new Ruling(
              "No pattern is asked",
              "OPTIONS * is about the server as a whole: the server answers it before any mux.");
      case "given" ->
          known.isEmpty()
              ? new Ruling(
                  "No mux",
                  "The server was given one handler: it gets every request, whatever the path.")
              : new Ruling(
                  "Not decided yet", "The handler that the server was given decides next.");
      case "default-mux" ->
          new Ruling("Not decided yet", "No handler was given: the default mux decides next.");
      default ->
          new Ruling("Not decided yet", "The mux decides when the head of the request was read.");
    };
  }

  private static String rule(Outcome.Chosen chosen) {
    return switch (ruleOf(chosen.rule())) {
      case "ONLY" -> "No other pattern matches this request.";
      case "HOST" -> "A pattern that names the request's host is preferred to all that name none.";
      case "METHOD" ->
          "A pattern that names the method is preferred to one that takes more methods.";
      case "LITERAL" -> "Where the two best patterns first differ, a literal beats a wildcard.";
      case "LONGER" ->
          "Where the two best first differ, one takes all the rest: the other says more.";
      default -> "The more specific pattern is preferred.";
    };
  }

  private static String ruleOf(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static Ruling missed(int status, String allow) {
    return switch (status) {
      case 404 ->
          new Ruling("404 Not Found", "No pattern matches host and path, whatever the method.");
      case 405 ->
          new Ruling(
              "405 Method Not Allowed",
              "Host and path match, but only for " + allow + ": the answer's Allow says so.");
      default ->
          new Ruling(status + " Bad Request", "The target * is no path: no pattern can match it.");
    };
  }

  private static Ruling redirected(String from, String to, Decided decided) {
    String there =
        decided.matching().isEmpty() ? "" : " " + decided.matching().getFirst().pattern();
    boolean slash = withoutQuery(to).equals(withoutQuery(from) + "/");
    return new Ruling(
        "307 Temporary Redirect to " + to,
        slash
            ? "No pattern is for the path itself, but" + there + " is for it with a slash behind."
            : "The path is not clean: the client is to ask again with the clean one.");
  }

  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// What the request gets, for the box at the right of the ruling.
  static String outcome(Asked asked) {
    if (!asked.handler().isEmpty()) {
      return asked.handler();
    }
    return switch (asked.outcome()) {
      case Outcome.Pending _ -> "";
      case Outcome.Chosen chosen -> chosen.pattern();
      case Outcome.Missed(int status, _) -> Integer.toString(status);
      case Outcome.Redirected _ -> "307";
    };
  }

  /// The word in the last column, and a note under it.
  static Ruling verdict(Row row) {
    return switch (row.fate()) {
      case OPEN -> new Ruling("", "");
      case CHOSEN -> new Ruling("chosen", "");
      case CANDIDATE -> new Ruling("candidate", row.rule().map(RoutingWords::why).orElse(""));
      case AFTER_REDIRECT -> new Ruling("after redirect", "");
      case HOST, METHOD, SEGMENT, TOO_SHORT, TOO_LONG, LOST -> new Ruling("no match", "");
    };
  }

  /// Why a candidate lost.
  private static String why(Rule rule) {
    return switch (rule) {
      case ONLY -> "";
      case HOST -> "names no host";
      case METHOD -> "takes more methods";
      case LITERAL -> "has a wildcard there";
      case LONGER -> "takes all the rest";
    };
  }

  /// One pattern in a sentence, for its title and for the ruling when it is selected.
  static String sentence(Row row) {
    List<Test> tests = Tests.of(row);
    String passed =
        tests.stream()
            .filter(Test::passed)
            .map(t -> t.column().label() + " " + t.words())
            .collect(Collectors.joining(", "));
    String why = row.rule().map(r -> ", but it " + why(r)).orElse("");
    return switch (row.fate()) {
      case OPEN -> "Not compared yet.";
      case LOST -> "It was not chosen.";
      case CHOSEN -> "Chosen: " + passed + ".";
      case CANDIDATE -> "It matches: " + passed + why + ".";
      case AFTER_REDIRECT -> "It matches the path that the client is sent to.";
      case HOST, METHOD, SEGMENT, TOO_SHORT, TOO_LONG ->
          "No match: " + tests.getLast().column().label() + ", " + tests.getLast().words() + ".";
    };
  }

  /// What is folded away under the rows.
  static String folded(List<Row> hidden) {
    long matching = hidden.stream().filter(r -> r.fate().matches()).count();
    long open = hidden.stream().filter(r -> r.fate() == Fate.OPEN).count();
    long rest = hidden.size() - matching - open;
    StringJoiner all = new StringJoiner(" · ");
    if (matching > 0) {
      all.add("+ " + Amounts.count(matching, "more candidate"));
    }
    if (open > 0) {
      all.add("+ " + Amounts.count(open, "more pattern"));
    }
    if (rest > 0) {
      all.add("+ " + Amounts.grouped(rest) + " more without a match");
    }
    return all.toString();
  }

  static String description(
      Optional<Known> known, Optional<Asked> request, Decided decided, Ruling ruling) {
    StringJoiner all = new StringJoiner(" ");
    all.add(
        known
            .map(k -> Amounts.count(k.patterns().size(), "pattern") + " registered.")
            .orElse("No patterns are known."));
    request.ifPresent(asked ->
        all.add(
            "Connection "
                + asked.connection()
                + " asks "
                + asked.line().method()
                + " "
                + asked.line().target()
                + (asked.line().host().isEmpty() ? "" : " of host " + asked.line().host())
                + "."));
    decided.matching().forEach(r -> all.add(r.pattern() + ": " + sentence(r)));
    all.add(ruling.title() + ". " + ruling.sentence());
    request
        .filter(asked -> !asked.handler().isEmpty())
        .ifPresent(asked -> all.add("The handler " + asked.handler() + " is called."));
    return all.toString();
  }
}
