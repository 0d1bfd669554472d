package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionTypesTest {
  @TempDir private Path directory;

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  @Test
  void knowsTheWebsOwnTypesWithoutTheSystem() {
    ExtensionTypes types = new ExtensionTypes(List.of("/none"), List.of("/none"));
    assertEquals("text/html; charset=utf-8", types.find(".html"));
    assertEquals("text/html; charset=utf-8", types.find(".HTML"));
    assertEquals("application/json", types.find(".json"));
    assertEquals("image/png", types.find(".png"));
    assertEquals("", types.find(".nothing"));
    assertEquals("", types.find(""));
  }

  @Test
  void takesTheFirstWordOfADatabaseOnAnEnding() throws IOException {
    String globs =
        file(
            "globs2",
            """
            # c
            80:text/x-one:*.one
            50:text/x-two:*.one
            50:image/x:*.PNG
            50:image/y:*.png
            50:x/y:README*
            50:x/y:*.[ab]
            50:bad type:*.bad
            """);
    String types = file("types", "text/never nev\n");
    ExtensionTypes found = new ExtensionTypes(List.of("/none", globs), List.of(types));
    assertEquals("text/x-one; charset=utf-8", found.find(".one"));
    assertEquals("image/x", found.find(".PNG"), "its own case comes first");
    assertEquals("image/png", found.find(".png"), "the table stands");
    assertEquals("", found.find(".[ab]"));
    assertEquals("", found.find(".bad"));
    assertEquals("", found.find(".nev"), "a database makes the type files unnecessary");
  }

  @Test
  void readsTypeFilesWhereThereIsNoDatabase() throws IOException {
    String types =
        file("types", "# comment\nimage/new  png N # rest\ntext/t; charset=x\tt\nlonely\n");
    ExtensionTypes found = new ExtensionTypes(List.of(), List.of("/none", types));
    assertEquals("image/new", found.find(".png"));
    assertEquals("image/new", found.find(".n"));
    assertEquals("", found.find(".rest"));
  }
}
