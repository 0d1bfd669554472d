package dev.vitrine.http;

import dev.vitrine.internal.access.RequestHead;
import dev.vitrine.internal.read.RequestReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/// A request that the server received. RFC 9110 sections 6 and 9, RFC 9112 section 3. Go:
/// `http.Request`, the server's side, whose fields and methods have the names of the methods here.
///
/// Method, target, raw query and header values are ISO-8859-1, one char a byte. Not safe for several
/// threads at once, but for [#context].
public final class Request {
  private final RequestHead head;
  private final Url url;
  private final InputStream body;
  private final long contentLength;
  private final RequestOrigin origin;
  private final Context context; // null: the origin's
  private final RouteMatch match;
  private RequestForm forms; // null until one is asked for

  Request(RequestHead head, InputStream body) {
    this(head, head.url(), body, head.contentLength(), new RequestOrigin(), null, new RouteMatch());
  }

  private Request(
      RequestHead head,
      Url url,
      InputStream body,
      long contentLength,
      RequestOrigin origin,
      Context context,
      RouteMatch match) {
    this.head = head;
    this.url = url;
    this.body = body;
    this.contentLength = contentLength;
    this.origin = origin;
    this.context = context;
    this.match = match;
  }

  /// A request that came over no connection, for tests and for asking a [ServeMux]. An absolute
  /// target ("http://host/path") gives the host.
  ///
  /// @throws IllegalArgumentException when method or target are none
  public static Request of(String method, String target) {
    return RequestReader.parse(method, target);
  }

  /// Reads one request from `in`: its head at once, its body as the body is read. No byte is read
  /// past the head until then, and none past the body ever. Go: `http.ReadRequest`.
  ///
  /// @throws BadRequestException when it is no request that the server would accept
  /// @throws java.io.EOFException when the stream ended before the head did
  public static Request read(InputStream in) throws IOException {
    return RequestReader.readFrom(in);
  }

  /// The method, "GET" for example, as it was sent: methods know their case.
  public String method() {
    return head.method();
  }

  /// The target, taken apart.
  public Url url() {
    return url;
  }

  /// The protocol version, "HTTP/1.1" for example.
  public String proto() {
    return head.proto();
  }

  /// 1 for "HTTP/1.0".
  public int protoMajor() {
    return head.protoMajor();
  }

  /// 0 for "HTTP/1.0".
  public int protoMinor() {
    return head.protoMinor();
  }

  /// Whether the client speaks at least this version.
  public boolean protoAtLeast(int major, int minor) {
    return head.protoMajor() > major || head.protoMajor() == major && head.protoMinor() >= minor;
  }

  /// The header, without `Host` (see [#host]) and `Transfer-Encoding` (see [#transferEncoding]); where
  /// the body is chunked also without `Trailer` (see [#trailer]) and `Content-Length`.
  public Header header() {
    return head.header();
  }

  /// The body, empty where there is none; never null. The server closes it after the handler.
  public InputStream body() {
    return body;
  }

  /// The length of the body in bytes, 0 where there is none, -1 when it is not known.
  public long contentLength() {
    return contentLength;
  }

  /// The codings of the body, outermost first: "chunked", or none. Go removes them from the header,
  /// too.
  public List<String> transferEncoding() {
    return head.transferEncoding();
  }

  /// Whether the client asked for the connection to be closed after the response.
  public boolean close() {
    return head.close();
  }

  /// The host that is asked for, with its port where one was sent.
  public String host() {
    return head.host();
  }

  /// The target as it was sent.
  public String requestUri() {
    return head.target();
  }

  /// The client's `ip:port`; "" when it came over no connection.
  public String remoteAddress() {
    return origin.link.remoteAddress();
  }

  /// The trailers: the announced names with empty lists until the body was read to its end, then the
  /// fields that came.
  public Header trailer() {
    return head.trailer() == null ? new Header() : head.trailer();
  }

  /// The context: done when the client goes away, the handler returns or the server closes. Any
  /// thread.
  public Context context() {
    return context != null ? context : origin.link.context();
  }

  /// The TLS session; null on a plain connection.
  public SSLSession tls() {
    return origin.link.tls();
  }

  /// The client's word for itself; "" when it said none.
  public String userAgent() {
    return header().get("User-Agent");
  }

  /// Where the client came from; "" when it did not say. The field is misspelt in the standard, too.
  public String referer() {
    return header().get("Referer");
  }

  /// Name and password of Basic authentication, RFC 7617; empty when none was sent in proper form.
  public Optional<BasicAuth> basicAuth() {
    return BasicAuth.parse(header().get("Authorization"));
  }

