package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import dev.vitrine.internal.text.HeaderNames;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The fields behind a chunked body. RFC 9110 section 6.5, RFC 9112 section 7.1.2. Go: `fixTrailer`
/// for those that are announced, `body.readTrailer` for those that come.
///
/// They are kept apart from the header, so that a field that decided something there (RFC 9110 section
/// 6.5.1 has a list) cannot be changed after the fact.
final class Trailers {
  /// The most bytes of trailers, with the line ends around them. Go: the size of its `bufio.Reader`.
  private static final int MOST_BYTES = 4096;

  private Trailers() {}

  /// The names that a chunked message's `Trailer` field announces, without values; takes the field
  /// out of `header`.
  static Header announced(Header header) throws BadRequestException {
    Header trailer = new Header();
    if (!header.has("Trailer")) {
      return trailer;
    }
    List<String> names = new ArrayList<>();
    for (String list : header.values("Trailer")) {
      ListField.forEach(list, names::add);
    }
    header.delete("Trailer");
    for (String name : names) {
      switch (HeaderNames.canonical(name)) {
        case "Transfer-Encoding", "Trailer", "Content-Length" ->
            throw Refused.TRAILER_NAME.exception();
        default -> trailer.set(name, List.of());
      }
    }
    return trailer;
  }

  // @start region="trailers"
  /// Reads the fields up to the empty line into `trailer`; returns their names.
  ///
  /// @throws IOException when there are too many, or they are no fields
  static List<String> read(ReadBuffer in, Header trailer) throws IOException {
    if (!in.ensure(2)) {
      throw new EOFException("http: unexpected EOF reading trailer");
    }
    if (in.at(0) == '\r' && in.at(1) == '\n') {
      in.skip(2);
      return List.of();
    }
    awaitEnd(in);
    HeadLines lines = new HeadLines(in);
    lines.begin(MOST_BYTES);
    FieldLines fields = FieldLines.ofTrailers();
    fields.read(lines);
    lines.finish();
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, List<String>> field : fields.header()) {
      trailer.set(field.getKey(), field.getValue());
      names.add(field.getKey());
    }
    return names;
  }

  // @end region="trailers"

  /// Waits for an empty line before anything is parsed: a client shall not send trailers without end.
  private static void awaitEnd(ReadBuffer in) throws IOException {
    for (int scanned = 4; ; scanned++) {
      if (scanned > MOST_BYTES || !in.ensure(scanned)) {
        throw new IOException("http: suspiciously long trailer after chunked body");
      }
      if (in.at(scanned - 1) == '\n'
          && in.at(scanned - 2) == '\r'
          && in.at(scanned - 3) == '\n'
          && in.at(scanned - 4) == '\r') {
        return;
      }
    }
  }
}
