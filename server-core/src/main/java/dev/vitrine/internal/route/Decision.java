package dev.vitrine.internal.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is to be done with a request. Go: the results of `ServeMux.findHandler`.
public sealed interface Decision<H> {

  /// A pattern matches.
  ///
  /// @param pattern the most specific one that does
  /// @param handler what was registered for it
  /// @param values what its wildcards took, in the order of [RoutePattern#names()], decoded
  record Matched<H>(RoutePattern pattern, H handler, List<String> values) implements Decision<H> {
    /// The values by name, in the order of the pattern.
    public Map<String, String> pathValues() {
      if (values.isEmpty()) {
        return Map.of();
      }
      Map<String, String> byName = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        byName.put(pattern.names().get(i), values.get(i));
      }
      return byName;
    }
  }

  /// The client is to ask again under another path, with the same query.
  ///
  /// @param path the bytes of that path, one char each, not percent-encoded yet
  /// @param pattern what matches there; empty when nothing does
  record Redirected<H>(String path, String pattern) implements Decision<H> {
    /// 307, which keeps method and body. Go sends 307 since 1.26, 301 before.
    public int status() {
      return 307;
    }
  }

  /// No pattern matches.
  ///
  /// @param allow the methods, sorted, for which one would; empty when the path is unknown
  record Missed<H>(List<String> allow) implements Decision<H> {
    /// 404, or 405 when other methods would be served. RFC 9110 section 15.5.6.
    public int status() {
      return allow.isEmpty() ? 404 : 405;
    }
  }
}
