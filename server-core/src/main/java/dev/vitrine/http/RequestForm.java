package dev.vitrine.http;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.FormParsed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The forms of one request, read when they are first asked for: the query, and the body where it is
/// one. Go: `Request.ParseForm`, `ParseMultipartForm`, `FormValue`, `FormFile`, `MultipartReader`.
///
/// Differs from Go in one thing: `form()` parses by itself and does not throw, so what was wrong is
/// kept for the first `parseForm` behind it.
final class RequestForm {
  /// How many bytes of files `formValue` and `formFile` keep in memory. Go: `defaultMaxMemory`.
  static final long DEFAULT_MEMORY = 32 << 20;

  private final String method;
  private final Url url;
  private final Header header;
  private final InputStream body;
  private final Consumer<MultipartForm> closeLater;
  private final ConnectionTrace trace; // null: nobody watches

  private Values form; // null until parsed
  private Values postForm; // null until parsed
  private MultipartForm multipart; // null until parsed without error
  private boolean handedToReader;
  private IOException problem; // found where nobody could be told

  /// @param closeLater gets each form with files, to close it at the end of the request
  /// @param trace null when nobody watches
  RequestForm(
      String method,
      Url url,
      Header header,
      InputStream body,
      Consumer<MultipartForm> closeLater,
      ConnectionTrace trace) {
    this.method = method;
    this.url = url;
    this.header = header;
    this.body = body;
    this.closeLater = closeLater;
    this.trace = trace;
  }

  /// For a copy of the request: what is parsed is shared, what is not comes from the copy's own URL
  /// and body.
  RequestForm forCopy(Url url, InputStream body) {
    RequestForm copy = new RequestForm(method, url, header, body, closeLater, trace);
    copy.form = form;
    copy.postForm = postForm;
    copy.multipart = multipart;
    copy.handedToReader = handedToReader;
    copy.problem = problem;
    return copy;
  }

  Values form() {
    if (form == null) {
      problem = parse();
    }
    return form;
  }

  Values postForm() {
    if (postForm == null) {
      problem = parse();
    }
    return postForm;
  }

  void parseForm() throws IOException {
    IOException wrong = form == null ? parse() : problem;
    problem = null;
    if (wrong != null) {
      throw wrong;
    }
  }

  void parseMultipartForm(long maxMemory) throws IOException {
    if (handedToReader) {
      throw new IOException("http: multipart handled by MultipartReader");
    }
    IOException wrong = form == null ? parse() : null;
    if (multipart != null) {
      return;
    }
    MultipartForm parsed = MultipartFormReader.read(reader(false), maxMemory);
    closeLater.accept(parsed);
    form.addAll(parsed.value());
    postForm.addAll(parsed.value());
    multipart = parsed;
    tellParsed();
    if (wrong != null) {
      throw wrong;
    }
  }

  MultipartForm multipartForm() {
    return multipart;
  }

  MultipartReader multipartReader() throws IOException {
    if (handedToReader) {
      throw new IOException("http: MultipartReader called twice");
    }
    if (multipart != null) {
      throw new IOException("http: multipart handled by ParseMultipartForm");
    }
    handedToReader = true;
    return reader(true);
  }

  FormFile formFile(String name) throws IOException {
    if (handedToReader) {
      throw new IOException("http: multipart handled by MultipartReader");
    }
    if (multipart == null) {
      parseMultipartForm(DEFAULT_MEMORY);
    }
    List<FormFile> files = multipart.file().get(name);
    return files == null ? null : files.get(0);
  }

  String formValue(String name) {
    if (form == null) {
      parseQuietly();
    }
    return form == null ? "" : form.get(name);
  }

  String postFormValue(String name) {
    if (postForm == null) {
      parseQuietly();
    }
    return postForm == null ? "" : postForm.get(name);
  }

  private void parseQuietly() {
    try {
      parseMultipartForm(DEFAULT_MEMORY);
    } catch (IOException e) {
      // As Go: who asks for one value gets what could be read. That a form is no multipart form is
      // the common case and nothing worth keeping. Nothing is parsed once the parts were handed
      // out.
    }
  }

  // @start region="form-parsed"
  /// Parses query and body.
  ///
  /// @return what was wrong first, null when nothing was
  private IOException parse() {
    Values fromBody = new Values();
    IOException wrong = null;
    if (method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
      wrong = FormBody.read(header, body, fromBody);
    }
    postForm = fromBody;
    // What the body says comes before what the query says.
    form = new Values();
    form.addAll(fromBody);
    UrlSyntaxException badQuery = form.addQuery(url.rawQuery());
    tellParsed();
    return wrong == null && badQuery != null ? FormBody.badRequest(badQuery) : wrong;
  }

  private void tellParsed() {
    if (trace != null) {
      long fields = 0;
      for (Map.Entry<String, List<String>> e : form) {
        fields += e.getValue().size();
      }
      trace.emit(new FormParsed(fields));
    }
  }

  // @end region="form-parsed"

  private MultipartReader reader(boolean mixedToo) throws IOException {
    MediaType type = MediaType.parse(header.get("Content-Type"));
    boolean fits =
        type.type().equals("multipart/form-data")
            || mixedToo && type.type().equals("multipart/mixed");
    if (type.problem() != null || !fits) {
      throw new IOException("request Content-Type isn't multipart/form-data");
    }
    String boundary = type.parameters().get("boundary");
    if (boundary == null) {
      throw new IOException("no multipart boundary param in Content-Type");
    }
    return new MultipartReader(body, boundary, trace);
  }
}
