package dev.vitrine.internal.respond;

import dev.vitrine.http.Header;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.text.HeaderNames;
import dev.vitrine.internal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The fields that follow a chunked body. RFC 9110 section 6.5.
///
/// A handler declares names in `Trailer` before the head is sent and sets their values by the end, or
/// it sets keys that begin with [#PREFIX] at any time. Go: `response.declareTrailer`,
/// `response.finalTrailers`.
public final class Trailers {
  /// Go's `http.TrailerPrefix`. No field name holds a colon, so such a key cannot mean a field.
  static final String PREFIX = "Trailer:";

  /// Fields that frame, route or authenticate a message come too late after it
  /// (RFC 9110 section 6.5.1). Go: `httpguts.ValidTrailerHeader`.
  private static final Set<String> FORBIDDEN =
      Set.of(
          "Authorization",
          "Cache-Control",
          "Connection",
          "Content-Encoding",
          "Content-Length",
          "Content-Range",
          "Content-Type",
          "Expect",
          "Host",
          "Keep-Alive",
          "Max-Forwards",
          "Pragma",
          "Proxy-Authenticate",
          "Proxy-Authorization",
          "Proxy-Connection",
          "Range",
          "Realm",
          "Te",
          "Trailer",
          "Transfer-Encoding",
          "Www-Authenticate");

  private static final HttpAccess HTTP = HttpAccess.get();

  /// No name is declared; keys with the prefix may still come.
  static final Trailers NONE = new Trailers(List.of());

  private final List<String> declared;

  private Trailers(List<String> declared) {
    this.declared = declared;
  }

  /// Whether `header` announces trailers, in either way.
  static boolean announced(Header header) {
    int declaring = HTTP.find(header, "Trailer");
    if (declaring >= 0 && HTTP.valueCount(header, declaring) > 0) {
      return true;
    }
    for (int i = 0; i < HTTP.size(header); i++) {
      if (isPrefixed(HTTP.nameAt(header, i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a header's key is one of those that mean a trailer.
  static boolean isPrefixed(String key) {
    return key.startsWith(PREFIX);
  }

  /// With the names that the `Trailer` fields of a head declare; forbidden ones are passed over.
  public static Trailers declaredBy(Header head) {
    List<String> declared = new ArrayList<>();
    for (String list : head.values("Trailer")) {
      int from = 0;
      while (from <= list.length()) {
        int comma = list.indexOf(',', from);
        int to = comma < 0 ? list.length() : comma;
        String name = HeaderNames.canonical(Tokens.trim(list.substring(from, to)));
        if (!name.isEmpty() && !name.startsWith("If-") && !FORBIDDEN.contains(name)) {
          declared.add(name);
        }
        from = to + 1;
      }
    }
    return new Trailers(declared);
  }

  /// What the handler has set by its end, in the order of the names; empty when there is nothing.
  /// Names after [#PREFIX] stay as the handler spelt them, as in Go.
  public SortedMap<String, List<String>> collect(Header header) {
    SortedMap<String, List<String>> trailers = new TreeMap<>();
    for (Map.Entry<String, List<String>> field : header) {
      if (isPrefixed(field.getKey())) {
        trailers.put(field.getKey().substring(PREFIX.length()), new ArrayList<>(field.getValue()));
      }
    }
    for (String name : declared) {
      for (String value : header.values(name)) {
        trailers.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
      }
    }
    return trailers;
  }
}
