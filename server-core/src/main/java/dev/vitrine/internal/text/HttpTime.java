package dev.vitrine.internal.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Dates as HTTP writes and reads them. RFC 9110 section 5.6.7. Go: `http.TimeFormat`,
/// `http.ParseTime`, `time.Parse`.
///
/// Written by hand because a `Date` field goes out with each response; see [TimeText] for reading.
public final class HttpTime {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final long SECONDS_A_DAY = 86_400;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /// The text of the second that was asked for last. Threads may race to set it: each sets a whole
  /// value, and the worst that happens is that one is made twice.
  private static volatile Second last = new Second(0);

  private HttpTime() {}

  /// An IMF-fixdate: "Sun, 06 Nov 1994 08:49:37 GMT". A fraction of the second is cut off.
  ///
  /// @param t any instant; years outside 0 to 9999 are written with as many digits as they have
  public static String format(Instant t) {
    return format(t.getEpochSecond());
  }

  /// The present time as an IMF-fixdate, made once a second.
  public static String now() {
    return second().text;
  }

  /// The same as ASCII bytes. The array is shared: read it, do not change it.
  public static byte[] nowBytes() {
    return second().bytes;
  }

  /// Reads one of the three forms that RFC 9110 allows, with Go's laxities: any name of a weekday,
  /// an hour of one digit, a fraction of a second, several spaces for one.
  ///
  /// @throws DateTimeParseException when it is none of them
  public static Instant parse(String text) {
    Instant t = TimeText.imfFixdate(text);
    if (t == null) {
      t = TimeText.rfc850(text);
    }
    if (t == null) {
      t = TimeText.asctime(text);
    }
    if (t == null) {
      throw new DateTimeParseException("not an HTTP date", text, 0);
    }
    return t;
  }

  private static Second second() {
    long now = System.currentTimeMillis() / 1000;
    Second s = last;
    if (s.epochSecond != now) {
      s = new Second(now);
      last = s;
    }
    return s;
  }

  private static String format(long epochSecond) {
    LocalDateTime t = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    LocalDate date = t.toLocalDate();
    StringBuilder out = new StringBuilder(29);
    // 1970 began on a Thursday. The library's own way loads its formatters, at a server's first
    // answer.
    int day = Math.floorMod(Math.floorDiv(epochSecond, SECONDS_A_DAY) + 3, 7) * 3;
    out.append(DAYS, day, day + 3).append(", ");
    two(out, date.getDayOfMonth()).append(' ');
    int month = (date.getMonthValue() - 1) * 3;
    out.append(MONTHS, month, month + 3).append(' ');
    year(out, date.getYear()).append(' ');
    two(out, t.getHour()).append(':');
    two(out, t.getMinute()).append(':');
    two(out, t.getSecond());
    return out.append(" GMT").toString();
  }

  private static StringBuilder year(StringBuilder out, int year) {
    if (year < 0) {
      out.append('-');
    }
    int digits = Math.abs(year);
    for (int bound = 1000; bound > digits && bound > 1; bound /= 10) {
      out.append('0');
    }
    return out.append(digits);
  }

  private static StringBuilder two(StringBuilder out, int n) {
    return out.append((char) ('0' + n / 10)).append((char) ('0' + n % 10));
  }

  /// One second and its text.
  private static final class Second {
    final long epochSecond;
    final String text;
    final byte[] bytes;

    Second(long epochSecond) {
      this.epochSecond = epochSecond;
      this.text = format(epochSecond);
      this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
