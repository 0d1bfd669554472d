package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import dev.vitrine.tracer.scenario.ScenarioFile.Expected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a scenario file. What can be known without a run is known here, so that a run fails for what the server
/// did and for nothing else.
final class ScenarioReader {
  static final String SCENARIO = "scenario";
  static final String TITLE = "title";
  static final String WATCH = "watch";
  static final String PASSAGE = "passage";
  static final String RACE = "race";
  static final String QUESTION = "question";
  static final String SERVER = "server";
  static final String SCRIPT = "script";
  static final String EXPECT = "expect";

  static final String ASKS = "asks";
  static final String ANSWERS = "answers";
  static final String RIGHT = "right";
  static final String BECAUSE = "because";

  private final Set<Integer> connected = new HashSet<>();

  static List<String> keys() {
    return List.of(SCENARIO, TITLE, WATCH, PASSAGE, RACE, QUESTION, SERVER, SCRIPT, EXPECT);
  }

  static List<String> questionKeys() {
    return List.of(ASKS, ANSWERS, RIGHT, BECAUSE);
  }

  ScenarioFile read(YamlPart file) throws ScenarioFormatException {
    YamlPart.Fields fields = file.fields(keys());
    YamlPart id = fields.need(SCENARIO);
    if (!id.words().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw id.error("a scenario is called by small letters, digits and hyphens: first-request");
    }
    Serving serving = ServingFormat.read(fields.need(SERVER));
    List<ScriptStep> script = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (YamlPart item : fields.need(SCRIPT).list("a step")) {
      for (ScriptStep step : StepReader.read(item)) {
        check(step, item, serving);
        script.add(step);
        lines.add(item.line());
      }
    }
    Scenario scenario =
        new Scenario(
            id.words(),
            fields.need(TITLE).words(),
            fields.need(WATCH).words(),
            question(fields.need(QUESTION)),
            fields.has(PASSAGE) ? fields.need(PASSAGE).words() : "",
            serving,
            script,
            fields.has(RACE) ? Optional.of(fields.need(RACE).words()) : Optional.empty());
    List<Expected> expected = new ArrayList<>();
    if (fields.has(EXPECT)) {
      for (YamlPart item : fields.need(EXPECT).list("an expectation")) {
        expected.add(new Expected(EvidenceReader.read(item), item.line()));
      }
    }
    return new ScenarioFile(scenario, expected, lines);
  }

  private static Question question(YamlPart part) throws ScenarioFormatException {
    YamlPart.Fields fields = part.fields(questionKeys());
    List<String> answers = new ArrayList<>();
    for (YamlPart answer : fields.need(ANSWERS).list("an answer")) {
      answers.add(answer.words());
    }
    YamlPart right = fields.need(RIGHT);
    int number = right.number(1);
    if (number > answers.size()) {
      throw right.error(
          "there is no answer " + number + "; they are counted from 1 to " + answers.size());
    }
    return new Question(
        fields.need(ASKS).words(), answers, number - 1, fields.need(BECAUSE).words());
  }

  /// Whether the script can take the step where it stands.
  private void check(ScriptStep step, YamlPart item, Serving serving)
      throws ScenarioFormatException {
    int client = step.client();
    switch (step) {
      case ScriptStep.Connect _ -> {
        if (client != connected.size() + 1) {
          throw item.error(
              "clients connect in the order of their numbers: here comes client "
                  + (connected.size() + 1));
        }
        connected.add(client);
      }
      case ScriptStep.Refused _ -> {
        // It is a client that never was connected.
      }
      case ScriptStep.Cue(String name) -> cue(name, item, serving);
      default -> {
        if (client != 0 && !connected.contains(client)) {
          throw item.error(
              "client "
                  + client
                  + " is not connected: put \"client "
                  + client
                  + " connects\" before");
        }
      }
    }
    if (step instanceof ScriptStep.Secure && !serving.tls()) {
      throw item.error("the server speaks no TLS: add \"tls: true\" to it");
    }
  }

  private static void cue(String name, YamlPart item, Serving serving)
      throws ScenarioFormatException {
    List<String> awaited =
        serving.routes().values().stream()
            .flatMap(answer -> answer.handler().cues(answer.argument()).stream())
            .distinct()
            .toList();
    if (!awaited.contains(name)) {
      throw item.error(
          awaited.isEmpty()
              ? "no handler of this server waits for a cue; \"waits\" and \"streams\" do"
              : Words.unknown("no handler waits for \"" + name + "\"", name, awaited));
    }
  }
}
