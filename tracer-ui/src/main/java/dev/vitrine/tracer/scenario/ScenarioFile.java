package dev.vitrine.tracer.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A scenario as a file holds it, with what its run is expected to show. `docs/scenario-format.md` says what the
/// file looks like.
///
/// @param expected what the trace of a run must show, all of it
/// @param stepLines the line of the file, from 1, for each step of the script
public record ScenarioFile(Scenario scenario, List<Expected> expected, List<Integer> stepLines) {
  /// Something that a run must show.
  ///
  /// @param line where the file says so, from 1
  public record Expected(Evidence evidence, int line) {}

  public ScenarioFile {
    expected = List.copyOf(expected);
    stepLines = List.copyOf(stepLines);
  }

  /// Reads a file.
  ///
  /// @throws ScenarioFormatException when it is no scenario
  public static ScenarioFile read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      throw new ScenarioFormatException(1, "the file is not UTF-8 text; save it as UTF-8");
    }
  }

  /// The same from the file's text.
  ///
  /// @throws ScenarioFormatException when it is no scenario
  public static ScenarioFile parse(String text) throws ScenarioFormatException {
    return new ScenarioReader().read(YamlPart.of(text));
  }

  /// The text of a file that holds the scenario and expects this of its run; read again, it is equal.
  public static String text(Scenario scenario, List<Evidence> expected) {
    return ScenarioWriter.text(scenario, expected);
  }
}
