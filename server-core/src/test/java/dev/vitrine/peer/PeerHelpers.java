package dev.vitrine.peer;

import dev.vitrine.http.BasicAuth;
import dev.vitrine.http.BodyTooLargeException;
import dev.vitrine.http.Cookie;
import dev.vitrine.http.FormFile;
import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;
import dev.vitrine.http.MultipartForm;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// The handlers of [GoPeer] that show what a request and its helpers give: forms, cookies, files,
/// limits. What `src/test/go/peer/main.go` says of them holds here.
public final class PeerHelpers implements Handler {
  private final Handler files;
  private final Handler limited = Http.maxBytesHandler(PeerHelpers::form, 60);
  private final Handler others = new PeerHandler();
  private final Handler timed = Http.timeoutHandler(others, Duration.ofHours(1), "");
  private final Handler late = Http.timeoutHandler(PeerHelpers::late, Duration.ofNanos(1), "late");

  /// @param directory what `/files/` serves
  public PeerHelpers(Path directory) {
    this.files = Http.stripPrefix("/files", Http.fileServer(directory));
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    String path = r.url().path();
    if (path.startsWith("/files")) {
      files.serveHttp(w, r);
      return;
    }
    switch (path) {
      case "/form" -> form(w, r);
      case "/limited" -> limited.serveHttp(w, r);
      case "/timed" -> timed.serveHttp(w, r);
      case "/late" -> late.serveHttp(w, r);
      case "/cookies" -> cookies(w, r);
      case "/redirect" -> Http.redirect(w, r, r.url().query().get("to"), 302);
      default -> others.serveHttp(w, r);
    }
  }

  private static void late(ResponseWriter w, Request r) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    r.context().onDone(done::countDown);
    done.await();
  }

  private static void form(ResponseWriter w, Request r) throws IOException {
    IOException failed = null;
    try {
      r.parseMultipartForm(10);
    } catch (IOException e) {
      failed = e;
    }
    StringBuilder out = new StringBuilder();
    out.append("failed ").append(failed != null).append("\nform ").append(r.form().encode());
    out.append("\npostForm ").append(r.postForm().encode()).append('\n');
    if (failed instanceof BodyTooLargeException e && e.limit() == 60) {
      out.append("limit 60\n");
    }
    MultipartForm form = r.multipartForm();
    if (form != null) {
      for (Map.Entry<String, List<FormFile>> e : new TreeMap<>(form.file()).entrySet()) {
        for (FormFile file : e.getValue()) {
          out.append("file ").append(e.getKey()).append(' ').append(file.fileName()).append(' ');
          out.append(file.size()).append(' ').append(file.header().get("Content-Type"));
          out.append(' ').append(content(file)).append('\n');
        }
      }
    }
    w.write(out.toString());
  }

  private static String content(FormFile file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static void cookies(ResponseWriter w, Request r) throws IOException {
    List<Cookie> cookies = r.cookies();
    for (Cookie c : cookies) {
      Cookie back = Cookie.of(c.name(), c.value()).withQuoted(c.quoted());
      Http.setCookie(w, back.withPath("/").withMaxAge(60));
    }
    Optional<BasicAuth> auth = r.basicAuth();
    String user = auth.map(BasicAuth::username).orElse("");
    String password = auth.map(BasicAuth::password).orElse("");
    w.write(cookies.size() + " " + user + " " + password + " " + auth.isPresent());
  }
}
