package dev.vitrine.http;

import java.util.Random;

/// Makes up questions for `values-oracle.go`: pieces that matter to each grammar, put together at
/// random, so that most are nearly right.
final class ValuesQuestions {
  private static final String[] URL = {
    "/",
    "/",
    "//",
    "///",
    ":",
    "?",
    "#",
    "@",
    "[",
    "]",
    "%",
    "%2",
    "%2F",
    "%zz",
    "%25",
    "%41",
    "%C3%A9",
    "%ff",
    "%20",
    "a",
    "b.c",
    "..",
    ".",
    "http",
    "http:",
    "https://",
    "HTTP://",
    "x-y+1:",
    "1a:",
    "mailto:",
    "*",
    "[::1]",
    "[fe80::1%25en0]",
    "[1::2::3]",
    "[::ffff:1.2.3.4]",
    "[1.2.3.4]",
    "::",
    "host",
    "example.com",
    ":80",
    ":8x",
    "user",
    "user:pw@",
    "us%41er@",
    "&",
    "=",
    ";",
    "+",
    " ",
    "!",
    "'",
    "(",
    ")",
    ",",
    "$",
    "~",
    "<",
    ">",
    "\"",
    "{",
    "}",
    "^",
    "|",
    "`",
    "\\x5c",
    "\\x00",
    "\\x7f",
    "\\xc3\\xa9",
    "\\xff",
    "\\x09",
    "%0a",
    "%3a",
    "%3F",
  };
  private static final String[] QUERY = {
    "a",
    "b",
    "key",
    "=",
    "=",
    "&",
    "&",
    ";",
    "+",
    "%20",
    "%zz",
    "%",
    "%4",
    "%26",
    "%3d",
    "\\xc3\\xa9",
    "%C3%A9",
    "%F0%9F%98%80",
    "%EF%BF%BD",
    "%ff",
    "\\xff",
    " ",
    "?",
    "#",
    "1",
    "",
  };
  private static final String[] COOKIE = {
    "a", "b", "name", "=", "=", ";", "; ", " ", "\"", ",", "\\x5c", "\\x09", "\\x7f", "\\xc3", "v1",
    "(", "@", "/", "|", "",
  };
  private static final String[] SET_COOKIE = {
    "; ",
    ";",
    "; ",
    "Path=",
    "path",
    "/",
    "Domain=",
    "example.com",
    ".a.b",
    "1.2.3.4",
    "Max-Age=",
    "5",
    "0",
    "-1",
    "05",
    "+7",
    "99999999999",
    "Secure",
    "HttpOnly",
    "httponly",
    "SameSite=",
    "Lax",
    "strict",
    "none",
    "x",
    "Partitioned",
    "Expires=",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "Wed, 21-Oct-2015 07:28:00 GMT",
    "Wed, 21 Oct 1600 07:28:00 UTC",
    "Wednesday, 21-Oct-15 07:28:00 GMT",
    "=",
    "\"",
    " ",
    "\\xe9",
    "foo=bar",
  };
  private static final String[] DOMAIN = {
    "a",
    "b-c",
    ".",
    "..",
    "-",
    "example",
    "com",
    "1",
    "192.168.0.1",
    "01",
    "_",
    "x\\xe9",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };
  private static final String[] TIME = {
    "Sun, ",
    "Sunday, ",
    "sun, ",
    "Mon ",
    "Tue, ",
    "Fri,",
    "06 ",
    "6 ",
    " 6 ",
    "06-",
    "31 ",
    "30-",
    "Nov ",
    "nov-",
    "Feb ",
    "February ",
    "1994 ",
    "94 ",
    "68 ",
    "69 ",
    "1994",
    "94",
    "08:49:37",
    "8:49:37",
    "24:00:00",
    "08:60:00",
    "08:49:60",
    "08:49:37.5",
    "08:49:37,123456789123",
    " ",
    "  ",
    "GMT",
    " GMT",
    " gmt",
    " UTC",
    " PST",
    " GMT+3",
    " GMT-11",
    " +0300",
    " ABCD",
    " WITA",
    " ABCDT",
    "",
  };
  private static final String[] SNIFF = {
    " ",
    "\\x0a",
    "<",
    "<html",
    "<HTML>",
    "<!DOCTYPE html",
    "<!--",
    ">",
    "<a",
    "<body ",
    "<?xml",
    "%PDF-",
    "%!PS-Adobe-",
    "\\xfe\\xff",
    "\\xff\\xfe",
    "\\xef\\xbb\\xbf",
    "\\x00\\x00\\x01\\x00",
    "BM",
    "GIF87a",
    "GIF89a",
    "RIFF",
    "abcd",
    "WEBPVP",
    "\\x89PNG\\x0d\\x0a\\x1a\\x0a",
    "\\xff\\xd8\\xff",
    "FORM",
    "AIFF",
    "ID3",
    "OggS\\x00",
    "MThd\\x00\\x00\\x00\\x06",
    "AVI ",
    "WAVE",
    "\\x00\\x00\\x00\\x18ftypmp42",
    "\\x00\\x00\\x00\\x10ftyp",
    "mp41",
    "isom",
    "\\x1aE\\xdf\\xa3",
    "0123456789012345678901234567890123LP",
    "\\x00\\x01\\x00\\x00",
    "OTTO",
    "ttcf",
    "wOFF",
    "wOF2",
    "\\x1f\\x8b\\x08",
    "PK\\x03\\x04",
    "Rar!\\x1a\\x07\\x00",
    "Rar!\\x1a\\x07\\x01\\x00",
    "\\x00asm",
    "text",
    "\\x01",
    "\\x1b",
    "\\x80",
  };
  private static final String[] KEY = {
    "content", "Content", "TYPE", "-", "--", "x", "eTag", "_", " ", "\\xe9", ":", "1a", "host",
    "te", "",
  };
  private static final String[] BASIC = {
    "Basic ",
    "basic ",
    "Basic",
    " ",
    "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    "YTpi",
    "YTo=",
    "YTo",
    "Og==",
    "YQ==",
    "OmI=",
    "w6k6w6k=",
    "YTpiOmM=",
    "=",
    "Bearer ",
  };

