package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.peer.Soak;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the file server, `serveFile`, `serveContent` and the handlers that change a URL to Go, over
/// one directory and requests made from a seed.
class FilesAgainstGoTest {
  private static final Instant MODIFIED = Instant.parse("2023-11-14T22:13:20.5Z");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private static final String[] PATHS = {
    "/",
    "/index.html",
    "/dir",
    "/dir/",
    "/dir/index.html",
    "/list",
    "/list/",
    "/list/sub/",
    "/list/a%20b.txt",
    "/list/a%20b.txt/",
    "/list/x%23y%3F.html",
    "/none",
    "/list/none/x",
    "/list/page/x",
    "/list/page",
    "/list/../list/page",
    "/../list/page",
    "/list//page",
    "/./list/",
    "/list/.hidden",
    "/list/c:d",
    "/list/link",
    "/linked/",
    "/linked/page",
    "/list/%00",
    "/list/empty",
    "/list/big",
    "/list/PIC.JPG",
    "/list/%2e%2e/dir/",
    "/list/caf%C3%A9.css",
    "/list/page?q=1",
    "/dir?q=1;x",
    "/both/",
    "/list/page/?a=b",
    "//list/page",
    "/list/sub%2F",
    "/list/caf%C3%A9",
    "/s/list/",
    "/s/dir",
    "/s",
    "/a/b/c",
    "/a/bc",
    "/a/%62/c",
    "/a/b",
    "/a",
    "/a/b/%2F?x;y",
    "/a/b%20;?z=1;w=2",
  };
  private static final String[] RANGES = {
    "bytes=0-4",
    "bytes=2-",
    "bytes=-5",
    "bytes=0-0,2-3",
    "bytes=0-4,6-9,-2",
    "bytes=30-",
    "bytes=5-2",
    "bytes=-0",
    "bytes=-100",
    "bytes=0-100",
    "bytes=,",
    "bytes= 1 - 2 ",
    "bytes=a-b",
    "items=0-1",
    "bytes=0-25,0-25",
    "bytes=+1-+2",
    "bytes=99999999999999999999-",
    "bytes=1-1,50-60",
    "bytes=--1",
    "bytes",
    "bytes=0-4, , 7-8",
  };
  private static final String[] TAGS = {
    "\"a\"",
    "W/\"a\"",
    "\"b\"",
    "*",
    "\"b\", \"a\"",
    "W/\"b\",W/\"a\"",
    "a",
    "\"a",
    ",, \"a\"",
    "\"b\" x \"a\"",
    "\"\\xe9\", \"a\"",
  };
  private static final String[] TIMES = {
    "Tue, 14 Nov 2023 22:13:20 GMT",
    "Tue, 14 Nov 2023 22:13:19 GMT",
    "Tue, 14 Nov 2023 22:13:21 GMT",
    "Tuesday, 14-Nov-23 22:13:20 GMT",
    "Tue Nov 14 22:13:20 2023",
    "yesterday",
    "Thu, 01 Jan 1970 00:00:00 GMT",
  };
  private static final String[] TO = {
    "",
    "x",
    "/x",
    "../x",
    "./",
    "/a/../b/",
    "//h/x",
    "http://h/x y",
    "mailto:a@b",
    "?q=1",
    "x?a/../b",
    "/a//b?c//d",
    "/%41/\\xc3\\xa9",
    "\\xe4\\xb8\\xad",
    "/x\"<>&'",
    "#f",
    ":bad",
    "/a\\x0ab",
    "x/",
    "..",
  };

  @TempDir private Path directory;

