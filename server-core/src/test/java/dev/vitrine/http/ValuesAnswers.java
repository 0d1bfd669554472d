package dev.vitrine.http;

import dev.vitrine.internal.text.HeaderNames;
import dev.vitrine.internal.text.HttpTime;
import dev.vitrine.internal.text.Sniff;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// What this package answers to the questions of `values-oracle.go`, in the same words.
final class ValuesAnswers {
  /// At the numbers that Go has for them.
  private static final List<SameSite> SAME_SITES =
      Arrays.asList(null, SameSite.DEFAULT, SameSite.LAX, SameSite.STRICT, SameSite.NONE);

  private ValuesAnswers() {}

  static String answer(String op, String arg) {
    return switch (op) {
      case "url" -> url(raw(arg), false);
      case "uri" -> url(raw(arg), true);
      case "write-url" -> writeUrl(arg);
      case "write-values" -> writeValues(arg);
      case "status" -> Http.statusText(Integer.parseInt(arg));
      case "format" -> Http.formatTime(Instant.ofEpochSecond(Long.parseLong(arg)));
      case "error" -> refusal(() -> Url.parse(raw(arg)));
      case "uri-error" -> refusal(() -> Url.parseRequestUri(raw(arg)));
      case "query-error" -> refusal(() -> Values.parse(raw(arg)));
      case "query" -> query(raw(arg));
      case "cookie" -> cookie(raw(arg));
      case "cookies" -> show(CookieReader.lenient(Arrays.asList(raw(arg).split("\\|", -1)), ""));
      case "set-cookie" -> setCookie(raw(arg));
      case "write-cookie" -> writeCookie(arg);
      case "time" -> time(raw(arg));
      case "sniff" -> Sniff.detect(raw(arg).getBytes(StandardCharsets.ISO_8859_1));
      case "key" -> plain(HeaderNames.canonical(raw(arg)));
      case "basic" -> basic(raw(arg));
      default -> "unknown operation " + op;
    };
  }

