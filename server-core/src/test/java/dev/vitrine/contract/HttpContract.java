package dev.vitrine.contract;

import dev.vitrine.http.AbortHandlerException;
import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.BasicAuth;
import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.BodyTooLargeException;
import dev.vitrine.http.ConnState;
import dev.vitrine.http.ContentLengthException;
import dev.vitrine.http.Context;
import dev.vitrine.http.Cookie;
import dev.vitrine.http.FormFile;
import dev.vitrine.http.Handler;
import dev.vitrine.http.HandlerTimeoutException;
import dev.vitrine.http.Header;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.HijackedException;
import dev.vitrine.http.Http;
import dev.vitrine.http.MultipartForm;
import dev.vitrine.http.MultipartReader;
import dev.vitrine.http.Part;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.SameSite;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.http.Url;
import dev.vitrine.http.UrlSyntaxException;
import dev.vitrine.http.Values;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/// A program that uses every name of `dev.vitrine.http`. It is compiled and never run: each method may
/// throw what the contract says of the calls in it, and no more.
final class HttpContract {
  private HttpContract() {}

  static void handlers(Handler h, Listener l, Path file) throws IOException {
    Handler lambda =
        (ResponseWriter w, Request r) -> {
          throw new Exception();
        };
    Http.handle("/", lambda);
    Http.handleFunc("/", h);
    Http.listenAndServe(":8080", h);
    Http.listenAndServeTls(":8443", file, file, null);
    Http.serve(l, h);
    Http.serveTls(l, h, file, file);
  }

  static Handler wrapped(Handler h, Path root) {
    Handler named = Http.named("name", h);
    Handler stripped = Http.stripPrefix("/a", named);
    Handler timed = Http.timeoutHandler(stripped, Duration.ofSeconds(1), "late");
    Handler limited = Http.maxBytesHandler(timed, 1L);
    Handler semicolons = Http.allowQuerySemicolons(limited);
    Handler files = Http.fileServer(root);
    Handler moved = Http.redirectHandler("/", 301);
    Handler none = Http.notFoundHandler();
    return List.of(semicolons, files, moved, none).get(0);
  }

  static void answers(ResponseWriter w, Request r, Path file, SeekableByteChannel content)
      throws IOException {
    Http.error(w, "no", 400);
    Http.notFound(w, r);
    Http.redirect(w, r, "/", 302);
    Http.serveFile(w, r, file);
    Http.serveContent(w, r, "name", Instant.EPOCH, content);
  }

  static String functions(ResponseWriter w, InputStream body, Cookie c) {
    InputStream limited = Http.maxBytesReader(w, body, 1L);
    Http.setCookie(w, c);
    Instant time = Http.parseTime(Http.formatTime(Instant.EPOCH));
    final String prefix = Http.TRAILER_PREFIX;
    return prefix
        + Http.detectContentType(new byte[0])
        + Http.statusText(200)
        + Http.canonicalHeaderKey("a")
        + time
        + limited;
  }

  static Server server(
      Handler h,
      SSLContext context,
      Function<Listener, Context> base,
      BiFunction<Context, Conn, Context> conn,
      BiConsumer<Conn, ConnState> state,
      System.Logger log,
      Tracer tracer) {
    Server.Builder builder = Server.builder();
    return builder
        .address("")
        .handler(h)
        .tls(context)
        .readTimeout(Duration.ZERO)
        .readHeaderTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .idleTimeout(Duration.ZERO)
        .maxHeaderBytes(1 << 20)
        .baseContext(base)
        .connContext(conn)
        .connState(state)
        .disableGeneralOptionsHandler(true)
        .errorLog(log)
        .tracer(tracer)
        .build();
  }

  static void serving(Server s, Listener l, Path file) throws IOException {
    s.listenAndServe();
    s.listenAndServeTls(file, file);
    s.serve(l);
    s.serveTls(l, file, file);
  }

  static void ending(Server s) throws InterruptedException, TimeoutException {
    AutoCloseable closeable = s;
    s.shutdown(Duration.ZERO);
    s.registerOnShutdown(() -> {});
    s.setKeepAlivesEnabled(false);
    s.close();
    assert closeable == s;
  }

