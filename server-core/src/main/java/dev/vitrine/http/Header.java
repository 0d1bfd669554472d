package dev.vitrine.http;

import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.text.HeaderNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/// The fields of a message: canonical names, each with its values in order. RFC 9110 section 5. Go:
/// `http.Header`.
///
/// Names are made canonical on every way in and out (`content-type` is `Content-Type`); a text that
/// is no token is kept as it is, and left out when a response is written. Values are ISO-8859-1, one
/// char a byte. Iteration goes in the order in which names first came; a response is written in
/// the order of names, as Go does.
///
/// Two arrays and a linear search: a message has few fields, and common names are interned, so that
/// most comparisons are of identity. From [#INDEX_FROM] names on a [NameIndex] takes over: a client
/// chooses how many fields it sends, and may not make each one cost more than the last.
///
/// Not safe for use by several threads at once. No method takes or returns null.
public final class Header implements Iterable<Map.Entry<String, List<String>>> {
  static {
    HttpAccess.set(new HttpAccessImpl());
  }

  /// As many names as a plain search still finds faster than a hash does; a guess from the sizes of
  /// browsers' requests (10 to 20 fields).
  private static final int INDEX_FROM = 24;

  private static final int FIRST_CAPACITY = 4;

  private static final String[] NONE = {};

  private String[] names = NONE;

  /// For each name a `String` (one value, the common case) or a `ValueList`.
  private Object[] values = NONE;

  private int size;

  /// Null while there are few names.
  private NameIndex index;

  /// No fields.
  public Header() {}

