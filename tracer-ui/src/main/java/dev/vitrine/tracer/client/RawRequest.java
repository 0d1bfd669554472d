package dev.vitrine.tracer.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Bytes that no polite client sends, with pauses between them.
///
/// They are typed as text in which a line's end means nothing: only what stands there goes out, in UTF-8. `\r` `\n` `\t` `\0` `\\` and `\xHH` are bytes, `\p{500ms}` and `\p{2s}` pauses.
///
/// @param text as it was typed
/// @param pieces what it means
public record RawRequest(String text, List<Piece> pieces) implements Request {
  public RawRequest {
    pieces = List.copyOf(pieces);
  }

  /// Takes what was typed apart.
  ///
  /// @throws IllegalArgumentException when a `\…` is none of those; the message says which, and what to write
  public static RawRequest parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String typed = text.replace("\r\n", "\n");
    int at = 0;
    while (at < typed.length()) {
      int c = typed.codePointAt(at);
      if (c == '\n') {
        at++;
      } else if (c != '\\') {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(c);
      } else if (typed.startsWith("\\p{", at)) {
        int end = typed.indexOf('}', at);
        if (end < 0) {
          throw wrong("\\p{", at);
        }
        flush(bytes, pieces);
        pieces.add(new Piece.Pause(duration(typed.substring(at + 3, end), at)));
        at = end + 1;
      } else {
        at = escape(typed, at, bytes);
      }
    }
    flush(bytes, pieces);
    return new RawRequest(text, pieces);
  }

  private static int escape(String text, int at, ByteArrayOutputStream bytes) {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int value =
        switch (kind) {
          case 'r' -> '\r';
          case 'n' -> '\n';
          case 't' -> '\t';
          case '0' -> 0;
          case '\\' -> '\\';
          case 'x' -> hex(text, at);
          default -> throw wrong("\\" + kind, at);
        };
    bytes.write(value);
    return at + (kind == 'x' ? 4 : 2);
  }

  private static int hex(String text, int at) {
    String digits = text.substring(at + 2, Math.min(at + 4, text.length()));
    if (!digits.matches("[0-9A-Fa-f]{2}")) {
      throw wrong("\\x" + digits, at);
    }
    return Integer.parseInt(digits, 16);
  }

  private static Duration duration(String text, int at) {
    if (text.matches("[0-9]{1,6}ms")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    if (text.matches("[0-9]{1,3}s")) {
      return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
    throw wrong("\\p{" + text + "}", at);
  }

  private static void flush(ByteArrayOutputStream bytes, List<Piece> pieces) {
    if (bytes.size() > 0) {
      pieces.add(new Piece.Bytes(bytes.toByteArray()));
      bytes.reset();
    }
  }

  private static IllegalArgumentException wrong(String found, int at) {
    return new IllegalArgumentException(
        found
            + " at character "
            + (at + 1)
            + " is no byte. Write \\r \\n \\t \\0 \\\\ or \\xHH for a byte, \\p{500ms} for a pause.");
  }

  /// The first word, which the answer's framing depends on.
  @Override
  public String method() {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  @Override
  public boolean keepAlive() {
    return true;
  }

  @Override
  public List<Piece> pieces(String host) {
    return pieces;
  }

  /// With `printf` and `nc`: curl would tidy up.
  @Override
  public String commandLine(String host, boolean tls) {
    StringBuilder commands = new StringBuilder();
    for (Piece piece : pieces) {
      commands.append(commands.isEmpty() ? "" : "; ");
      switch (piece) {
        case Piece.Bytes(byte[] bytes) ->
            commands.append("printf ").append(ShellWords.quoted(format(bytes)));
        case Piece.Pause(Duration length) ->
            commands.append("sleep ").append(length.toMillis() / 1000.0);
      }
    }
    int colon = host.lastIndexOf(':');
    String peer =
        tls
            ? "openssl s_client -quiet -connect " + host
            : "nc " + host.substring(0, colon) + ' ' + host.substring(colon + 1);
    return "(" + commands + ") | " + peer;
  }

  private static String format(byte[] bytes) {
    StringBuilder format = new StringBuilder();
    for (byte b : bytes) {
      switch (b) {
        case '\r' -> format.append("\\r");
        case '\n' -> format.append("\\n");
        case '\\' -> format.append("\\\\");
        case '%' -> format.append("%%");
        default -> {
          if (b >= ' ' && b < 127) {
            format.append((char) b);
          } else {
            String octal = Integer.toOctalString(b & 0xff);
            format.append('\\').append("0".repeat(3 - octal.length())).append(octal);
          }
        }
      }
    }
    return format.toString();
  }
}
