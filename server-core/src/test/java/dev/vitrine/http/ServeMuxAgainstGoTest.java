package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.httptest.ResponseRecorder;
import dev.vitrine.peer.Soak;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our mux and Go's get the same patterns and the same requests, and are to do the same: refuse the
/// same patterns for the same reason, and answer with the same status, fields and body.
class ServeMuxAgainstGoTest {
  private static final Pattern WILDCARD = Pattern.compile("\\{([^}.$]+)(\\.\\.\\.)?\\}");
  private static final Pattern QUOTED = Pattern.compile("\"/[^\"]*\"");
  private static final int MUXES = Soak.rounds(300);
  private static final int PATTERNS = 25;
  private static final int REQUESTS = 40;

  @TempDir Path directory;

  private final Random random = Soak.random(20261121);
  private final List<String> questions = new ArrayList<>();
  private final List<String> ours = new ArrayList<>();
  private final List<String> what = new ArrayList<>();

  @Test
  void registersAndAnswersAsGoDoes() throws Exception {
    for (int i = 0; i < MUXES; i++) {
      ServeMux mux = new ServeMux();
      ask("new", "", "new");
      for (int j = 0; j < PATTERNS; j++) {
        String pattern = pattern();
        ask("register", pattern, register(mux, pattern));
      }
      for (int j = 0; j < REQUESTS; j++) {
        String head = head();
        ask("request", head, serve(mux, head));
        ask("pattern", head, chosen(mux, head));
      }
    }
    List<String> answers = GoOracle.ask("mux-oracle.go", directory, questions);
    StringBuilder differences = new StringBuilder();
    int count = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).equals("panic")) {
        continue; // Go loses the values of wildcards that an empty segment of CONNECT matched
      }
      if (!agree(answers.get(i), ours.get(i)) && count++ < 20) {
        differences
            .append(what.get(i).replace("\r\n", "|"))
            .append("\n  Go:   ")
            .append(readable(answers.get(i)))
            .append("\n  ours: ")
            .append(readable(ours.get(i)))
            .append('\n');
      }
    }
    assertEquals("", differences.toString(), count + " of " + answers.size() + " differ");
  }

  private void ask(String kind, String text, String our) {
    // A request is made of bytes, a pattern of text.
    boolean request = kind.equals("request") || kind.equals("pattern");
    byte[] bytes = text.getBytes(request ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    questions.add(kind + " " + Base64.getEncoder().encodeToString(bytes));
    ours.add(our);
    what.add(kind + " " + text);
  }

  private static String register(ServeMux mux, String pattern) {
    List<String> names = new ArrayList<>();
    Matcher m = WILDCARD.matcher(pattern);
    while (m.find()) {
      names.add(m.group(1));
    }
    try {
      mux.handle(
          pattern,
          (w, r) -> {
            w.header().set("Content-Type", "text/plain");
            StringBuilder body = new StringBuilder(r.pattern());
            for (String name : names) {
              body.append('\n').append(name).append('=').append(r.pathValue(name));
            }
            w.write(body.toString());
          });
      return "ok";
    } catch (IllegalArgumentException e) {
      return e.getMessage().replace('\n', ' ');
    }
  }

  /// Of a conflict Go may name another pattern that conflicts, too. Its example paths are not encoded,
  /// and some are wrong; ours are tested in `RoutesAgainstScanTest`.
  private static boolean agree(String go, String ours) {
    int ourReason = ours.indexOf(": ", Math.max(ours.indexOf(" conflicts with pattern "), 0));
    if (!ours.startsWith("pattern ") || !go.startsWith("pattern ") || !samePatterns(go, ours)) {
      return go.equals(ours) || ours.startsWith("pattern ") && go.startsWith("pattern ");
    }
    String said =
        ours.substring(ourReason).replaceFirst("(, for|; both match, for) example,? .*", "");
    String expected = go.substring(ourReason);
    return QUOTED
        .matcher(expected)
        .replaceAll("PATH")
        .equals(QUOTED.matcher(said).replaceAll("PATH"));
  }

  private static boolean samePatterns(String go, String ours) {
    int end = ours.indexOf(": ", ours.indexOf(" conflicts with pattern "));
    return go.length() > end && go.startsWith(ours.substring(0, end));
  }

  private static String chosen(ServeMux mux, String head) {
    try {
      Request r =
          Request.read(new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)));
      byte[] pattern = mux.handler(r).pattern().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(pattern) + r.pattern();
    } catch (IOException e) {
      return "refused";
    }
  }

  private static String serve(ServeMux mux, String head) throws Exception {
    Request r;
    try {
      r = Request.read(new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return "refused";
    }
    ResponseRecorder w = new ResponseRecorder();
    mux.serveHttp(w, r);
    StringBuilder answer = new StringBuilder().append(w.status());
    for (String name : List.of("Location", "Allow", "Connection", "Content-Type")) {
      byte[] value = w.header().get(name).getBytes(StandardCharsets.ISO_8859_1);
      answer.append(' ').append(HexFormat.of().formatHex(value));
    }
    return answer.append(' ').append(HexFormat.of().formatHex(w.bytes())).toString();
  }

  private static String readable(String answer) {
    if (!answer.matches("\\d+ .*")) {
      return answer;
    }
    StringBuilder text = new StringBuilder();
    for (String part : answer.split(" ", -1)) {
      boolean status = text.isEmpty();
      text.append(status ? part : new String(HexFormat.of().parseHex(part), StandardCharsets.UTF_8))
          .append(" | ");
    }
    return text.toString().replace("\n", "\\n");
  }

  // Patterns and requests of few words, so that they meet often, with odd ones among them.

  private String pattern() {
    StringBuilder p = new StringBuilder();
    if (random.nextInt(3) == 0) {
      p.append(one("GET", "GET", "HEAD", "POST", "PUT", "CONNECT", "OPTIONS", "get", "G(T", ""));
      p.append(one(" ", " ", " ", "  ", " \t", "\t"));
    }
    p.append(one("", "", "", "", "h", "i", "h:80", "127.0.0.1", "{h}", "::1"));
    int segments = random.nextInt(5);
    for (int i = 0; i < segments; i++) {
      p.append('/');
      p.append(
          switch (random.nextInt(12)) {
            case 0, 1, 2 -> "{w" + i + "}";
            case 3 ->
                one(
                    "%61",
                    "a%2Fb",
                    "%2f",
                    "%zz",
                    "%4",
                    "%25",
                    "%e2%82%ac",
                    "€",
                    "..",
                    ".",
                    "%2e",
                    "a+b",
                    "a%20b",
                    "%ff",
                    "~",
                    "*",
                    "%2A",
                    "a%",
                    "%C3%A9",
                    "é",
                    "x{",
                    "%7Bx%7D",
                    "a:b");
            case 4 ->
                random.nextInt(4) > 0
                    ? "a"
                    : one(
                        "{", "}", "{}", "x{y}", "{y}x", "{w0}", "{$}", "{1}", "{a-b}", "{é}", "{_}",
                        "{...}", "{r...}", "{$...}", "{a.}", "{ a}");
            default -> word();
          });
    }
    p.append(one("", "", "", "", "/", "/", "/{$}", "/{rest...}", "/{w9...}"));
    return p.toString();
  }

  private String head() {
    String method = one("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "get");
    StringBuilder target = new StringBuilder();
    int segments = random.nextInt(6);
    for (int i = 0; i < segments; i++) {
      target.append('/');
      target.append(
          random.nextInt(6) > 0
              ? word()
              : one(
                  "",
                  "",
                  ".",
                  "..",
                  "%61",
                  "a%2Fb",
                  "a%2fb",
                  "%2F",
                  "%25",
                  "%2525",
                  "%E2%82%AC",
                  "%e2%82%ac",
                  "%2e",
                  "%2E%2e",
                  "a+b",
                  "a%20b",
                  "%ff",
                  "~",
                  "a:b",
                  "!",
                  "a;b",
                  "@",
                  "a[b",
                  "*",
                  "%2a",
                  "%2f%2F",
                  "%2F..",
                  "..%2f",
                  "%3F",
                  "%00",
                  "%C3%A9",
                  "\u00c3\u00a9",
                  "\u00ff",
                  "a%",
                  "%7Bx%7D",
                  "x:y",
                  "...",
                  "a\"b",
                  "a'b"));
    }
    target.append(segments == 0 ? "/" : one("", "", "", "/", "//", "/."));
    if (random.nextInt(5) == 0) {
      target.append(one("?", "?a=b", "?a=b&c=%zz", "?x=<y>'", "?a=b?c", "?%2F..//", "?é"));
    }
    String host =
        one(
            "h",
            "h",
            "i",
            "h:80",
            "h:8080",
            "127.0.0.1",
            "[::1]:80",
            "h.",
            "H",
            "",
            "h:",
            "[::1]",
            "::1",
            "h:a",
            "h:1:2",
            "[h]:80",
            "[::1%25a]:1",
            ":80",
            "127.0.0.1:1");
    String form = target.toString();
    switch (random.nextInt(12)) {
      case 0 ->
          form = "http://" + one("h", "i", "h:80", "h:81", "u@h", "[::1]:80", "", "h%41") + target;
      case 1 ->
          form =
              method.equals("CONNECT")
                  ? one(
                      "h:80", "i:443", "h", "[::1]:80", "h:80/a", "h:80/a/", "http://h/a", "h:80?q")
                  : form;
      case 2 -> form = random.nextInt(3) == 0 ? "*" : form;
      default -> {} // the origin form
    }
    return method
        + " "
        + form
        + one(" HTTP/1.1", " HTTP/1.1", " HTTP/1.0")
        + "\r\nHost: "
        + host
        + "\r\n\r\n";
  }

  private String word() {
    return one("a", "b", "c", "d");
  }

  private String one(String... list) {
    return list[random.nextInt(list.length)];
  }
}
