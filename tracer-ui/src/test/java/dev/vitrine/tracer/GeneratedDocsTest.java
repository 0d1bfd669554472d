package dev.vitrine.tracer;

import dev.vitrine.tracer.scenario.Claim;
import dev.vitrine.tracer.scenario.Claims;
import dev.vitrine.tracer.scenario.Evidence;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenario.Question;
import dev.vitrine.tracer.scenario.Scenarios;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The pages that are written from data are what the data says today. With the system property
/// `vitrine.regenerate` this writes them instead of comparing.
class GeneratedDocsTest {
  @Test
  void theScenariosAreListedAsTheyAre() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Scenarios

            A scenario is a run to watch: how a server is set up, what its clients do, what to look at, and one question. It is data. The app
            plays it from its list, the command line records it, the figures in these pages were drawn from it, and the tests hold it to the
            [order of events](event-order.md). Nothing in it is acted: it is a real server on a loopback socket.

                vitrine scenarios
                vitrine app --scenario keep-alive
                vitrine record --scenario keep-alive --normalise --out keep-alive.jsonl

            A normalised recording is the same on every machine: in it the server's time stands still but for what the script lets elapse, and
            its records stand in the order that [the trace file](trace-format.md) describes. Where a race decides what happens, there is no
            such recording, and the command says so. [A file](scenario-format.md) adds a scenario of your own.

            """);
    int number = 0;
    for (Scenario scenario : Scenarios.all()) {
      number++;
      Question question = scenario.question();
      page.append("## %d. %s\n\n".formatted(number, scenario.title()));
      page.append(
          "`%s` · %s\n\n%s\n".formatted(scenario.id(), scenario.passage(), scenario.watch()));
      scenario
          .race()
          .ifPresent(between -> page.append("A race decides it, between %s.\n".formatted(between)));
      page.append("\n*%s*\n\n".formatted(question.asks()));
      question.answers().forEach(answer -> page.append("- ").append(answer).append('\n'));
      page.append(
          "\n<details><summary>Answer</summary>\n\n%s. %s\n\n</details>\n\n"
              .formatted(question.answers().get(question.right()), question.because()));
    }
    holds("scenarios.md", page);
  }

  @Test
  void theClaimsAreListedWithWhatShowsThem() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What the texts say, what the server does

            The texts that this book follows are good texts. Some of what they say a running server contradicts, and some it sharpens. Each of
            these has a scenario that shows it, and a test that runs the scenario and looks for the evidence in its trace.

            """);
    for (Claim claim : Claims.all()) {
      page.append("## %s\n\n".formatted(claim.title()));
      page.append("%s: %s\n\n%s\n\n".formatted(claim.passage(), claim.says(), claim.really()));
      page.append("In the scenario `%s`:\n\n".formatted(claim.scenario()));
      for (Evidence evidence : claim.evidence()) {
        page.append("- ").append(evidence.sentence()).append('\n');
      }
      page.append('\n');
    }
    holds("claims.md", page);
  }

  private static void holds(String name, StringBuilder page) throws IOException {
    Generated.holds("docs/" + name, page.toString().stripTrailing() + "\n");
  }
}
