package dev.vitrine.tracer.client;

import java.util.List;
import java.util.stream.Collectors;

/// Words as a POSIX shell reads them.
final class ShellWords {
  private ShellWords() {}

  /// One line that the shell takes apart into just these words.
  static String join(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  /// In single quotes, where nothing has a meaning, unless every character is harmless.
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
