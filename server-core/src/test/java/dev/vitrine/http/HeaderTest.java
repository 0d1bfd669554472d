package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.access.HttpAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  @Test
  void namesKnowNoCase() {
    Header h = Header.of("content-type", "text/html", "ACCEPT", "a", "accept", "b");
    assertEquals("text/html", h.get("Content-Type"));
    assertEquals(List.of("a", "b"), h.values("aCCept"));
    assertEquals("a", h.get("Accept"));
    assertTrue(h.has("CONTENT-type"));
    h.delete("accepT");
    assertFalse(h.has("Accept"));
    assertEquals("", h.get("Accept"));
    assertEquals(List.of(), h.values("Accept"));
  }

  @Test
  void anEmptyListKeepsTheNameWithoutAValue() {
    Header h = new Header();
    h.set("Date", List.of());
    assertTrue(h.has("date"));
    assertEquals("", h.get("Date"));
    assertFalse(h.isEmpty());
    h.add("Date", "today");
    assertEquals(List.of("today"), h.values("Date"));
  }

  @Test
  void aCopyStandsAlone() {
    Header h = Header.of("A", "1", "A", "2", "B", "3");
    Header copy = h.copy();
    assertEquals(h, copy);
    copy.add("A", "4");
    copy.set("C", "5");
    assertEquals(List.of("1", "2"), h.values("A"));
    assertFalse(h.has("C"));
    assertNotEquals(h, copy);
    Header grown = new Header().copy();
    grown.add("X", "y");
    assertEquals("y", grown.get("x"));
  }

  @Test
  void listsHandedOutCannotBeChanged() {
    Header h = Header.of("A", "1", "B", "1", "B", "2");
    assertThrows(UnsupportedOperationException.class, () -> h.values("A").add("x"));
    assertThrows(UnsupportedOperationException.class, () -> h.values("B").add("x"));
    h.forEach(e -> assertThrows(UnsupportedOperationException.class, () -> e.getValue().clear()));
  }

  @Test
  void aNameWithoutValueIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Header.of("A"));
  }

  @Test
  void theStagesReadItInTheOrderOfNames() {
    Header h = Header.of("B", "2", "X", "9", "A", "1", "B", "3");
    HttpAccess access = HttpAccess.get();
    assertArrayEquals(new int[] {2, 0, 1}, access.sortedPositions(h));
    assertEquals("B", access.nameAt(h, 0));
    assertEquals(2, access.valueCount(h, 0));
    assertEquals("3", access.valueAt(h, 0, 1));
    assertEquals(-1, access.find(h, "b"), "names are canonical on this side of the door");
    assertEquals("1", access.getCanonical(h, "A"));
  }

  /// A seeded run of operations against a plain map, with few names (the search) and many (the
  /// index).
  @ParameterizedTest
  @ValueSource(ints = {4, 20, 26, 300})
  void doesWhatAPlainMapDoes(int names) {
    Random random = new Random(names);
    Header h = new Header();
    Map<String, List<String>> model = new LinkedHashMap<>();
    for (int step = 0; step < 5_000; step++) {
      String name = "X-" + random.nextInt(names);
      String written = random.nextBoolean() ? name : "x-" + name.substring(2);
      String value = "v" + step;
      switch (random.nextInt(8)) {
        case 0 -> {
          h.delete(written);
          model.remove(name);
        }
        case 1 -> {
          h.set(written, value);
          model.put(name, new ArrayList<>(List.of(value)));
        }
        case 2 -> {
          List<String> values = random.nextBoolean() ? List.of() : List.of(value, "w");
          h.set(written, values);
          model.put(name, new ArrayList<>(values));
        }
        case 3 -> h = h.copy();
        default -> {
          h.add(written, value);
          model.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        }
      }
      List<String> expected = model.getOrDefault(name, List.of());
      assertEquals(expected, h.values(written));
      assertEquals(model.containsKey(name), h.has(written));
      assertEquals(expected.isEmpty() ? "" : expected.get(0), h.get(written));
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    h.forEach(e -> all.put(e.getKey(), e.getValue()));
    assertEquals(model, all);
    assertEquals(List.copyOf(model.keySet()), List.copyOf(all.keySet()), "order of arrival");
    List<String> sorted = new ArrayList<>();
    for (int i : h.sortedPositions()) {
      sorted.add(h.nameAt(i));
    }
    assertEquals(List.copyOf(new TreeMap<>(model).keySet()), sorted);
  }

  /// "x~" and "y_" have one hash in `String`, and so has each text that is made of them.
  @Test
  void spreadsNamesThatWereChosenToCollide() {
    Set<Integer> hashes = new HashSet<>();
    Set<Integer> known = new HashSet<>();
    for (int i = 0; i < 4096; i++) {
      StringBuilder name = new StringBuilder("A");
      for (int bit = 0; bit < 12; bit++) {
        name.append((i >> bit & 1) == 0 ? "x~" : "y_");
      }
      known.add(name.toString().hashCode());
      hashes.add(NameIndex.hash(name.toString(), 20261121) & 0x3fff);
    }
    assertEquals(1, known.size());
    assertTrue(hashes.size() > 3000, () -> hashes.size() + " slots of 16384 for 4096 names");
  }
}
