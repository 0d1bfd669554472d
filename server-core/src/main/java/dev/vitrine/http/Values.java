package dev.vitrine.http;

import dev.vitrine.http.Escape.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The pairs of a query or of a form: each name with its values in order. WHATWG URL section 5
/// (`application/x-www-form-urlencoded`). Go: `url.Values`.
///
/// Names and values are text (UTF-8 on the wire; malformed sequences become U+FFFD). Names keep their
/// case and come in the order in which they first stood. Not safe for use by several threads at
/// once. No method takes or returns null.
public final class Values implements Iterable<Map.Entry<String, List<String>>> {
  /// Go's limit: past it nothing is read at all, since each pair costs memory and a client chooses
  /// how many it sends.
  private static final int MAX_PAIRS = 10_000;

  private static final String SEMICOLON = "invalid semicolon separator in query";

  private final LinkedHashMap<String, List<String>> map = new LinkedHashMap<>();

  /// No pairs.
  public Values() {}

  /// The given pairs: name, value, name, value, …; a name that comes again adds a value.
  ///
  /// @throws IllegalArgumentException when a name has no value
  public static Values of(String... pairs) {
    if (pairs.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value: " + pairs.length);
    }
    Values values = new Values();
    for (int i = 0; i < pairs.length; i += 2) {
      values.add(pairs[i], pairs[i + 1]);
    }
    return values;
  }

  /// Reads a query: pairs apart by "&", name and value by the first "=", "+" for a space. Go:
  /// `url.ParseQuery`.
  ///
  /// @param query ISO-8859-1, one char a byte, without "?"; [Url#rawQuery()] fits
  /// @throws UrlSyntaxException for "%zz", for ";" (proxies disagree on whether it ends a pair) and
  ///     past 10,000 pairs; [Url#query()] keeps the good pairs instead
  public static Values parse(String query) {
    Values values = new Values();
    UrlSyntaxException first = values.addQuery(query);
    if (first != null) {
      throw first;
    }
    return values;
  }

  /// Adds the good pairs of a query.
  ///
  /// @return what was wrong with the others, null when nothing was
  UrlSyntaxException addQuery(String query) {
    String rest = Escape.asBytes(query);
    UrlSyntaxException wrong = null;
    if (pairs(rest) > MAX_PAIRS) {
      return new UrlSyntaxException("number of URL query parameters exceeded limit");
    }
    for (int from = 0; from < rest.length(); ) {
      int amp = rest.indexOf('&', from);
      int to = amp < 0 ? rest.length() : amp;
      try {
        addPair(rest.substring(from, to));
      } catch (UrlSyntaxException e) {
        wrong = wrong == null || e.getMessage().equals(SEMICOLON) ? e : wrong; // as Go
      }
      from = to + 1;
    }
    return wrong;
  }

  private static int pairs(String query) {
    int n = 1;
    for (int i = query.indexOf('&'); i >= 0; i = query.indexOf('&', i + 1)) {
      n++;
    }
    return n;
  }

  private void addPair(String pair) {
    if (pair.indexOf(';') >= 0) {
      throw new UrlSyntaxException(SEMICOLON);
    }
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    String nameBytes = Escape.unescape(name, Part.QUERY);
    String valueBytes = Escape.unescape(value, Part.QUERY);
    add(Escape.toText(nameBytes), Escape.toText(valueBytes));
  }

  /// The name's first value, empty when there is none.
  public String get(String k) {
    List<String> list = map.get(k);
    return list == null || list.isEmpty() ? "" : list.get(0);
  }

  /// The name's values in order, empty when there are none. A view that cannot be changed.
  public List<String> values(String k) {
    List<String> list = map.get(k);
    return list == null ? List.of() : Collections.unmodifiableList(list);
  }

  /// Adds a value behind those that the name has.
  public void add(String k, String v) {
    Objects.requireNonNull(k);
    map.computeIfAbsent(k, absent -> new ArrayList<>(1)).add(Objects.requireNonNull(v));
  }

  /// Makes this the name's only value.
  public void set(String k, String v) {
    List<String> list = new ArrayList<>(1);
    list.add(Objects.requireNonNull(v));
    map.put(Objects.requireNonNull(k), list);
  }

  /// Removes the name with all its values.
  public void delete(String k) {
    map.remove(k);
  }

  /// Whether the name is there.
  public boolean has(String k) {
    return map.containsKey(k);
  }

  /// Whether there is no name at all.
  public boolean isEmpty() {
    return map.isEmpty();
  }

  /// The pairs as a query, names in the order of their bytes: "bar=baz&foo=quux". Go:
  /// `Values.Encode`.
  public String encode() {
    // Sorted as bytes, as Go does, not as chars: past U+FFFF the two differ.
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    for (Map.Entry<String, List<String>> e : map.entrySet()) {
      sorted.put(Escape.toBytes(e.getKey()), e.getValue());
    }
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, List<String>> e : sorted.entrySet()) {
      String name = Escape.escape(e.getKey(), Part.QUERY);
      for (String value : e.getValue()) {
        out.append(out.isEmpty() ? "" : "&").append(name).append('=');
        out.append(Escape.escape(Escape.toBytes(value), Part.QUERY));
      }
    }
    return out.toString();
  }

  /// Each name with its values, in the order in which the names first came. Entries and lists
  /// cannot be changed.
  @Override
  public Iterator<Map.Entry<String, List<String>>> iterator() {
    Iterator<Map.Entry<String, List<String>>> entries = map.entrySet().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Map.Entry<String, List<String>> next() {
        Map.Entry<String, List<String>> e = entries.next();
        return Map.entry(e.getKey(), Collections.unmodifiableList(e.getValue()));
      }
    };
  }

  /// How many names there are.
  int size() {
    return map.size();
  }

  /// Adds all pairs of the other behind those that are here.
  void addAll(Values other) {
    for (Map.Entry<String, List<String>> e : other.map.entrySet()) {
      for (String value : e.getValue()) {
        add(e.getKey(), value);
      }
    }
  }

  /// Equal when the same names have the same values; the order of names does not count.
  @Override
  public boolean equals(Object other) {
    return other instanceof Values that && map.equals(that.map);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  /// For people: `{name=[value]}`.
  @Override
  public String toString() {
    return map.toString();
  }
}
