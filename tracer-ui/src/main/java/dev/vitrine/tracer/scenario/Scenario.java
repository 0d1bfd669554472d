package dev.vitrine.tracer.scenario;

import java.util.List;
import java.util.Optional;

/// One run to watch: who serves, what the clients do, and what there is to learn from it.
///
/// @param id what the command line and file names call it, `first-request`
/// @param title its name in the list, three words or so
/// @param watch one sentence that says what to look at
/// @param question what a learner should be able to answer afterwards
/// @param passage the place of the source texts that it plays
/// @param serving how the server is set up
/// @param script what the clients do, one step after the other
/// @param race where a race decides what happens: between what and what; such a run has no recording that is
///     the same on every machine
public record Scenario(
    String id,
    String title,
    String watch,
    Question question,
    String passage,
    Serving serving,
    List<ScriptStep> script,
    Optional<String> race) {
  /// A question with its answer and the reason.
  ///
  /// @param asks the question
  /// @param answers two to four answers to choose from
  /// @param right the position of the right one, from 0
  /// @param because one or two sentences: why, and where it was seen
  public record Question(String asks, List<String> answers, int right, String because) {
    public Question {
      answers = List.copyOf(answers);
      if (right < 0 || right >= answers.size()) {
        throw new IllegalArgumentException("no answer " + right + " to: " + asks);
      }
    }
  }

  public Scenario {
    script = List.copyOf(script);
  }

  /// One that happens the same way each time.
  public Scenario(
      String id,
      String title,
      String watch,
      Question question,
      String passage,
      Serving serving,
      List<ScriptStep> script) {
    this(id, title, watch, question, passage, serving, script, Optional.empty());
  }

  /// The same, decided by a race.
  Scenario decidedBy(String between) {
    return new Scenario(id, title, watch, question, passage, serving, script, Optional.of(between));
  }

  /// How many clients take part: the rows that a figure reserves.
  public int clients() {
    return script.stream()
        .filter(step -> step instanceof ScriptStep.Connect)
        .mapToInt(ScriptStep::client)
        .max()
        .orElse(0);
  }

  /// Whether the script brings waits of the server to their end.
  boolean letsTimeElapse() {
    return script.stream().anyMatch(step -> step instanceof ScriptStep.Elapse);
  }
}
