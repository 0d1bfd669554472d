package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the comparison with Go does not say: Java's side of text, and round trips.
class UrlTest {
  @Test
  void bytesOfATargetAreReadAsUtf8ButKeptAsTheyCame() {
    Url u = Url.parseRequestUri("/caf\u00c3\u00a9");
    assertEquals("/caf\u00e9", u.path());
    assertEquals("/caf\u00c3\u00a9", u.rawPath());
    Url broken = Url.parseRequestUri("/%ff");
    assertEquals("/\ufffd", broken.path());
    assertEquals("/%ff", broken.rawPath());
    assertEquals("/%ff", broken.escapedPath());
  }

  @Test
  void textPastLatin1IsTakenAsUtf8() {
    Url u = Url.parse("http://h/\ud55c\uad6d?q=\u4e2d#\u6587");
    assertEquals("/\ud55c\uad6d", u.path());
    assertEquals("\u4e2d", u.query().get("q"));
    assertEquals("\u6587", u.fragment());
    assertEquals("http://h/%ED%95%9C%EA%B5%AD?q=\u00e4\u00b8\u00ad#%E6%96%87", u.toString());
  }

  @Test
  void forgetsThreeThingsThatGoRemembers() {
    assertEquals("/x#a/b", Url.parse("/x#a%2Fb").toString());
    assertEquals("http:///path", Url.parse("http:/path").toString());
    assertEquals("http://host/", Url.parse("http://@host/").toString());
  }

  @Test
  void saysWhatIsWrongAsGoDoes() {
    UrlSyntaxException e =
        assertThrows(UrlSyntaxException.class, () -> Url.parseRequestUri("/a%zz\n"));
    assertEquals("parse \"/a%zz\\n\": net/url: invalid control character in URL", e.getMessage());
    e = assertThrows(UrlSyntaxException.class, () -> Url.parse("http://h:x/"));
    assertEquals("parse \"http://h:x/\": invalid port \":x\" after host", e.getMessage());
    e = assertThrows(UrlSyntaxException.class, () -> Values.parse("a=%zz"));
    assertEquals("invalid URL escape \"%zz\"", e.getMessage());
  }

  @Test
  void aRawPathThatIsNotThePathDoesNotCount() {
    Url u = new Url("", "", "", "", "/a b", "/other", false, "", "");
    assertEquals("/a%20b", u.escapedPath());
    Url bad = new Url("", "", "", "", "/a", "/%zz", false, "", "");
    assertEquals("/a", bad.escapedPath());
  }

  @Test
  void anyPathComesBackFromItsEscapedForm() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int n = random.nextInt(12); n > 0; n--) {
        path.appendCodePoint(somePoint(random));
      }
      Url u = Url.ofPath(path.toString(), "");
      assertEquals(u.path(), Url.parseRequestUri(u.escapedPath()).path());
      assertEquals(u, Url.parseRequestUri(u.toString()));
    }
  }

  @Test
  void anyPairsComeBackFromTheirEncodedForm() {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      TreeMap<String, List<String>> model = new TreeMap<>();
      Values values = new Values();
      for (int n = random.nextInt(6); n > 0; n--) {
        String name = someText(random, 3);
        String value = someText(random, 6);
        values.add(name, value);
        model.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
      }
      Values back = Values.parse(values.encode());
      assertEquals(values, back);
      model.forEach((name, all) -> assertEquals(all, back.values(name)));
    }
  }

  @Test
  void readsNothingOfAQueryPastTheLimit() {
    String query = "a=1&".repeat(10_000);
    assertThrows(UrlSyntaxException.class, () -> Values.parse(query));
    assertTrue(new Url("", "", "", "", "/", "", false, query, "").query().isEmpty());
    assertEquals(9_999, Values.parse("a=1&".repeat(9_999)).values("a").size());
  }

  private static String someText(Random random, int most) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(most) + 1; n > 0; n--) {
      out.appendCodePoint(somePoint(random));
    }
    return out.toString();
  }

  private static int somePoint(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(0x80);
      case 1 -> random.nextInt(0x80, 0x800);
      case 2 -> random.nextInt(0x800, 0xd800);
      case 3 -> random.nextInt(0x10000, 0x110000);
      default -> "abc/%+&=; ?#".charAt(random.nextInt(12));
    };
  }

  @Test
  void saysThatAnAddressInBracketsIsNone() {
    UrlSyntaxException e =
        assertThrows(UrlSyntaxException.class, () -> Url.parse("http://[1::2::3]/"));
    assertEquals(
        "parse \"http://[1::2::3]/\": invalid host: not an IPv6 address: \"1::2::3\"",
        e.getMessage());
  }
}
