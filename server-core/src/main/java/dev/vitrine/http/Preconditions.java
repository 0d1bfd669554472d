package dev.vitrine.http;

import dev.vitrine.internal.text.HttpTime;
import dev.vitrine.internal.text.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Decides whether a client that has, or expects, some version of a content gets it. RFC 9110 section
/// 13, in the order of section 13.2.2. Go: `checkPreconditions` and what it calls.
final class Preconditions {
  private enum Result {
    NONE,
    TRUE,
    FALSE
  }

  /// That the client has been answered, with 304 or 412.
  static final String ANSWERED = null;

  private final ResponseWriter w;
  private final Request r;
  private final Instant modified; // null: unknown

  private Preconditions(ResponseWriter w, Request r, Instant modified) {
    this.w = w;
    this.r = r;
    this.modified = modified;
  }

  /// Looks at all of them; the handler has set `Etag` if there is one.
  ///
  /// @param modified null when unknown
  /// @return the `Range` field that counts, empty for none, or null when the client has been answered
  static String check(ResponseWriter w, Request r, Instant modified) throws IOException {
    return new Preconditions(w, r, modified).check();
  }

  private String check() throws IOException {
    Result match = ifMatch();
    if (match == Result.NONE) {
      match = ifUnmodifiedSince();
    }
    if (match == Result.FALSE) {
      w.writeHeader(412);
      return ANSWERED;
    }
    Result noneMatch = ifNoneMatch();
    if (noneMatch == Result.FALSE) {
      if (isGetOrHead()) {
        notModified(w);
      } else {
        w.writeHeader(412);
      }
      return ANSWERED;
    }
    if (noneMatch == Result.NONE && !isModifiedSince(r, modified)) {
      notModified(w);
      return ANSWERED;
    }
    String range = r.header().get("Range");
    return range.isEmpty() || ifRange() == Result.FALSE ? "" : range;
  }

  /// Answers 304, which describes nothing that is not sent. RFC 9110 section 15.4.5.
  static void notModified(ResponseWriter w) throws IOException {
    Header h = w.header();
    h.delete("Content-Type");
    h.delete("Content-Length");
    h.delete("Content-Encoding");
    if (!h.get("Etag").isEmpty()) {
      h.delete("Last-Modified");
    }
    w.writeHeader(304);
  }

  /// Whether a time says nothing: none, or the epoch, which file systems show for "unknown".
  static boolean isUnknown(Instant modified) {
    return modified == null || modified.equals(Instant.EPOCH);
  }

  /// False when the client's `If-Modified-Since` is not older than the content. RFC 9110 section
  /// 13.1.3.
  static boolean isModifiedSince(Request r, Instant modified) {
    String since = r.header().get("If-Modified-Since");
    if (!isGetOrHead(r) || since.isEmpty() || isUnknown(modified)) {
      return true;
    }
    Instant t = time(since);
    return t == null || isAfter(modified, t);
  }

  /// RFC 9110 section 13.1.1: strong comparison.
  private Result ifMatch() {
    String list = r.header().get("If-Match");
    return list.isEmpty() ? Result.NONE : matches(list, true) ? Result.TRUE : Result.FALSE;
  }

  /// RFC 9110 section 13.1.2: weak comparison.
  private Result ifNoneMatch() {
    String list = r.header().get("If-None-Match");
    return list.isEmpty() ? Result.NONE : matches(list, false) ? Result.FALSE : Result.TRUE;
  }

  /// RFC 9110 section 13.1.4.
  private Result ifUnmodifiedSince() {
    String since = r.header().get("If-Unmodified-Since");
    Instant t = since.isEmpty() || isUnknown(modified) ? null : time(since);
    return t == null ? Result.NONE : isAfter(modified, t) ? Result.FALSE : Result.TRUE;
  }

  /// RFC 9110 section 13.1.5: an entity tag, or the very date.
  private Result ifRange() {
    String field = r.header().get("If-Range");
    if (!isGetOrHead() || field.isEmpty()) {
      return Result.NONE;
    }
    String tag = tag(field);
    if (!tag.isEmpty()) {
      return isStrongMatch(tag) ? Result.TRUE : Result.FALSE;
    }
    Instant t = modified == null ? null : time(field);
    boolean same = t != null && t.getEpochSecond() == modified.getEpochSecond();
    return same ? Result.TRUE : Result.FALSE;
  }

  /// Whether the list holds our tag, or "*"; what is no tag ends it.
  private boolean matches(String list, boolean strong) {
    String rest = Tokens.trim(list);
    while (!rest.isEmpty()) {
      if (rest.startsWith(",")) {
        rest = Tokens.trim(rest.substring(1));
        continue;
      }
      if (rest.startsWith("*")) {
        return true;
      }
      String tag = tag(rest);
      if (tag.isEmpty()) {
        return false;
      }
      if (strong ? isStrongMatch(tag) : isWeakMatch(tag)) {
        return true;
      }
      rest = Tokens.trim(rest.substring(tag.length()));
    }
    return false;
  }

  private boolean isStrongMatch(String tag) {
    return tag.startsWith("\"") && tag.equals(w.header().get("Etag"));
  }

  private boolean isWeakMatch(String tag) {
    return opaque(tag).equals(opaque(w.header().get("Etag")));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  /// The entity tag at the beginning, empty when there is none. RFC 9110 section 8.8.3.
  private static String tag(String text) {
    String s = Tokens.trim(text);
    int start = s.startsWith("W/") ? 2 : 0;
    if (s.length() - start < 2 || s.charAt(start) != '"') {
      return "";
    }
    for (int i = start + 1; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '"') {
        return s.substring(0, i + 1);
      }
      if (c < 0x21 || c == 0x7f) {
        return "";
      }
    }
    return "";
  }

  private static Instant time(String text) {
    try {
      return HttpTime.parse(text);
    } catch (DateTimeParseException notADate) {
      return null; // RFC 9110 section 13.1.3: then the field is ignored
    }
  }

  /// Compared to the second, since that is all that `Last-Modified` tells.
  private static boolean isAfter(Instant modified, Instant t) {
    return Instant.ofEpochSecond(modified.getEpochSecond()).isAfter(t);
  }

  private boolean isGetOrHead() {
    return isGetOrHead(r);
  }

  private static boolean isGetOrHead(Request r) {
    return r.method().equals("GET") || r.method().equals("HEAD");
  }
}
