package dev.vitrine.tracer.client;

import dev.vitrine.tracer.client.Content.Pair;
import dev.vitrine.tracer.client.Content.Typed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A request as a polite client sends it.
///
/// @param method the method as typed, `GET`
/// @param target the request target, `/hello`; "" is `/`
/// @param fields header fields in their order
/// @param cookies what the `Cookie` field says
/// @param body an empty one is not sent
/// @param keepAlive whether the connection stays open after the answer; if not, the request says
///     `Connection: close`
public record Outgoing(
    String method,
    String target,
    List<Pair> fields,
    List<Pair> cookies,
    Content body,
    boolean keepAlive)
    implements Request {
  public Outgoing {
    fields = List.copyOf(fields);
    cookies = List.copyOf(cookies);
    target = target.isEmpty() ? "/" : target;
  }

  /// From what was typed into one field: header lines, then, after an empty line, the body.
  public static Outgoing typed(String method, String target, String text, boolean keepAlive) {
    String lines = text.replace("\r\n", "\n");
    int gap = lines.startsWith("\n") ? 0 : lines.indexOf("\n\n");
    String head = gap < 0 ? lines : lines.substring(0, gap);
    String body = gap < 0 ? "" : lines.substring(lines.startsWith("\n") ? 1 : gap + 2);
    return new Outgoing(method, target, pairs(head, ':'), List.of(), new Typed(body), keepAlive);
  }

  /// The pairs in lines of a name, a separator and a value. A line without the separator is a name alone.
  public static List<Pair> pairs(String lines, char separator) {
    List<Pair> pairs = new ArrayList<>();
    for (String line : lines.split("\\R", -1)) {
      int at = line.indexOf(separator);
      if (!line.isBlank()) {
        pairs.add(
            at < 0
                ? new Pair(line.strip(), "")
                : new Pair(line.substring(0, at).strip(), line.substring(at + 1).strip()));
      }
    }
    return pairs;
  }

  @Override
  public List<Piece> pieces(String host) throws IOException {
    return List.of(new Piece.Bytes(toBytes(host)));
  }

  /// The bytes that go out: what was asked for, and what a client adds when it is not there: `Host`
  /// (RFC 9112 section 3.2 wants it), `Cookie`, `Connection: close`, `Content-Type` and `Content-Length`.
  byte[] toBytes(String host) throws IOException {
    byte[] content = body.bytes();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (!has("Host")) {
      field(head, "Host", host);
    }
    fields.forEach(f -> field(head, f.name(), f.value()));
    if (!cookies.isEmpty()) {
      field(head, "Cookie", cookieText());
    }
    if (!keepAlive && !has("Connection")) {
      field(head, "Connection", "close");
    }
    if (content.length > 0 && !body.type().isEmpty() && !has("Content-Type")) {
      field(head, "Content-Type", body.type());
    }
    if (content.length > 0 && !has("Content-Length") && !has("Transfer-Encoding")) {
      field(head, "Content-Length", String.valueOf(content.length));
    }
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private boolean has(String name) {
    return fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
  }

  private String cookieText() {
    return cookies.stream().map(c -> c.name() + '=' + c.value()).collect(Collectors.joining("; "));
  }

  @Override
  public String commandLine(String host, boolean tls) {
    List<String> words = new ArrayList<>(List.of("curl", "-i"));
    if (tls) {
      words.add("-k");
    }
    if (method.equals("HEAD")) {
      words.add("-I");
    } else if (!method.equals("GET") || !(body instanceof Typed(String t) && t.isEmpty())) {
      words.addAll(List.of("-X", method));
    }
    for (Pair field : fields) {
      // curl leaves a field out that has no value, unless it ends in a semicolon.
      words.addAll(
          List.of("-H", field.name() + (field.value().isEmpty() ? ";" : ": " + field.value())));
    }
    if (!keepAlive && !has("Connection")) {
      words.addAll(List.of("-H", "Connection: close"));
    }
    if (!cookies.isEmpty()) {
      words.addAll(List.of("-b", cookieText()));
    }
    switch (body) {
      case Typed(String text) when text.isEmpty() -> {}
      case Typed(String text) -> {
        if (!has("Content-Type")) {
          words.addAll(List.of("-H", "Content-Type:")); // curl would call it a form
        }
        words.addAll(List.of("--data-binary", text));
      }
      case Content.Form(List<Pair> form) ->
          form.forEach(f -> words.addAll(List.of("--data-urlencode", f.name() + '=' + f.value())));
      case Content.Upload(List<Pair> form, String name, var file) -> {
        form.forEach(f -> words.addAll(List.of("--form-string", f.name() + '=' + f.value())));
        words.addAll(List.of("-F", name + "=@" + file));
      }
    }
    String path = target.startsWith("/") ? target : "/";
    if (!target.startsWith("/")) {
      words.addAll(List.of("--request-target", target)); // `*`, or a URL
    } else if (target.contains("/.")) {
      words.add("--path-as-is");
    }
    words.add((tls ? "https://" : "http://") + host + path);
    return ShellWords.join(words);
  }
}