  /// Whether the answers agree; a field that is "?" on one side was left open by the oracle.
  static boolean agree(String go, String ours) {
    String[] expected = go.split("\\|", -1);
    String[] actual = ours.split("\\|", -1);
    if (go.equals("?")) {
      return true;
    }
    if (expected.length != actual.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].equals("?") && !expected[i].equals(actual[i])) {
        return false;
      }
    }
    return true;
  }

  static String plain(String latin1) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if (c < ' ' || c > '~' || c == '\\' || c == '|') {
        out.append("\\x")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static String raw(String arg) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < arg.length(); i++) {
      if (arg.charAt(i) == '\\') {
        out.append((char) Integer.parseInt(arg.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        out.append(arg.charAt(i));
      }
    }
    return out.toString();
  }

  private static String text(String utf16) {
    return plain(Escape.toBytes(utf16));
  }

  private static String url(String raw, boolean viaRequest) {
    Url u;
    try {
      u = viaRequest ? Url.parseRequestUri(raw) : Url.parse(raw);
    } catch (UrlSyntaxException e) {
      return "error";
    }
    StringJoiner out = new StringJoiner("|");
    out.add(plain(u.scheme())).add(plain(u.opaque())).add(plain(u.userInfo())).add(plain(u.host()));
    out.add(text(u.path())).add(plain(u.rawPath())).add(String.valueOf(u.forceQuery()));
    out.add(plain(u.rawQuery())).add(text(u.fragment())).add(plain(u.escapedPath()));
    out.add(plain(u.requestUri())).add(plain(u.hostname())).add(plain(u.port()));
    return out.add(plain(u.toString())).toString();
  }

  private static String writeUrl(String arg) {
    String[] f = arg.split("\\|", -1);
    for (int i = 0; i < f.length; i++) {
      f[i] = raw(f[i]);
    }
    boolean force = Boolean.parseBoolean(f[5]);
    String path = Escape.toText(f[3]);
    String fragment = Escape.toText(f[7]);
    Url u = new Url(f[0], f[1], "", f[2], path, f[4], force, f[6], fragment);
    StringJoiner out = new StringJoiner("|");
    out.add(plain(u.toString())).add(plain(u.escapedPath())).add(plain(u.requestUri()));
    out.add(plain(u.hostname())).add(plain(u.port())).add(String.valueOf(u.isAbsolute()));
    return out.toString();
  }

  private static String writeValues(String arg) {
    String[] f = arg.split("\\|", -1);
    Values values = new Values();
    for (int i = 0; i + 1 < f.length; i += 2) {
      values.add(Escape.toText(raw(f[i])), Escape.toText(raw(f[i + 1])));
    }
    return values.encode();
  }

  private static String refusal(Runnable parse) {
    try {
      parse.run();
      return "<nil>";
    } catch (UrlSyntaxException e) {
      int host = e.getMessage().indexOf(": invalid host: ");
      String said = host < 0 ? e.getMessage() : e.getMessage().substring(0, host);
      return plain(Escape.toBytes(said));
    }
  }

  private static String query(String raw) {
    Values values = new Values();
    return (values.addQuery(raw) != null) + "|" + values.encode();
  }

  private static String cookie(String raw) {
    try {
      return show(Cookie.parse(raw));
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static String show(List<Cookie> cookies) {
    StringJoiner out = new StringJoiner("|");
    for (Cookie c : cookies) {
      out.add(plain(c.name()) + "=" + plain(c.value()) + "," + c.quoted());
    }
    return out.toString();
  }

  private static String setCookie(String raw) {
    Cookie c;
    try {
      c = Cookie.parseSetCookie(raw);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
    StringJoiner out = new StringJoiner("|");
    out.add(plain(c.name())).add(plain(c.value())).add(String.valueOf(c.quoted()));
    out.add(plain(c.path())).add(plain(c.domain()));
    out.add(c.expires() == null ? "-" : show(c.expires())).add(String.valueOf(c.maxAge()));
    out.add(String.valueOf(c.secure())).add(String.valueOf(c.httpOnly()));
    out.add(String.valueOf(SAME_SITES.indexOf(c.sameSite())));
    return out.add(String.valueOf(c.partitioned())).add(plain(c.toString())).toString();
  }

  private static String writeCookie(String arg) {
    String[] f = arg.split("\\|", -1);
    for (int i = 0; i < f.length; i++) {
      f[i] = raw(f[i]);
    }
    int sameSite = Integer.parseInt(f[9]);
    Cookie c =
        Cookie.of(f[0], f[1])
            .withQuoted(Boolean.parseBoolean(f[2]))
            .withPath(f[3])
            .withDomain(f[4])
            .withExpires(f[5].equals("-") ? null : Instant.ofEpochSecond(Long.parseLong(f[5])))
            .withMaxAge(Integer.parseInt(f[6]))
            .withSecure(Boolean.parseBoolean(f[7]))
            .withHttpOnly(Boolean.parseBoolean(f[8]))
            .withSameSite(SAME_SITES.get(sameSite))
            .withPartitioned(Boolean.parseBoolean(f[10]));
    String valid = "ok";
    try {
      c.validate();
    } catch (IllegalArgumentException e) {
      valid = e.getMessage();
    }
    return plain(c.toString()) + "|" + text(valid);
  }

  private static String time(String raw) {
    try {
      return show(HttpTime.parse(raw));
    } catch (DateTimeParseException e) {
      return "error";
    }
  }

  private static String show(Instant t) {
    String nanos = String.valueOf(1_000_000_000L + t.getNano());
    return t.getEpochSecond() + "." + nanos.substring(1);
  }

  private static String basic(String raw) {
    Optional<BasicAuth> auth = BasicAuth.parse(raw);
    return auth.map(a -> "true|" + text(a.username()) + "|" + text(a.password())).orElse("false||");
  }
}
