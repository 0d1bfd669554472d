package dev.vitrine.tracer.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The body of a request that is sent politely.
public sealed interface Content {
  /// A name and its value: a header field, a form field, a cookie.
  record Pair(String name, String value) {}

  /// The `Content-Type` that goes with it; "" where there is none to say.
  String type();

  /// What goes out behind the head.
  ///
  /// @throws IOException when a file cannot be read; the message is a sentence
  byte[] bytes() throws IOException;

  /// A text as it is typed, in UTF-8; "" is no body.
  record Typed(String text) implements Content {
    @Override
    public String type() {
      return "";
    }

    @Override
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// The fields of a form in the body, `application/x-www-form-urlencoded`.
  record Form(List<Pair> fields) implements Content {
    public Form {
      fields = List.copyOf(fields);
    }

    @Override
    public String type() {
      return "application/x-www-form-urlencoded";
    }

    @Override
    public byte[] bytes() {
      return fields.stream()
          .map(f -> encoded(f.name()) + '=' + encoded(f.value()))
          .collect(Collectors.joining("&"))
          .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /// A form with a file, `multipart/form-data`. RFC 7578.
  ///
  /// @param fields the other fields of the form
  /// @param name of the field that holds the file
  record Upload(List<Pair> fields, String name, Path file) implements Content {
    private static final String BOUNDARY = "----vitrine-form-boundary";

    public Upload {
      fields = List.copyOf(fields);
    }

    @Override
    public String type() {
      return "multipart/form-data; boundary=" + BOUNDARY;
    }

    @Override
    public byte[] bytes() throws IOException {
      byte[] content;
      try {
        content = Files.readAllBytes(file);
      } catch (IOException e) {
        throw new IOException("The file " + file + " cannot be read. Choose another one.", e);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (Pair field : fields) {
        add(out, disposition(field.name()) + "\r\n\r\n" + field.value() + "\r\n");
      }
      add(
          out,
          disposition(name)
              + "; filename=\""
              + quoted(String.valueOf(file.getFileName()))
              + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
      out.writeBytes(content);
      add(out, "\r\n--" + BOUNDARY + "--\r\n");
      return out.toByteArray();
    }

    private static String disposition(String name) {
      return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + '"';
    }

    private static void add(ByteArrayOutputStream out, String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    // What browsers do with the characters that would end the quoted string.
    private static String quoted(String text) {
      return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
  }
}
