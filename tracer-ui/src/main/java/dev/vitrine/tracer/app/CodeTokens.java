package dev.vitrine.tracer.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts source into keywords, strings, comments and the rest, so that each can have its look. Knows no
/// more of a language than that.
final class CodeTokens {
  static final CodeTokens JAVA =
      new CodeTokens(
          "\"\"\"",
          """
          abstract assert boolean break byte case catch char class const continue default do
          double else enum extends final finally float for goto if implements import
          instanceof int interface long native new package private protected public return
          short static strictfp super switch synchronized this throw throws transient try
          void volatile while true false null record sealed permits var yield non-sealed
          when\
          """);
  static final CodeTokens GO =
      new CodeTokens(
          "`",
          """
          break case chan const continue default defer else fallthrough for func go goto if
          import interface map package range return select struct switch type var true false
          nil\
          """);

  private final String longQuote;
  private final Set<String> keywords;

  /// @param longQuote what begins and ends a string that may go over several lines
  private CodeTokens(String longQuote, String keywords) {
    this.longQuote = longQuote;
    this.keywords = Set.of(keywords.split("\\s"));
  }

  /// The language of a file, by its name.
  static CodeTokens of(String path) {
    return path.endsWith(".go") ? GO : JAVA;
  }

  /// The tokens of each line, in order; together they are the line.
  List<List<Token>> lines(List<String> lines) {
    List<List<Token>> all = new ArrayList<>(lines.size());
    Kind open = Kind.PLAIN;
    for (String line : lines) {
      List<Token> tokens = new ArrayList<>();
      open = cut(line, open, tokens);
      all.add(List.copyOf(tokens));
    }
    return all;
  }

  // `open` is what the line before left unfinished: a block comment, a long string, or nothing.
  private Kind cut(String line, Kind open, List<Token> tokens) {
    int at = 0;
    Kind unfinished = open;
    while (at < line.length()) {
      int end;
      Kind kind;
      if (unfinished == Kind.COMMENT || line.startsWith("/*", at)) {
        int close = line.indexOf("*/", unfinished == Kind.COMMENT ? at : at + 2);
        unfinished = close < 0 ? Kind.COMMENT : Kind.PLAIN;
        end = close < 0 ? line.length() : close + 2;
        kind = Kind.COMMENT;
      } else if (unfinished == Kind.STRING || line.startsWith(longQuote, at)) {
        int from = unfinished == Kind.STRING ? at : at + longQuote.length();
        int close = line.indexOf(longQuote, from);
        unfinished = close < 0 ? Kind.STRING : Kind.PLAIN;
        end = close < 0 ? line.length() : close + longQuote.length();
        kind = Kind.STRING;
      } else if (line.startsWith("//", at)) {
        end = line.length();
        kind = Kind.COMMENT;
      } else if (line.charAt(at) == '"' || line.charAt(at) == '\'') {
        end = endOfQuote(line, at);
        kind = Kind.STRING;
      } else if (Character.isJavaIdentifierStart(line.charAt(at))) {
        end = at + 1;
        while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
          end++;
        }
        kind = keywords.contains(line.substring(at, end)) ? Kind.KEYWORD : Kind.PLAIN;
      } else {
        end = at + 1;
        kind = Kind.PLAIN;
      }
      add(tokens, line.substring(at, end), kind);
      at = end;
    }
    return unfinished;
  }

  private static int endOfQuote(String line, int start) {
    char quote = line.charAt(start);
    for (int at = start + 1; at < line.length(); at++) {
      if (line.charAt(at) == '\\') {
        at++;
      } else if (line.charAt(at) == quote) {
        return at + 1;
      }
    }
    return line.length();
  }

  private static void add(List<Token> tokens, String text, Kind kind) {
    if (!tokens.isEmpty() && tokens.getLast().kind() == kind) {
      tokens.set(tokens.size() - 1, new Token(tokens.getLast().text() + text, kind));
    } else {
      tokens.add(new Token(text, kind));
    }
  }

  /// A piece of one line.
  record Token(String text, Kind kind) {}

  enum Kind {
    PLAIN,
    KEYWORD,
    STRING,
    COMMENT;

    /// The class in the style sheet.
    String styleClass() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
