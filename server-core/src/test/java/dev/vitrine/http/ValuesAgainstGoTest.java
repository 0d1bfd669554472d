package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.peer.Soak;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds URLs, queries, cookies, dates and sniffing to Go's answers: to a table of them that lies in
/// `values-golden.txt`, and, where Go is installed, to Go itself over inputs made from a seed.
class ValuesAgainstGoTest {
  private static final String ORACLE = "values-oracle.go";

  /// Held on to, since the log manager forgets loggers that nobody holds.
  private static final Logger LOG = Logger.getLogger("dev.vitrine.http");

  @BeforeAll
  static void silenceTheWarningsOfBadCookies() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    LOG.setLevel(null);
  }

  @Test
  void answersAsTheTableOfGosAnswersSays() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> table = golden();
    for (String line : table) {
      int tab = line.indexOf('\t');
      check(line.substring(0, tab), line.substring(tab + 1), wrong);
    }
    assertTrue(table.size() > 300, "the table has been read");
    assertEquals(List.of(), wrong);
  }

  @Test
  void theTableIsWhatGoAnswers(@TempDir Path directory) throws Exception {
    List<String> questions = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : golden()) {
      int tab = line.indexOf('\t');
      questions.add(line.substring(0, tab));
      expected.add(line.substring(tab + 1));
    }
    assertEquals(expected, GoOracle.ask(ORACLE, directory, questions));
  }

  @Test
  void answersAsGoDoesForInputsMadeFromASeed(@TempDir Path directory) throws Exception {
    Random random = Soak.random(20261121);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < Soak.rounds(40_000); i++) {
      questions.add(ValuesQuestions.make(random));
    }
    List<String> answers = GoOracle.ask(ORACLE, directory, questions);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      check(questions.get(i), answers.get(i), wrong);
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())));
  }

  private static void check(String question, String go, List<String> wrong) {
    int space = question.indexOf(' ');
    String op = space < 0 ? question : question.substring(0, space);
    String arg = space < 0 ? "" : question.substring(space + 1);
    String ours = ValuesAnswers.answer(op, arg);
    if (!ValuesAnswers.agree(go, ours)) {
      wrong.add(question + "\n  Go:   " + go + "\n  ours: " + ours + "\n");
    }
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = ValuesAgainstGoTest.class.getResourceAsStream("values-golden.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