  static int states(ConnState s) {
    return switch (s) {
      case NEW -> 0;
      case ACTIVE -> 1;
      case IDLE -> 2;
      case HIJACKED -> 3;
      case CLOSED -> 4;
    };
  }

  static String mux(Request r) {
    Handler asHandler = new ServeMux();
    ServeMux mux = ServeMux.defaultMux();
    mux.handle("/", asHandler).handleFunc("GET /a/{b}", (w, q) -> {});
    ServeMux.Match match = mux.handler(r);
    Handler h = match.handler();
    return match.pattern() + h + new ServeMux.Match(h, "");
  }

  static String request(Request given) throws IOException {
    Request r = Request.of("GET", "/");
    Request read = Request.read(InputStream.nullInputStream());
    String texts = r.method() + r.proto() + r.host() + r.requestUri() + r.remoteAddress();
    int numbers = r.protoMajor() + r.protoMinor();
    boolean truths = r.protoAtLeast(1, 1) && r.close();
    Url url = r.url();
    Header header = r.header();
    Header trailer = r.trailer();
    InputStream body = r.body();
    long length = r.contentLength();
    List<String> codings = r.transferEncoding();
    Context context = r.context();
    SSLSession tls = r.tls();
    Request other = r.withContext(context).withUrl(url).withBody(body);
    String all = texts + numbers + truths + header + trailer + length + codings + tls;
    return all + other.method() + read.method() + given.method();
  }

  static Object quietForms(Request r) {
    Values form = r.form();
    Values postForm = r.postForm();
    MultipartForm multipart = r.multipartForm();
    String texts = r.formValue("a") + r.postFormValue("a") + r.userAgent() + r.referer();
    Optional<Cookie> cookie = r.cookie("a");
    List<Cookie> cookies = r.cookies();
    List<Cookie> named = r.cookiesNamed("a");
    Optional<BasicAuth> auth = r.basicAuth();
    String matched = r.pattern() + r.pathValue("a");
    r.setPathValue("a", "b");
    return List.of(form, postForm, multipart, texts, cookie, cookies, named, auth, matched);
  }

  static void forms(Request r) throws IOException {
    r.parseForm();
    r.parseMultipartForm(1L << 20);
    MultipartReader reader = r.multipartReader();
    Part part = reader.nextPart();
    InputStream content = part;
    String texts = part.formName() + part.fileName();
    Header header = part.header();
    FormFile file = r.formFile("a");
    InputStream opened = file.open();
    assert !content.equals(opened) && texts != null && header != null;
  }

  static String parts(FormFile file, BasicAuth auth) {
    try (MultipartForm form = null) {
      Values value = form.value();
      Map<String, List<FormFile>> files = form.file();
      long size = file.size();
      Header header = file.header();
      String texts = file.fileName() + auth.username() + auth.password();
      return texts + value + files + size + header + new BasicAuth("a", "b");
    }
  }

  static void writing(ResponseWriter w) throws IOException {
    w.writeHeader(200);
    w.write(new byte[0]);
    w.write(new byte[0], 0, 0);
    w.write("text");
    w.flush();
    Hijacked hijacked = w.hijack();
    Conn conn = hijacked.conn();
    byte[] buffered = hijacked.buffered();
    assert new Hijacked(conn, buffered) != null;
  }

  static OutputStream control(ResponseWriter w) {
    Header header = w.header();
    header.add("A", "1");
    w.setReadDeadline(Instant.EPOCH);
    w.setWriteDeadline(null);
    w.enableFullDuplex();
    return w.body();
  }

  static String header() {
    Header h = Header.of("A", "1", "B", "2");
    h.add("A", "2");
    h.set("A", "3");
    h.set("A", List.of());
    h.delete("A");
    String text = h.get("A");
    List<String> values = h.values("A");
    boolean truths = h.has("A") && h.isEmpty();
    for (Map.Entry<String, List<String>> field : h) {
      text += field.getKey();
    }
    Header copy = h.copy();
    return text + values + truths + copy + new Header();
  }

