package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.httptest.ResponseRecorder;
import dev.vitrine.peer.Soak;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Handlers that parse forms in any order, beside Go: the values, the files, and what is said to be wrong.
class FormsAgainstGoTest {
  private static final String[] TYPES = {
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-8",
    "APPLICATION/X-WWW-Form-Urlencoded",
    "application/x-www-form-urlencoded; x",
    "application/x-www-form-urlencoded; a=1; a=2",
    "multipart/form-data; boundary=b",
    "multipart/form-data; boundary=b",
    "multipart/form-data; boundary=b",
    "multipart/form-data; boundary=\"b\"",
    "Multipart/Form-Data; BOUNDARY=b",
    "multipart/form-data; boundary=b; boundary=c",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\"\"",
    "multipart/form-data",
    "multipart/form-data; boundary=c",
    "multipart/mixed; boundary=b",
    "text/plain",
    "text",
    "/",
    ";",
    "",
    "multipart/form-data; boundary*0=b",
    "multipart/form-data;boundary=b;",
  };
  private static final String[] PAIRS = {
    "a",
    "a=",
    "b",
    "=",
    "&",
    "&",
    "%41",
    "%zz",
    "%",
    "+",
    ";",
    "1",
    "%C3%A9",
    "\\xc3\\xa9",
    "%ff",
    "a=2",
  };
  private static final String[] DISPOSITIONS = {
    "form-data; name=a",
    "form-data; name=\"a\"",
    "form-data; name=b",
    "form-data; name=\"\"",
    "form-data",
    "attachment; name=a",
    "form-data; name=a; filename=x.txt",
    "form-data; name=\"a\"; filename=\"d/e.txt\"",
    "form-data; name=a; filename=\"\"",
    "form-data; name=b; filename=\"..\"",
    "form-data; name=a; filename*=utf-8''%e2%82%ac.txt",
    "form-data; name=\"a\\\"b\"; filename=\"c\\\\d.txt\"",
    "form-data; name=\\xc3\\xa9; filename=\"\\xc3\\xa9\"",
    "form-data; name=\"\\xc3\\xa9\"; filename=\"\\xc3\\xa9\"",
    "form-data; name=a; filename=\"C:\\dir\\y.txt\"",
  };

