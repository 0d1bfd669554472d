package dev.vitrine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of what differs from Go: each row names tests, and those are there.
class DifferencesTest {
  private static final Path PAGE = Path.of("..", "docs", "differences.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void everyRowNamesTestsThatAreThere() throws IOException {
    Map<String, String> tests = tests();
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String row : rows(Files.readString(PAGE, UTF_8))) {
      rows++;
      String cell = lastCell(row);
      Matcher name = NAME.matcher(cell);
      boolean found = cell.equals("the same");
      while (name.find()) {
        found = true;
        String source = tests.get(name.group(1));
        if (source == null || name.group(2) != null && !declares(source, name.group(2))) {
          wrong.add(name.group());
        }
      }
      if (!found) {
        wrong.add("no test: " + row);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(rows > 40, "only " + rows + " rows were found");
  }

  @Test
  void seesATestThatIsNotThere() throws IOException {
    String page =
        "| a | b | c | | `NetTest.isNotThere` |\n|---|\n| input | Go 1.26 | Vitrine | RFC | test |";
    assertEquals(List.of("| a | b | c | | `NetTest.isNotThere` |"), rows(page));
    assertEquals("`NetTest.isNotThere`", lastCell(rows(page).getFirst()));
    assertTrue(!declares(tests().get("NetTest"), "isNotThere"));
  }

  /// The rows of all tables, without their heads.
  private static List<String> rows(String page) {
    return page.lines()
        .filter(l -> l.startsWith("|") && !l.startsWith("|---") && !l.endsWith("| test |"))
        .toList();
  }

  private static String lastCell(String row) {
    String open = row.substring(0, row.lastIndexOf('|'));
    return open.substring(open.lastIndexOf('|') + 1).strip();
  }

  private static boolean declares(String source, String method) {
    return source.contains("void " + method + "(");
  }

  /// The source of each test class by its name.
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        String name = file.getFileName().toString();
        tests.put(name.substring(0, name.length() - 5), Files.readString(file, UTF_8));
      }
    }
    return tests;
  }
}
