package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.tracer.app.CodeTokens.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTokensTest {
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
    for (Token token : CodeTokens.JAVA.lines(List.of(line)).getFirst()) {
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
        CodeTokens.JAVA.lines(
            List.of("/* one", "two */ return", "var t = \"\"\"", "  if", "\"\"\";"));
    assertEquals(List.of(CodeTokens.Kind.COMMENT), kinds(lines.get(0)));
    assertEquals(
        List.of(CodeTokens.Kind.COMMENT, CodeTokens.Kind.PLAIN, CodeTokens.Kind.KEYWORD),
        kinds(lines.get(1)));
    assertEquals(List.of(CodeTokens.Kind.STRING), kinds(lines.get(3)));
    assertEquals(List.of(CodeTokens.Kind.STRING, CodeTokens.Kind.PLAIN), kinds(lines.get(4)));
  }

  @Test
  void knowsGoByTheNameOfItsFile() {
    var lines =
        CodeTokens.of("net/http/server.go")
            .lines(List.of("go c.serve(ctx)", "s := `one", "func` // new", "new = nil"));
    assertEquals(new Token("go", CodeTokens.Kind.KEYWORD), lines.get(0).getFirst());
    assertEquals(new Token("`one", CodeTokens.Kind.STRING), lines.get(1).getLast());
    assertEquals(new Token("func`", CodeTokens.Kind.STRING), lines.get(2).getFirst());
    assertEquals(new Token("new = ", CodeTokens.Kind.PLAIN), lines.get(3).getFirst());
    assertEquals(CodeTokens.JAVA, CodeTokens.of("dev/vitrine/http/Server.java"));
  }

  @Test
  void losesNoCharacter() {
    List<String> lines = List.of("  int i = 'a'; // x", "", "\"unended", "  /** doc */ }");
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder joined = new StringBuilder();
      CodeTokens.JAVA.lines(lines).get(i).forEach(t -> joined.append(t.text()));
      assertEquals(lines.get(i), joined.toString());
    }
  }

  private static List<CodeTokens.Kind> kinds(List<Token> tokens) {
    return tokens.stream().map(Token::kind).toList();
  }
}