  static String values() {
    Values v = Values.of("a", "1");
    Values parsed = Values.parse("a=1");
    v.add("a", "2");
    v.set("a", "3");
    v.delete("a");
    String text = v.get("a") + v.encode();
    List<String> all = v.values("a");
    boolean truths = v.has("a") && v.isEmpty();
    for (Map.Entry<String, List<String>> pair : v) {
      text += pair.getKey();
    }
    return text + parsed + all + truths;
  }

  static String url() {
    Url u = Url.parse("http://h/");
    Url target = Url.parseRequestUri("/");
    Url made = new Url("http", "", "u:p", "h:80", "/p", "", false, "q=1", "f");
    if (made
        instanceof
        Url(
            String scheme,
            String opaque,
            String userInfo,
            String host,
            String path,
            String rawPath,
            boolean forceQuery,
            String rawQuery,
            String fragment)) {
      return scheme + opaque + userInfo + host + path + rawPath + forceQuery + rawQuery + fragment;
    }
    Values query = u.query();
    boolean absolute = u.isAbsolute();
    return u.escapedPath() + u.requestUri() + u.hostname() + u.port() + query + absolute + target;
  }

  static String cookie() {
    Cookie c =
        Cookie.of("a", "b")
            .withPath("/")
            .withDomain("d")
            .withExpires(Instant.EPOCH)
            .withMaxAge(-1)
            .withSecure(true)
            .withHttpOnly(true)
            .withSameSite(SameSite.LAX)
            .withPartitioned(true)
            .withQuoted(true);
    c.validate();
    Instant expires = c.expires();
    int maxAge = c.maxAge();
    boolean truths = c.secure() && c.httpOnly() && c.partitioned() && c.quoted();
    String site =
        switch (c.sameSite()) {
          case DEFAULT -> "";
          case LAX -> "l";
          case STRICT -> "s";
          case NONE -> "n";
        };
    List<Cookie> parsed = Cookie.parse("a=b");
    Cookie set = Cookie.parseSetCookie("a=b; Path=/");
    String texts = c.name() + c.value() + c.path() + c.domain() + c;
    return texts + expires + maxAge + truths + site + parsed + set;
  }

  static String context() {
    Context.Key<Integer> key = Context.key("number");
    Context c = Context.background().with(key, 1);
    Integer value = c.value(key);
    Throwable cause = c.cause();
    c.onDone(() -> {});
    return value + " " + cause + c.isDone();
  }

  static String exceptions() {
    RuntimeException abort = new AbortHandlerException();
    RuntimeException abortWithText = new AbortHandlerException("why");
    IllegalArgumentException url = new UrlSyntaxException("why");
    BadRequestException bad = new BadRequestException("why");
    BodyTooLargeException large = new BodyTooLargeException("why");
    List<IOException> checked =
        List.of(
            bad,
            large,
            new ServerClosedException("why"),
            new ContentLengthException("why"),
            new BodyNotAllowedException("why"),
            new HijackedException("why"),
            new HandlerTimeoutException("why"));
    int status = bad.status();
    long limit = large.limit();
    return bad.reason() + status + limit + abort + abortWithText + url + checked;
  }

  /// Whoever writes a response writer of his own implements these and nothing else.
  static final class OwnWriter implements ResponseWriter {
    @Override
    public Header header() {
      return new Header();
    }

    @Override
    public void writeHeader(int status) throws IOException {}

    @Override
    public void write(byte[] b) throws IOException {}

    @Override
    public void write(byte[] b, int off, int len) throws IOException {}

    @Override
    public void write(String text) throws IOException {}

    @Override
    public OutputStream body() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public void flush() throws IOException {}

    @Override
    public Hijacked hijack() throws IOException {
      throw new HijackedException("never");
    }

    @Override
    public void setReadDeadline(Instant t) {}

    @Override
    public void setWriteDeadline(Instant t) {}

    @Override
    public void enableFullDuplex() {}
  }

  /// And whoever writes a context of his own, these.
  static final class OwnContext implements Context {
    @Override
    public <T> Context with(Context.Key<T> k, T v) {
      return this;
    }

    @Override
    public <T> T value(Context.Key<T> k) {
      return null;
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public Throwable cause() {
      return null;
    }

    @Override
    public void onDone(Runnable r) {}
  }
}
