package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.peer.Soak;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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

/// Holds multipart bodies and media types to Go, over inputs made from a seed; every body is read
/// whole and one byte at a time.
class MultipartAgainstGoTest {
  private static final String[] BODY = {
    "--b",
    "--b",
    "--b--",
    "\\x0d\\x0a",
    "\\x0d\\x0a",
    "\\x0d\\x0a",
    "\\x0a",
    "\\x0d",
    "\\x0d\\x0a--b",
    "\\x0d\\x0a--b\\x0d\\x0a",
    "\\x0d\\x0a--b--",
    "--b\\x0d\\x0a",
    "-",
    "--",
    " ",
    "\\x09",
    "text",
    "\\x0d\\x0a--bx",
    "A: 1\\x0d\\x0a",
    "\\x0d\\x0a\\x0d\\x0a",
    ":",
    "a b: c\\x0d\\x0a",
    " folded\\x0d\\x0a",
    "Content-Disposition: form-data; name=n\\x0d\\x0a",
    "\\x0d\\x0a--b \\x09\\x0d\\x0a",
    "content-disposition: form-data; name=\"f\"; filename=\"a/b.txt\"\\x0d\\x0a",
    "Content-Transfer-Encoding: quoted-printable\\x0d\\x0a",
    "=C3=A9",
    "=\\x0d\\x0a",
    "=",
    "=zz",
    "=4",
    "x =20 \\x0d\\x0a",
    "\\xc3\\xa9",
    "\\x01",
  };
  private static final String[] TYPE = {
    "form-data",
    "text/plain",
    "text/",
    "/",
    "; ",
    ";",
    "name",
    "filename",
    "=",
    "=",
    "a",
    "\"",
    "\"x y\"",
    "\"a\\x5c\\x5c.txt\"",
    "\"q\\x5c\"q\"",
    " ",
    "\\x09",
    "*",
    "*0",
    "*1",
    "*0*",
    "utf-8''%e2%82%ac",
    "us-ascii'en'x%20y",
    "iso-8859-1''x",
    "%zz",
    "boundary=b",
    "{",
    "\\xe9",
    "T",
  };

  @Test
  void readsPartsAndTypesAsGoDoes(@TempDir Path directory) throws Exception {
    Random random = Soak.random(20261122);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < Soak.rounds(30_000); i++) {
      questions.add(random.nextInt(3) == 0 ? type(random) : body(random));
    }
    List<String> answers = GoOracle.ask("multipart-oracle.go", directory, questions);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      String question = questions.get(i);
      String arg = question.substring(question.indexOf(' ') + 1);
      if (question.startsWith("type ")) {
        check(question, answers.get(i), mediaType(ValuesAnswers.raw(arg)), wrong);
      } else {
        byte[] body = ValuesAnswers.raw(arg).getBytes(StandardCharsets.ISO_8859_1);
        check(question, answers.get(i), parts(new ByteArrayInputStream(body)), wrong);
        check(question, answers.get(i), parts(new Dripping(body)), wrong);
      }
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(10, wrong.size())));
  }

  private static void check(String question, String go, String ours, List<String> wrong) {
    if (!ValuesAnswers.agree(go, ours)) {
      wrong.add(question + "\n  Go:   " + go + "\n  ours: " + ours + "\n");
    }
  }

  private static String body(Random random) {
    StringBuilder out = new StringBuilder("body ");
    if (random.nextInt(4) > 0) {
      out.append("--b\\x0d\\x0a");
    }
    for (int n = random.nextInt(14) + 1; n > 0; n--) {
      out.append(BODY[random.nextInt(BODY.length)]);
    }
    return out.toString();
  }

  private static String type(Random random) {
    StringBuilder out = new StringBuilder("type ");
    if (random.nextBoolean()) {
      out.append("form-data; ");
    }
    for (int n = random.nextInt(10) + 1; n > 0; n--) {
      out.append(TYPE[random.nextInt(TYPE.length)]);
    }
    return out.toString();
  }

  private static String mediaType(String raw) {
    MediaType type = MediaType.parse(raw);
    StringJoiner out = new StringJoiner("|");
    out.add(ValuesAnswers.plain(type.type()))
        .add(type.problem() == null ? "<nil>" : type.problem());
    for (Map.Entry<String, String> e : new TreeMap<>(type.parameters()).entrySet()) {
      out.add(ValuesAnswers.plain(e.getKey())).add(ValuesAnswers.plain(e.getValue()));
    }
    return out.toString();
  }

  private static String parts(InputStream body) {
    StringJoiner out = new StringJoiner("|");
    MultipartReader reader = new MultipartReader(body, "b", null);
    try {
      for (Part p = reader.nextPart(); p != null; p = reader.nextPart()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        IOException failed = copy(p, content);
        out.add(ValuesAnswers.plain(Escape.toBytes(p.formName())));
        out.add(ValuesAnswers.plain(Escape.toBytes(p.fileName())));
        out.add(ValuesAnswers.plain(content.toString(StandardCharsets.ISO_8859_1)));
        for (int i : p.header().sortedPositions()) {
          out.add(ValuesAnswers.plain(p.header().nameAt(i)));
          out.add(ValuesAnswers.plain(String.join(",", p.header().valuesAt(i))));
        }
        if (failed != null) {
          return out.add("error " + message(failed)).toString();
        }
      }
    } catch (IOException e) {
      return out.add("error " + message(e)).toString();
    }
    return out.add("end").toString();
  }

  private static String message(IOException e) {
    return ValuesAnswers.plain(Escape.toBytes(e.getMessage()));
  }

  private static IOException copy(InputStream in, ByteArrayOutputStream out) {
    try {
      in.transferTo(out);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /// One byte a read.
  private static final class Dripping extends InputStream {
    private final byte[] bytes;
    private int at;

    Dripping(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] b, int off, int len) {
      int c = len == 0 ? 0 : read();
      if (c < 0 || len == 0) {
        return len == 0 ? 0 : -1;
      }
      b[off] = (byte) c;
      return 1;
    }
  }
}
