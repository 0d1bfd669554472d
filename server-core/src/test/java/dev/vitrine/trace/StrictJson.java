package dev.vitrine.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON exactly as RFC 8259 has it, for the tests alone: no space, no fraction (the trace has
/// neither), no name twice, nothing that is not UTF-8.
final class StrictJson {
  private final String s;
  private int at;

  private StrictJson(String s) {
    this.s = s;
  }

  static Map<?, ?> object(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      StrictJson in = new StrictJson(text);
      Map<?, ?> value = (Map<?, ?>) in.value();
      in.require(in.at == text.length(), "something behind the object");
      return value;
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8", e);
    }
  }

  private Object value() {
    char c = s.charAt(at);
    return switch (c) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    if (take('}')) {
      return members;
    }
    do {
      String name = string();
      require(take(':'), "no colon");
      require(members.put(name, value()) == null, "a name twice");
    } while (take(','));
    require(take('}'), "no end of object");
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    at++;
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value());
    } while (take(','));
    require(take(']'), "no end of array");
    return elements;
  }

  private String string() {
    require(take('"'), "no string");
    StringBuilder text = new StringBuilder();
    while (!take('"')) {
      char c = s.charAt(at++);
      require(c >= ' ', "a control character");
      text.append(c == '\\' ? escaped() : c);
    }
    return text.toString();
  }

  private char escaped() {
    char c = s.charAt(at++);
    int known = "\"\\/bfnrt".indexOf(c);
    if (known >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(known);
    }
    require(c == 'u', "an unknown escape");
    at += 4;
    return (char) Integer.parseInt(s.substring(at - 4, at), 16);
  }

  private Object word(String word, boolean value) {
    require(s.startsWith(word, at), "no value");
    at += word.length();
    return value;
  }

  private Long number() {
    int begin = at;
    boolean _ = take('-');
    require(at < s.length() && s.charAt(at) >= '0' && s.charAt(at) <= '9', "no value");
    if (!take('0')) {
      while (at < s.length() && s.charAt(at) >= '0' && s.charAt(at) <= '9') {
        at++;
      }
    }
    return Long.valueOf(s.substring(begin, at));
  }

  private boolean take(char c) {
    if (at < s.length() && s.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what + " at " + at + ": " + s);
    }
  }
}