  @Test
  void readsFormsAsGoDoes(@TempDir Path directory) throws Exception {
    Random random = Soak.random(20261125);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < Soak.rounds(15_000); i++) {
      questions.add(question(random));
    }
    List<String> answers = GoOracle.ask("forms-oracle.go", directory, questions);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      String ours = answer(questions.get(i));
      if (!ValuesAnswers.agree(answers.get(i), ours)) {
        wrong.add(questions.get(i) + "\n  Go:   " + answers.get(i) + "\n  ours: " + ours + "\n");
      }
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(12, wrong.size())), wrong.size() + " differ");
  }

  private static String question(Random random) {
    StringBuilder steps = new StringBuilder();
    for (int n = random.nextInt(3) + 1; n > 0; n--) {
      steps.append(random.nextInt(12) == 0 ? "R" : pick(random, "P", "M", "f", "p", "F"));
    }
    String memory = pick(random, "0", "3", "10", "1000", "-1", "-10485760", "9223372036854775807");
    String limit = random.nextInt(4) > 0 ? "" : String.valueOf(random.nextInt(120));
    String method = pick(random, "POST", "POST", "POST", "PUT", "PATCH", "GET", "DELETE");
    String target = random.nextBoolean() ? "/" : "/?" + pairs(random).replace("\\xc3\\xa9", "x");
    String type = pick(random, TYPES);
    String body =
        type.toLowerCase(java.util.Locale.ROOT).contains("multipart")
            ? parts(random)
            : pairs(random);
    return String.join("|", steps, memory, limit, method, target, escaped(type), body);
  }

  private static String pairs(Random random) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(9); n > 0; n--) {
      out.append(pick(random, PAIRS));
    }
    return out.toString();
  }

  private static String parts(Random random) {
    StringBuilder out = new StringBuilder(random.nextInt(6) == 0 ? "preamble\\x0d\\x0a" : "");
    for (int n = random.nextInt(4); n > 0; n--) {
      out.append("--b\\x0d\\x0aContent-Disposition: ").append(escaped(pick(random, DISPOSITIONS)));
      if (random.nextInt(4) == 0) {
        out.append("\\x0d\\x0a")
            .append(pick(random, "Content-Type: text/x", "Bad", "A b: c", " folded"));
      }
      if (random.nextInt(8) == 0) {
        out.append("\\x0d\\x0aContent-Transfer-Encoding: ")
            .append(pick(random, "quoted-printable", "base64"));
      }
      out.append("\\x0d\\x0a\\x0d\\x0a");
      out.append(
          pick(
              random,
              "",
              "x",
              "hello",
              "0123456789",
              "=41=zz",
              "\\x0d\\x0a",
              "\\xff",
              "\\xc3\\xa9"));
      out.append("\\x0d\\x0a");
    }
    return out
        + pick(
            random,
            "--b--\\x0d\\x0a",
            "--b--\\x0d\\x0a",
            "--b--",
            "--b",
            "",
            "--b--\\x0d\\x0aepilogue");
  }

  /// The backslash of a quoted string, as the oracle takes it.
  private static String escaped(String text) {
    return text.replace("\\x", "\u0000").replace("\\", "\\x5c").replace("\u0000", "\\x");
  }

  private static String pick(Random random, String... from) {
    return from[random.nextInt(from.length)];
  }

  private static String answer(String question) throws IOException {
    String[] f = question.split("\\|", -1);
    String body = ValuesAnswers.raw(f[6]);
    String type = f[5].isEmpty() ? "" : "Content-Type: " + ValuesAnswers.raw(f[5]) + "\r\n";
    String text =
        f[3]
            + " "
            + ValuesAnswers.raw(f[4])
            + " HTTP/1.1\r\nHost: h\r\n"
            + type
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    Request r;
    try {
      r = Request.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (BadRequestException e) {
      return "refused";
    }
    if (!f[2].isEmpty()) {
      long limit = Long.parseLong(f[2]);
      r = r.withBody(Http.maxBytesReader(new ResponseRecorder(), r.body(), limit));
    }
    StringJoiner out = new StringJoiner("|");
    for (char step : f[0].toCharArray()) {
      out.add(step(r, step, Long.parseLong(f[1])));
    }
    if (f[0].indexOf('R') < 0) {
      out.add(r.form().encode()).add(r.postForm().encode()).add(files(r.multipartForm()));
    }
    if (r.multipartForm() != null) {
      r.multipartForm().close();
    }
    return out.toString();
  }

  private static String step(Request r, char step, long memory) {
    try {
      switch (step) {
        case 'P' -> r.parseForm();
        case 'M' -> r.parseMultipartForm(memory);
        case 'R' -> r.multipartReader();
        case 'f' -> {
          return utf8(r.formValue("a"));
        }
        case 'p' -> {
          return utf8(r.postFormValue("a"));
        }
        default -> {
          return file(r.formFile("a"));
        }
      }
      return "ok";
    } catch (IOException e) {
      return utf8(e.getMessage());
    }
  }

  private static String file(FormFile file) throws IOException {
    if (file == null) {
      return "http: no such file";
    }
    try (InputStream in = file.open()) {
      String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return utf8(file.fileName()) + " " + file.size() + " " + ValuesAnswers.plain(content);
    }
  }

  private static String files(MultipartForm form) {
    if (form == null) {
      return "none";
    }
    StringBuilder out = new StringBuilder("files");
    for (Map.Entry<String, List<FormFile>> e : new TreeMap<>(form.file()).entrySet()) {
      for (FormFile f : e.getValue()) {
        out.append(' ').append(utf8(e.getKey())).append('=').append(utf8(f.fileName()));
        out.append(',').append(f.size());
      }
    }
    return out.toString();
  }

  private static String utf8(String text) {
    return ValuesAnswers.plain(Escape.toBytes(text));
  }
}