  /// The first cookie of this name; empty when there is none. Go: `Request.Cookie`.
  public Optional<Cookie> cookie(String name) {
    List<Cookie> found = cookiesNamed(name);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /// The cookies of the request, without pairs that are malformed; none past 3,000. RFC 6265 section
  /// 4.2. Go: `Request.Cookies`.
  public List<Cookie> cookies() {
    return CookieReader.lenient(header().values("Cookie"), "");
  }

  /// The cookies of this name; none for "". Go: `Request.CookiesNamed`.
  public List<Cookie> cookiesNamed(String name) {
    return name.isEmpty() ? List.of() : CookieReader.lenient(header().values("Cookie"), name);
  }

  /// The pairs of the query and, behind those of the body's, for POST, PUT and PATCH with
  /// `application/x-www-form-urlencoded`; those of a multipart body once it was parsed. Parses on
  /// first use, as [#parseForm()] does, and never throws: what is malformed is missing. Go:
  /// `Request.Form`.
  public Values form() {
    return forms().form();
  }

  /// As [#form()], without the query's. Go: `Request.PostForm`.
  public Values postForm() {
    return forms().postForm();
  }

  /// Parses query and body, at most 10 MiB of it, or as much as [Http#maxBytesReader] lets through.
  /// Blocks while the body does. A second call does nothing. Go: `Request.ParseForm`.
  ///
  /// @throws BadRequestException for malformed pairs, of which the others are kept
  /// @throws BodyTooLargeException when the body is too large
  /// @throws IOException what reading the body threw
  public void parseForm() throws IOException {
    forms().parseForm();
  }

  /// Parses query and `multipart/form-data` body: fields into [#form()] and [#postForm()], files into
  /// [#multipartForm()]. Blocks while the body does. Go: `Request.ParseMultipartForm`.
  ///
  /// @param maxMemory how many bytes of files stay in memory, the rest going to a temporary file that
  ///     is removed at the end of the request; 10 MiB come on top for fields
  /// @throws BodyTooLargeException for too much in fields, 1,001 parts or 10,001 header fields
  /// @throws IOException when the body is no such form, is malformed or cannot be read
  public void parseMultipartForm(long maxMemory) throws IOException {
    forms().parseMultipartForm(maxMemory);
  }

  /// The form of a multipart body; null until one was parsed without error.
  public MultipartForm multipartForm() {
    return forms == null ? null : forms.multipartForm();
  }

  /// Gives the parts of a `multipart/form-data` or `multipart/mixed` body one by one, instead of
  /// parsing it as a form. Go: `Request.MultipartReader`.
  ///
  /// @throws IOException when the body is no such thing, or was parsed or given out before
  public MultipartReader multipartReader() throws IOException {
    return forms().multipartReader();
  }

  /// The first file of this name in a multipart body, which is parsed if it was not, with 32 MiB in
  /// memory; null when there is none. Go: `Request.FormFile`.
  ///
  /// @throws IOException as [#parseMultipartForm(long)]
  public FormFile formFile(String name) throws IOException {
    return forms().formFile(name);
  }

  /// The first value of this name in [#form()], a multipart body parsed as well, with 32 MiB in memory;
  /// "" when there is none. Go: `Request.FormValue`.
  public String formValue(String name) {
    return forms().formValue(name);
  }

  /// As [#formValue(String)], without the query. Go: `Request.PostFormValue`.
  public String postFormValue(String name) {
    return forms().postFormValue(name);
  }

  private RequestForm forms() {
    if (forms == null) {
      forms = new RequestForm(method(), url, header(), body, origin::closeLater, origin.trace);
    }
    return forms;
  }

  /// The pattern by which a mux found the handler; "" without one.
  public String pattern() {
    return match.pattern();
  }

  /// What the wildcard `name` of the pattern stands for in this request; "" when there is none.
  public String pathValue(String name) {
    return match.value(name);
  }

  /// Sets what [#pathValue] returns, for muxes other than ours.
  public void setPathValue(String name, String value) {
    match.setValue(name, value);
  }

  /// A copy with another context.
  public Request withContext(Context c) {
    return withForms(
        new Request(
            head,
            url,
            body,
            contentLength,
            origin,
            Objects.requireNonNull(c, "context"),
            match.copy()));
  }

  /// A copy with another URL.
  public Request withUrl(Url u) {
    return withForms(
        new Request(
            head,
            Objects.requireNonNull(u, "url"),
            body,
            contentLength,
            origin,
            context,
            match.copy()));
  }

  /// A copy with another body, whose length is not known.
  public Request withBody(InputStream in) {
    return withBody(in, -1);
  }

  /// A copy with another body of a length that is known, or -1.
  Request withBody(InputStream in, long length) {
    return withForms(
        new Request(
            head, url, Objects.requireNonNull(in, "body"), length, origin, context, match.copy()));
  }

  /// Gives a copy what this request has parsed already: the body can be read only once.
  private Request withForms(Request copy) {
    if (forms != null) {
      copy.forms = forms.forCopy(copy.url, copy.body);
    }
    return copy;
  }

  RequestOrigin origin() {
    return origin;
  }

  RouteMatch match() {
    return match;
  }
}