  @Test
  void answersAsGoDoes() throws Exception {
    Path root = Files.createDirectory(directory.resolve("root"));
    fill(root);
    Random random = Soak.random(20261123);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < Soak.rounds(12_000); i++) {
      questions.add(question(random));
    }
    List<String> answers = GoOracle.ask("files-oracle.go", directory, questions, root.toString());
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < questions.size(); i++) {
      if (answers.get(i).equals("refused")) {
        refused++;
        continue; // what is a request at all is another test's question
      }
      String ours = answer(root, questions.get(i));
      if (!ours.equals(answers.get(i))) {
        wrong.add(questions.get(i) + "\n  Go:   " + answers.get(i) + "\n  ours: " + ours + "\n");
      }
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(10, wrong.size())));
    assertEquals(0, refused);
  }

  private static void fill(Path root) throws IOException {
    write(root, "index.html", "<h1>root</h1>");
    write(root, "dir/index.html", "<h1>dir</h1>");
    write(root, "list/page", "<!DOCTYPE html><p>sniffed</p>");
    write(root, "list/a b.txt", "plain");
    write(root, "list/x#y?.html", "odd");
    write(root, "list/caf\u00e9.css", "p {}");
    write(root, "list/<&'\">.js", "1");
    write(root, "list/.hidden", "seen");
    write(root, "list/c:d", "colon");
    write(root, "list/empty", "");
    write(root, "list/PIC.JPG", "no picture");
    write(root, "list/sub/deep.json", "{}");
    write(root, "both/index.html/inner", "index.html is a directory");
    StringBuilder big = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      big.append(i).append(',');
    }
    write(root, "list/big", big.toString());
    Files.createSymbolicLink(root.resolve("list/link"), Path.of("page"));
    Files.createSymbolicLink(root.resolve("linked"), Path.of("list"));
    try (Stream<Path> all = Files.walk(root)) {
      for (Path p : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
        Files.setLastModifiedTime(p, FileTime.from(MODIFIED));
      }
    }
  }

  private static void write(Path root, String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String question(Random random) {
    String method = random.nextInt(6) == 0 ? pick(random, "HEAD", "POST", "PUT") : "GET";
    StringJoiner out = new StringJoiner("|");
    String op =
        pick(
            random,
            "files",
            "files",
            "content",
            "content",
            "content",
            "serve-file",
            "strip",
            "strip-files",
            "semicolons",
            "redirect");
    out.add(op + " " + method).add(pick(random, PATHS));
    switch (op) {
      case "content" -> contentFields(random, out);
      case "serve-file" ->
          out.add("X-File: " + pick(random, "list", "list/page", "dir", "none", "."));
      case "redirect" -> {
        out.add("X-To: " + pick(random, TO).replace("\\", "\\x5c"));
        out.add("X-Status: " + pick(random, "301", "302", "303", "307", "308", "304", "299"));
        if (random.nextInt(4) == 0) {
          out.add("X-Type: text/x");
        }
      }
      default -> {}
    }
    conditions(random, out);
    return out.toString();
  }

  private static void contentFields(Random random, StringJoiner out) {
    if (random.nextInt(2) == 0) {
      out.add("X-Etag: " + pick(random, "\"a\"", "W/\"a\""));
    }
    if (random.nextInt(4) == 0) {
      out.add("X-Content-Type: text/special");
    }
    if (random.nextInt(6) == 0) {
      out.add("X-Content-Encoding: gzip");
      out.add("X-Cache-Control: no-store");
    }
    if (random.nextInt(8) == 0) {
      out.add("X-Empty: 1");
    }
    if (random.nextInt(8) == 0) {
      out.add("X-Epoch: 1");
    }
    out.add(
        "X-Name: " + pick(random, "", "a.html", "b.PDF", "c.unknown-ending", ".js", "d.tar.gz"));
  }

  private static void conditions(Random random, StringJoiner out) {
    if (random.nextInt(2) == 0) {
      out.add("Range: " + pick(random, RANGES));
    }
    if (random.nextInt(5) == 0) {
      out.add("If-Range: " + (random.nextBoolean() ? pick(random, TAGS) : pick(random, TIMES)));
    }
    if (random.nextInt(6) == 0) {
      out.add("If-None-Match: " + pick(random, TAGS));
    }
    if (random.nextInt(6) == 0) {
      out.add("If-Match: " + pick(random, TAGS));
    }
    if (random.nextInt(6) == 0) {
      out.add("If-Modified-Since: " + pick(random, TIMES));
    }
    if (random.nextInt(6) == 0) {
      out.add("If-Unmodified-Since: " + pick(random, TIMES));
    }
  }

  private static String pick(Random random, String... from) {
    return from[random.nextInt(from.length)];
  }

  private static String answer(Path root, String question) throws Exception {
    int space = question.indexOf(' ');
    String op = question.substring(0, space);
    String[] fields = question.substring(space + 1).split("\\|", -1);
    StringBuilder text = new StringBuilder();
    text.append(ValuesAnswers.raw(fields[0])).append(' ').append(ValuesAnswers.raw(fields[1]));
    text.append(" HTTP/1.1\r\nHost: h\r\n");
    for (int i = 2; i < fields.length; i++) {
      text.append(ValuesAnswers.raw(fields[i])).append("\r\n");
    }
    byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    Request r = Request.read(new ByteArrayInputStream(bytes));
    RecordingWriter w = new RecordingWriter();
    handler(op, root).serveHttp(w, r);
    return show(w);
  }

  private static Handler handler(String op, Path root) {
    Handler echo =
        (w, r) -> w.write(r.url().path() + " " + r.url().rawPath() + " " + r.url().rawQuery());
    return switch (op) {
      case "files" -> Http.fileServer(root);
      case "strip" -> Http.stripPrefix("/a/b", echo);
      case "strip-files" -> Http.stripPrefix("/s", Http.fileServer(root));
      case "semicolons" -> Http.allowQuerySemicolons(echo);
      case "content" -> FilesAgainstGoTest::content;
      case "serve-file" ->
          (w, r) -> Http.serveFile(w, r, root.resolve(r.header().get("X-File")).normalize());
      default -> FilesAgainstGoTest::redirect;
    };
  }

  private static void redirect(ResponseWriter w, Request r) throws IOException {
    String type = r.header().get("X-Type");
    if (!type.isEmpty()) {
      w.header().set("Content-Type", type);
    }
    int status = Integer.parseInt(r.header().get("X-Status"));
    String to = Escape.toText(ValuesAnswers.raw(r.header().get("X-To")));
    Http.redirect(w, r, to, status);
  }

  private static void content(ResponseWriter w, Request r) throws IOException {
    for (String name : List.of("Etag", "Content-Type", "Content-Encoding", "Cache-Control")) {
      if (r.header().has("X-" + name)) {
        w.header().set(name, r.header().values("X-" + name));
      }
    }
    String text = r.header().has("X-Empty") ? "" : LETTERS;
    Instant modified =
        r.header().has("X-Epoch")
            ? Instant.EPOCH
            : Instant.ofEpochSecond(1_700_000_000, 500_000_000);
    try (SeekableByteChannel channel = new BytesChannel(text)) {
      Http.serveContent(w, r, r.header().get("X-Name"), modified, channel);
    }
  }

  private static String show(RecordingWriter w) {
    StringJoiner out = new StringJoiner("|");
    out.add(String.valueOf(w.status));
    for (int i : w.header.sortedPositions()) {
      String values = String.join(", ", w.header.valuesAt(i));
      out.add(ValuesAnswers.plain(w.header.nameAt(i) + ": " + values));
    }
    ByteArrayOutputStream body = w.body;
    String whole =
        out.add(ValuesAnswers.plain(body.toString(StandardCharsets.ISO_8859_1))).toString();
    String type = w.header.get("Content-Type");
    return type.startsWith("multipart/")
        ? whole.replace(type.substring(type.indexOf('=') + 1), "BOUNDARY")
        : whole;
  }
}
