package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.tracer.app.JavaTokens.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          for (;;) {             | k:for  p: (;;) {
          String s = "if \\" x"; | p:String s =   s:"if \\" x"  p:;
          char c = '"'; // if    | k:char  p: c =   s:'"'  p:;   c:// if
          newConn(x)             | p:newConn(x)
          a /* if */ b           | p:a   c:/* if */  p: b
          """)
  void tellsKeywordsStringsAndCommentsApart(String line, String expected) {
    StringBuilder seen = new StringBuilder();
    for (Token token : JavaTokens.lines(List.of(line)).getFirst()) {
      seen.append(seen.isEmpty() ? "" : "  ")
          .append(token.kind().styleClass().charAt(0))
          .append(':')
          .append(token.text());
    }
    assertEquals(expected.strip(), seen.toString().strip());
  }

  @Test
  void carriesCommentsAndTextBlocksOverLines() {
    var lines =
        JavaTokens.lines(List.of("/* one", "two */ return", "var t = \"\"\"", "  if", "\"\"\";"));
    assertEquals(List.of(JavaTokens.Kind.COMMENT), kinds(lines.get(0)));
    assertEquals(
        List.of(JavaTokens.Kind.COMMENT, JavaTokens.Kind.PLAIN, JavaTokens.Kind.KEYWORD),
        kinds(lines.get(1)));
    assertEquals(List.of(JavaTokens.Kind.STRING), kinds(lines.get(3)));
    assertEquals(List.of(JavaTokens.Kind.STRING, JavaTokens.Kind.PLAIN), kinds(lines.get(4)));
  }

  @Test
  void losesNoCharacter() {
    List<String> lines = List.of("  int i = 'a'; // x", "", "\"unended", "  /** doc */ }");
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder joined = new StringBuilder();
      JavaTokens.lines(lines).get(i).forEach(t -> joined.append(t.text()));
      assertEquals(lines.get(i), joined.toString());
    }
  }

  private static List<JavaTokens.Kind> kinds(List<Token> tokens) {
    return tokens.stream().map(Token::kind).toList();
  }
}
