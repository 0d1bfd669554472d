package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `vitrine scenarios`: what can be recorded and watched.
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    description = "List the scenarios: what each is called and what to watch.")
final class ScenariosCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON array, for programs.")
  private boolean json;

  ScenariosCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      List<Object> all = new ArrayList<>();
      Scenarios.all().forEach(s -> all.add(fields(s)));
      out.println(Json.text(all));
    } else {
      Scenarios.all().forEach(s -> out.printf("%-22s %s: %s%n", s.id(), s.title(), s.watch()));
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> fields(Scenario s) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("asks", s.question().asks());
    question.put("answers", s.question().answers());
    question.put("right", s.question().right());
    question.put("because", s.question().because());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", s.id());
    all.put("title", s.title());
    all.put("watch", s.watch());
    all.put("passage", s.passage());
    all.put("clients", s.clients());
    s.race().ifPresent(between -> all.put("race", between));
    all.put("question", question);
    return all;
  }
}
