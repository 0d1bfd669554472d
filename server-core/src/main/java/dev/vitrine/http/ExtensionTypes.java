package dev.vitrine.http;

import dev.vitrine.internal.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/// Media types by the ending of a file's name. Go: `mime.TypeByExtension`: a table of its own, and, as
/// there, what the system knows: the first MIME-info database that is found, else `mime.types` files.
///
/// Read once, when a file is first served.
final class ExtensionTypes {
  /// Each type with its endings. Texts are UTF-8 unless a type says otherwise.
  private static final String[] BUILT_IN = {
    "application/gzip gz",
    "application/json json",
    "application/msword doc",
    "application/octet-stream bin com exe",
    "application/pdf pdf",
    "application/postscript ai eps ps",
    "application/rdf+xml rdf",
    "application/rtf rtf",
    "application/vnd.android.package-archive apk",
    "application/vnd.ms-excel xls",
    "application/vnd.ms-powerpoint ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document docx",
    "application/wasm wasm",
    "application/xhtml+xml xht xhtml",
    "application/zip zip",
    "audio/flac flac",
    "audio/mp4 m4a",
    "audio/mpeg mp3",
    "audio/ogg oga ogg opus",
    "audio/wav wav",
    "audio/webm webm",
    "image/apng apng",
    "image/avif avif",
    "image/bmp bmp",
    "image/gif gif",
    "image/jpeg jfif jpeg jpg pjp pjpeg",
    "image/png png",
    "image/svg+xml svg",
    "image/tiff tif tiff",
    "image/vnd.microsoft.icon ico",
    "image/webp webp",
    "image/x-xbitmap xbm",
    "message/rfc822 eml",
    "text/calendar ics",
    "text/css css",
    "text/csv csv",
    "text/html ehtml htm html shtml",
    "text/javascript js mjs",
    "text/plain text txt",
    "text/vtt vtt",
    "text/xml xbl xml xsl",
    "video/mp4 mp4",
    "video/ogg ogv",
  };

  private static final List<String> GLOBS =
      List.of("/usr/local/share/mime/globs2", "/usr/share/mime/globs2");

  private static final List<String> TYPE_FILES =
      List.of(
          "/etc/mime.types",
          "/etc/apache2/mime.types",
          "/etc/apache/mime.types",
          "/etc/httpd/conf/mime.types");

  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, String> lower = new HashMap<>();

  ExtensionTypes(List<String> globs, List<String> typeFiles) {
    for (String line : BUILT_IN) {
      addAll(line);
    }
    for (String file : globs) {
      if (readGlobs(Path.of(file))) {
        return;
      }
    }
    for (String file : typeFiles) {
      readTypes(Path.of(file));
    }
  }

  /// The type for an ending, dot included, in its own case first; empty when there is none.
  static String of(String extension) {
    return Local.INSTANCE.find(extension);
  }

  String find(String extension) {
    String type = exact.get(extension);
    if (type == null) {
      type = lower.get(extension.toLowerCase(Locale.ROOT));
    }
    return type == null ? "" : type;
  }

  private void addAll(String typeAndEndings) {
    StringTokenizer words = new StringTokenizer(typeAndEndings);
    String type = words.hasMoreTokens() ? words.nextToken() : "#";
    if (type.startsWith("#")) {
      return;
    }
    while (words.hasMoreTokens()) {
      String ending = words.nextToken();
      if (ending.startsWith("#")) {
        return;
      }
      add("." + ending, type);
    }
  }

  private void add(String ending, String type) {
    MediaType parsed = MediaType.parse(type);
    if (parsed.problem() != null || !Tokens.isFieldValue(type)) {
      return;
    }
    boolean text = parsed.type().startsWith("text/") && !parsed.parameters().containsKey("charset");
    String whole = text ? type + "; charset=utf-8" : type;
    exact.put(ending, whole);
    lower.put(ending.toLowerCase(Locale.ROOT), whole);
  }

  /// Lines of "weight:type:*.ending", the weightiest first: the first word on an ending counts.
  private boolean readGlobs(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] fields = line.split(":", -1);
        boolean usable =
            fields.length >= 3
                && !fields[0].isEmpty()
                && !fields[0].startsWith("#")
                && fields[2].length() >= 3
                && fields[2].startsWith("*.");
        String ending = usable ? fields[2].substring(1) : "";
        boolean glob =
            ending.indexOf('?') >= 0 || ending.indexOf('*') >= 0 || ending.indexOf('[') >= 0;
        if (usable && !glob && !exact.containsKey(ending)) {
          add(ending, fields[1]);
        }
      }
      return true;
    } catch (IOException absent) {
      return false; // most systems have one of these files, none has all
    }
  }

  /// Lines of "type ending ending …".
  private void readTypes(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        addAll(line);
      }
    } catch (IOException absent) {
      // most systems have one of these files, none has all
    }
  }

  /// What this machine knows; made when it is first asked for.
  private static final class Local {
    private static final ExtensionTypes INSTANCE = new ExtensionTypes(GLOBS, TYPE_FILES);
  }
}
