package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.util.List;

/// Writes a scenario file: what [ScenarioReader] reads.
final class ScenarioWriter {
  private ScenarioWriter() {}

  static String text(Scenario scenario, List<Evidence> expected) {
    YamlOut out =
        YamlOut.fields()
            .put(ScenarioReader.SCENARIO, scenario.id())
            .put(ScenarioReader.TITLE, scenario.title())
            .put(ScenarioReader.WATCH, scenario.watch());
    if (!scenario.passage().isEmpty()) {
      out.put(ScenarioReader.PASSAGE, scenario.passage());
    }
    scenario.race().ifPresent(between -> out.put(ScenarioReader.RACE, between));
    out.put(ScenarioReader.QUESTION, question(scenario.question()));
    out.put(ScenarioReader.SERVER, ServingFormat.write(scenario.serving()));
    out.put(ScenarioReader.SCRIPT, StepWriter.write(scenario.script()));
    if (!expected.isEmpty()) {
      YamlOut list = YamlOut.list();
      expected.forEach(evidence -> list.add(YamlOut.text(evidence.words())));
      out.put(ScenarioReader.EXPECT, list);
    }
    return out.document();
  }

  private static YamlOut question(Question question) {
    YamlOut answers = YamlOut.list();
    question.answers().forEach(answer -> answers.add(YamlOut.text(answer)));
    return YamlOut.fields()
        .put(ScenarioReader.ASKS, question.asks())
        .put(ScenarioReader.ANSWERS, answers)
        .put(ScenarioReader.RIGHT, String.valueOf(question.right() + 1))
        .put(ScenarioReader.BECAUSE, question.because());
  }
}