  private static final String[] HOST = {
    "h",
    "h:80",
    "h:",
    "[::1]",
    "[::1]:80",
    "[fe80::1%en0]:8",
    "::1",
    "a b",
    "h:x",
    ":80",
    "%41",
    "u@h",
    "[",
    "h]:1",
    "\\xc3\\xa9",
  };

  private ValuesQuestions() {}

  static String make(Random random) {
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> "url " + join(random, URL, 9);
      case 4, 5, 6 -> "uri " + (random.nextBoolean() ? "/" : "") + join(random, URL, 8);
      case 7 -> "query " + join(random, QUERY, 12);
      case 8 -> "cookie " + join(random, COOKIE, 9);
      case 9 -> "cookies " + join(random, COOKIE, 12);
      case 10 -> "set-cookie a=b" + join(random, SET_COOKIE, 9);
      case 11 -> "write-cookie " + cookie(random);
      case 12, 13 -> "time " + join(random, TIME, 6);
      case 14 -> "sniff " + join(random, SNIFF, 5);
      case 16, 17 -> "write-url " + url(random);
      case 18 -> "write-values " + pairs(random);
      case 19 ->
          random.nextBoolean()
              ? "status " + random.nextInt(1100)
              : "format " + random.nextLong(-62_167_219_200L, 253_402_300_800L);
      case 20, 21 -> "error " + join(random, URL, 9);
      case 22 -> "uri-error " + (random.nextBoolean() ? "/" : "") + join(random, URL, 8);
      case 23 -> "query-error " + join(random, QUERY, 12);
      default ->
          random.nextBoolean() ? "key " + join(random, KEY, 6) : "basic " + join(random, BASIC, 3);
    };
  }

  private static String url(Random random) {
    return String.join(
        "|",
        random.nextBoolean() ? "" : pick(random, "http", "x", "mailto", "HTTP"),
        random.nextInt(4) > 0 ? "" : pick(random, "a@b", "//h/x", "/x", "%zz"),
        random.nextBoolean() ? "" : pick(random, HOST),
        utf8(join(random, URL, 5)),
        random.nextBoolean() ? "" : join(random, URL, 5).replace("|", ""),
        String.valueOf(random.nextInt(4) == 0),
        random.nextBoolean() ? "" : join(random, QUERY, 5),
        random.nextInt(3) > 0 ? "" : utf8(join(random, URL, 4)));
  }

  private static String pairs(Random random) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(7); n > 0; n--) {
      out.append(out.isEmpty() ? "" : "|").append(utf8(join(random, QUERY, 3)));
    }
    return out.toString();
  }

  /// What a program has in its own texts is no malformed UTF-8.
  private static String utf8(String text) {
    return text.replace("\\xff", "\\xe2\\x82\\xac").replace("|", "");
  }

  private static String pick(Random random, String... from) {
    return from[random.nextInt(from.length)];
  }

  private static String cookie(Random random) {
    String name = random.nextInt(5) == 0 ? join(random, COOKIE, 3) : "name";
    String expires =
        switch (random.nextInt(4)) {
          case 0 -> String.valueOf(random.nextLong(-20_000_000_000L, 300_000_000_000L));
          case 1 -> String.valueOf(random.nextLong(-12_000_000_000L, 4_000_000_000L));
          default -> "-";
        };
    return String.join(
        "|",
        name.replace("|", ""),
        join(random, COOKIE, 5).replace("|", ""),
        String.valueOf(random.nextBoolean()),
        random.nextBoolean() ? "" : join(random, COOKIE, 4).replace("|", ""),
        random.nextBoolean() ? "" : join(random, DOMAIN, 5),
        expires,
        String.valueOf(random.nextInt(-2, 4)),
        String.valueOf(random.nextBoolean()),
        String.valueOf(random.nextBoolean()),
        String.valueOf(random.nextInt(5)),
        String.valueOf(random.nextBoolean()));
  }

  private static String join(Random random, String[] pieces, int most) {
    StringBuilder out = new StringBuilder();
    int n = random.nextInt(most) + 1;
    for (int i = 0; i < n; i++) {
      out.append(pieces[random.nextInt(pieces.length)]);
    }
    return out.toString();
  }
}
