package dev.vitrine.internal.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// A cursor over the text of a date, one method for each piece that a date form is made of. Go:
/// `time.Parse` for the layouts of `http.ParseTime` and of a cookie's `Expires`.
///
/// A zone's letters, and the hours behind "GMT", say UTC whatever they are: so Go answers on a machine
/// that is set to UTC. Differs: Go looks the letters up in the machine's own time zone first.
public final class TimeText {
  private static final String[] DAYS = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  };
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final String text;
  private int at;
  private boolean good = true;

  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int nanos;

  private TimeText(String text) {
    this.text = text;
  }

  /// "Sun, 06 Nov 1994 08:49:37 GMT", GMT to the letter.
  ///
  /// @return null when the text has another form
  static Instant imfFixdate(String text) {
    TimeText t = new TimeText(text);
    t.shortDay().literal(", ").dayOfMonth(true).literal(" ").month().literal(" ").year4();
    return t.literal(" ").clock().literal(" GMT").end();
  }

  /// "Sunday, 06-Nov-94 08:49:37 GMT"; years 69 to 99 belong to the last century.
  static Instant rfc850(String text) {
    TimeText t = new TimeText(text);
    t.longDay().literal(", ").dayOfMonth(true).literal("-").month().literal("-").year2();
    return t.literal(" ").clock().literal(" ").zone().end();
  }

  /// "Sun Nov  6 08:49:37 1994".
  static Instant asctime(String text) {
    TimeText t = new TimeText(text);
    t.shortDay().literal(" ").month().literal(" ").dayOfMonth(false).literal(" ");
    return t.clock().literal(" ").year4().end();
  }

  /// What a cookie's `Expires` may be: "Sun, 06 Nov 1994 08:49:37 MST" or the same with hyphens.
  ///
  /// @return null when the text has another form
  public static Instant cookieExpires(String text) {
    Instant expires = cookieExpires(text, " ");
    return expires != null ? expires : cookieExpires(text, "-");
  }

  private static Instant cookieExpires(String text, String gap) {
    TimeText t = new TimeText(text);
    t.shortDay().literal(", ").dayOfMonth(true).literal(gap).month().literal(gap).year4();
    return t.literal(" ").clock().literal(" ").zone().end();
  }

  private TimeText shortDay() {
    for (String name : DAYS) {
      if (text.regionMatches(true, at, name, 0, 3)) {
        at += 3;
        return this;
      }
    }
    return fail();
  }

  private TimeText longDay() {
    for (String name : DAYS) {
      if (text.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        return this;
      }
    }
    return fail();
  }

  private TimeText month() {
    if (at + 3 > text.length()) {
      return fail();
    }
    int i = MONTHS.indexOf(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
    if (i < 0 || i % 3 != 0) {
      return fail();
    }
    month = i / 3 + 1;
    at += 3;
    return this;
  }

  /// A text that must stand here; a space in it stands for any number of spaces, and for none at
  /// the very end.
  private TimeText literal(String expected) {
    for (int i = 0; i < expected.length(); i++) {
      char c = expected.charAt(i);
      if (c == ' ') {
        if (at < text.length() && text.charAt(at) != ' ') {
          return fail();
        }
        while (at < text.length() && text.charAt(at) == ' ') {
          at++;
        }
      } else if (at < text.length() && text.charAt(at) == c) {
        at++;
      } else {
        return fail();
      }
    }
    return this;
  }

  private TimeText dayOfMonth(boolean twoDigits) {
    if (!twoDigits && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    day = number(twoDigits);
    return this;
  }

  private TimeText year4() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value * 10 + digit(at + i);
    }
    at += 4;
    year = value;
    return this;
  }

  private TimeText year2() {
    int value = digit(at) * 10 + digit(at + 1);
    at += 2;
    year = value >= 69 ? 1900 + value : 2000 + value;
    return this;
  }

  /// Hour, minute, second and a fraction that no form of HTTP names but Go lets pass.
  private TimeText clock() {
    hour = number(false);
    literal(":");
    minute = number(true);
    literal(":");
    second = number(true);
    if (at + 1 < text.length()
        && (text.charAt(at) == '.' || text.charAt(at) == ',')
        && isDigit(at + 1)) {
      fraction();
    }
    return this;
  }

  private void fraction() {
    at++;
    int scale = 100_000_000;
    while (isDigit(at)) {
      nanos += digit(at) * scale; // past the ninth digit the scale is 0
      scale /= 10;
      at++;
    }
  }

  /// Three or four capital letters, "GMT+3", or "+03". Go: `time.parseTimeZone`.
  private TimeText zone() {
    if (text.startsWith("ChST", at) || text.startsWith("MeST", at)) {
      at += 4;
      return this;
    }
    if (text.startsWith("GMT", at)) {
      at += 3;
      skipSignedHours();
      return this;
    }
    if (at + 3 <= text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      return skipSignedHours() ? this : fail();
    }
    int letters = 0;
    while (letters < 6 && at + letters < text.length() && isUpper(text.charAt(at + letters))) {
      letters++;
    }
    boolean known =
        letters == 3
            || letters == 4 && (text.charAt(at + 3) == 'T' || text.startsWith("WITA", at))
            || letters == 5 && text.charAt(at + 4) == 'T';
    if (!known) {
      return fail();
    }
    at += letters;
    return this;
  }

  /// Skips "+3" or "-11"; hours past 23 are none.
  private boolean skipSignedHours() {
    if (at >= text.length() || text.charAt(at) != '+' && text.charAt(at) != '-') {
      return false;
    }
    int end = at + 1;
    int hours = 0;
    while (isDigit(end) && hours < 24) {
      hours = hours * 10 + digit(end);
      end++;
    }
    if (end == at + 1 || hours > 23) {
      return false;
    }
    at = end;
    return true;
  }

  private int number(boolean twoDigits) {
    if (!isDigit(at)) {
      fail();
      return 0;
    }
    if (!isDigit(at + 1)) {
      if (twoDigits) {
        fail();
        return 0;
      }
      return digit(at++);
    }
    int value = digit(at) * 10 + digit(at + 1);
    at += 2;
    return value;
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private int digit(int i) {
    if (!isDigit(i)) {
      fail();
      return 0;
    }
    return text.charAt(i) - '0';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private TimeText fail() {
    good = false;
    return this;
  }

  private Instant end() {
    if (!good || at != text.length()) {
      return null;
    }
    try {
      LocalDateTime t = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
      return t.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException outOfRange) {
      return null; // the 30th of February: not a date, whatever its form
    }
  }
}
