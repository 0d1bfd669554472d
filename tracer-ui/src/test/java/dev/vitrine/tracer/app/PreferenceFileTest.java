package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Linux, XDG_CONFIG_HOME, /x, /x/vitrine/preferences.json",
    "Linux, XDG_CONFIG_HOME, not/absolute, /home/a/.config/vitrine/preferences.json",
    "Linux, OTHER, /x, /home/a/.config/vitrine/preferences.json",
    "Mac OS X, XDG_CONFIG_HOME, /x,"
        + " /home/a/Library/Application Support/Vitrine/preferences.json",
    "Windows 11, APPDATA, /roaming, /roaming/Vitrine/preferences.json",
    "Windows 11, OTHER, /x, /home/a/AppData/Roaming/Vitrine/preferences.json",
  })
  void liesWhereThePlatformKeepsSuchFiles(String system, String name, String value, Path expected) {
    assertEquals(expected, PreferenceFile.place(Map.of(name, value), system, Path.of("/home/a")));
  }

  @Test
  void remembersAndKeepsWhatItDoesNotKnow() throws Exception {
    Path file = folder.resolve("new/folder/preferences.json");
    try (PreferenceFile first = PreferenceFile.read(file)) {
      assertEquals("", first.trouble());
      first.remember(Map.of("theme", "dark", "ofAnotherVersion", List.of(1L, 2L)));
    }
    try (PreferenceFile second = PreferenceFile.read(file)) {
      assertEquals("dark", second.value("theme"));
      second.remember(Map.of("theme", "light"));
      second.remember(Map.of("theme", "dark", "leftWidth", 250.5));
    }
    PreferenceFile third = PreferenceFile.read(file);
    assertEquals("dark", third.value("theme"));
    assertEquals(250.5, third.value("leftWidth"));
    assertEquals(List.of(1L, 2L), third.value("ofAnotherVersion"));
    try (var left = Files.list(file.getParent())) {
      assertEquals(List.of(file), left.toList(), "nothing is left beside it");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"theme\":\"dark\"} more", "{\"a\":99999999999999999999}", "\0"})
  void setsABrokenFileAsideAndSaysSo(String broken) throws Exception {
    Path file = Files.writeString(folder.resolve("preferences.json"), broken);
    PreferenceFile read = PreferenceFile.read(file);
    assertEquals(null, read.value("theme"));
    assertTrue(read.trouble().contains("set aside as preferences.json.broken"), read.trouble());
    assertFalse(Files.exists(file));
    assertEquals(broken, Files.readString(folder.resolve("preferences.json.broken")));
  }

  @Test
  void saysOnceThatItCannotBeWritten() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    PreferenceFile file = PreferenceFile.read(inTheWay.resolve("preferences.json"));
    List<String> said = new ArrayList<>();
    file.setOnTrouble(said::add);
    file.remember(Map.of("theme", "dark"));
    file.close();
    file.remember(Map.of("theme", "light"));
    file.close();
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().startsWith("Preferences hold until the window closes"));
  }
}