  /// The given fields: name, value, name, value, …; a name that comes again adds a value.
  ///
  /// @throws IllegalArgumentException when a name has no value
  public static Header of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value: " + namesAndValues.length);
    }
    Header header = new Header();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      header.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return header;
  }

  /// Adds a value behind those that the name has.
  public void add(String k, String v) {
    addCanonical(HeaderNames.canonical(k), v);
  }

  /// Makes this the name's only value.
  public void set(String k, String v) {
    setCanonical(HeaderNames.canonical(k), v);
  }

  /// Makes these the name's values; the list is copied. An empty list keeps the name without a
  /// value: in a response that suppresses what the server would add (`Date`, `Content-Type`, …).
  public void set(String k, List<String> v) {
    String name = HeaderNames.canonical(k);
    Object value = v.size() == 1 ? Objects.requireNonNull(v.get(0)) : new ValueList(List.copyOf(v));
    int i = find(name);
    if (i >= 0) {
      values[i] = value;
    } else {
      append(name, value);
    }
  }

  /// The name's first value, empty when there is none.
  public String get(String k) {
    return getCanonical(HeaderNames.canonical(k));
  }

  /// The name's values in order, empty when there are none. A view that cannot be changed.
  public List<String> values(String k) {
    int i = find(HeaderNames.canonical(k));
    return i < 0 ? List.of() : valuesAt(i);
  }

  /// Removes the name with all its values.
  public void delete(String k) {
    int i = find(HeaderNames.canonical(k));
    if (i < 0) {
      return;
    }
    size--;
    System.arraycopy(names, i + 1, names, i, size - i);
    System.arraycopy(values, i + 1, values, i, size - i);
    names[size] = null;
    values[size] = null;
    if (index != null) {
      index = new NameIndex(names, size);
    }
  }

  /// Whether the name is there, be it with an empty list.
  public boolean has(String k) {
    return find(HeaderNames.canonical(k)) >= 0;
  }

  /// Whether there is no name at all.
  public boolean isEmpty() {
    return size == 0;
  }

  /// The same fields in a header of their own.
  public Header copy() {
    Header copy = new Header();
    copy.names = Arrays.copyOf(names, size);
    copy.values = Arrays.copyOf(values, size);
    for (int i = 0; i < size; i++) {
      if (copy.values[i] instanceof ValueList list) {
        copy.values[i] = new ValueList(list);
      }
    }
    copy.size = size;
    copy.index = index == null ? null : new NameIndex(copy.names, size);
    return copy;
  }

  /// Each name with its values, in the order in which the names first came. Entries and lists
  /// cannot be changed.
  @Override
  public Iterator<Map.Entry<String, List<String>>> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Map.Entry<String, List<String>> next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        int i = next++;
        return Map.entry(names[i], valuesAt(i));
      }
    };
  }

  /// Equal when the same names have the same values; the order of names does not count.
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Header that) || that.size != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      int j = that.find(names[i]);
      if (j < 0 || !valuesAt(i).equals(that.valuesAt(j))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < size; i++) {
      hash += names[i].hashCode() ^ valuesAt(i).hashCode();
    }
    return hash;
  }

  /// For people: `{Accept=[text/html], Host=[…]}`.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(valuesAt(i));
    }
    return out.append('}').toString();
  }

  // What the stages use, through HttpAccess: no name is made canonical twice.

  int size() {
    return size;
  }

  String nameAt(int i) {
    return names[i];
  }

  int valueCount(int i) {
    return values[i] instanceof ValueList list ? list.size() : 1;
  }

  String valueAt(int i, int j) {
    return values[i] instanceof ValueList list ? list.get(j) : (String) values[i];
  }

  List<String> valuesAt(int i) {
    return values[i] instanceof ValueList list
        ? Collections.unmodifiableList(list)
        : List.of((String) values[i]);
  }

  /// The position of a canonical name, -1 when it is not there.
  int find(String name) {
    if (index != null) {
      return index.find(names, name);
    }
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) { // looks at identity, then at length, first
        return i;
      }
    }
    return -1;
  }

  String getCanonical(String name) {
    int i = find(name);
    return i < 0 || valueCount(i) == 0 ? "" : valueAt(i, 0);
  }

  void addCanonical(String name, String value) {
    Objects.requireNonNull(value);
    int i = find(name);
    if (i < 0) {
      append(name, value);
    } else if (values[i] instanceof ValueList list) {
      list.add(value);
    } else {
      ValueList list = new ValueList((String) values[i]);
      list.add(value);
      values[i] = list;
    }
  }

  void setCanonical(String name, String value) {
    Objects.requireNonNull(value);
    int i = find(name);
    if (i >= 0) {
      values[i] = value;
    } else {
      append(name, value);
    }
  }

  /// The positions of all names in the order of their bytes. Insertion sort while there are few.
  int[] sortedPositions() {
    int[] order = new int[size];
    if (size > INDEX_FROM) {
      Integer[] boxed = new Integer[size];
      Arrays.setAll(boxed, i -> i);
      Arrays.sort(boxed, (a, b) -> names[a].compareTo(names[b]));
      Arrays.setAll(order, i -> boxed[i]);
      return order;
    }
    for (int i = 0; i < size; i++) {
      int j = i;
      while (j > 0 && names[order[j - 1]].compareTo(names[i]) > 0) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = i;
    }
    return order;
  }

  private void append(String name, Object value) {
    if (size == names.length) {
      int capacity = size == 0 ? FIRST_CAPACITY : size * 2;
      names = Arrays.copyOf(names, capacity);
      // The empty array is a String[], and a copy of it would stay one.
      Object[] moved = new Object[capacity];
      System.arraycopy(values, 0, moved, 0, size);
      values = moved;
    }
    names[size] = name;
    values[size] = value;
    size++;
    boolean indexed = index != null ? index.enter(name, size - 1) : size < INDEX_FROM;
    if (!indexed) {
      index = new NameIndex(names, size);
    }
  }

  /// Two or more values, or none: what a plain `String` in [#values] cannot say.
  private static final class ValueList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    ValueList(List<String> all) {
      super(all);
    }

    ValueList(String first) {
      super(4);
      add(first);
    }
  }
}
