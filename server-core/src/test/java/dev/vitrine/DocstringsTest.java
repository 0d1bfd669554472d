package dev.vitrine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What people who program against the server read first: the comments of its exported packages.
class DocstringsTest {
  private static final Path SOURCE = Path.of("src", "main", "java", "dev", "vitrine");

  private static final Pattern TYPE =
      Pattern.compile(
          "((?:^///.*\\R)*)(?:^@.*\\R)*^public (?:abstract |final |sealed )*"
              + "(?:class|interface|record|enum) (\\w+)",
          Pattern.MULTILINE);

  /// A line that declares something for everybody: a member of a class, or any method of an interface.
  private static final Pattern PUBLIC_MEMBER = Pattern.compile("  (?:  )?public .*");

  private static final Pattern METHOD =
      Pattern.compile("  (?:(?:default|static|public) )*(?!return |new )[A-Za-z<].*\\(.*[;{,(]");

  @Test
  void everyExportedTypeNamesItsCounterpartInGoOrSaysThatThereIsNone() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path file : exported()) {
      Matcher type = TYPE.matcher(Files.readString(file, UTF_8));
      if (type.find() && !namesGo(type.group(1))) {
        silent.add(type.group(2));
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void seesATypeThatDoesNotNameGo() {
    assertTrue(namesGo("/// A cookie. Go:\n/// `http.Cookie`.\n"));
    assertTrue(namesGo("/// Keeps records. Go has\n/// no such thing.\n"));
    assertTrue(!namesGo("/// A cookie, as Go has them.\n"));
    assertTrue(!namesGo(""));
  }

  private static boolean namesGo(String comment) {
    String text = comment.replaceAll("\\R///", "");
    return text.contains("Go: ") || text.contains("Go has no such thing");
  }

  @Test
  void everyPublicMemberHasAComment() throws IOException {
    List<String> bare = new ArrayList<>();
    int members = 0;
    for (Path file : exported()) {
      List<String> lines = Files.readAllLines(file, UTF_8);
      boolean isInterface = lines.stream().anyMatch(l -> l.matches("public .*interface .*"));
      for (int i = 0; i < lines.size(); i++) {
        Pattern member = isInterface ? METHOD : PUBLIC_MEMBER;
        if (member.matcher(lines.get(i)).matches()) {
          members++;
          if (!explained(lines, i)) {
            bare.add(file.getFileName() + ":" + (i + 1) + " " + lines.get(i).strip());
          }
        }
      }
    }
    assertEquals(List.of(), bare);
    assertTrue(members > 250, "only " + members + " members were found");
  }

  /// Whether a comment, or the one of the method that is overridden, stands above the line.
  private static boolean explained(List<String> lines, int line) {
    int above = line - 1;
    while (lines.get(above).strip().startsWith("@") && !lines.get(above).contains("@Override")) {
      above--;
    }
    String text = lines.get(above).strip();
    return text.startsWith("///") || text.startsWith("@Override");
  }

  /// The files of public top-level types in the packages that other modules see.
  private static List<Path> exported() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("net", "http", "httptest", "trace")) {
      try (Stream<Path> all = Files.list(SOURCE.resolve(name))) {
        for (Path file : all.sorted().toList()) {
          if (Files.readString(file, UTF_8).lines().anyMatch(l -> l.startsWith("public "))) {
            files.add(file);
          }
        }
      }
    }
    assertTrue(files.size() > 40, "only " + files.size() + " types were found");
    return files;
  }
}
