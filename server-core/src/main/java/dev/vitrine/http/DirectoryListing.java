package dev.vitrine.http;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Answers with the names in a directory as links, in the order of their bytes, those of directories
/// with a slash. Go: `http.dirList`.
final class DirectoryListing {
  private DirectoryListing() {}

  static void serve(ResponseWriter w, Request r, Path directory) throws IOException {
    Map<String, String> names;
    try {
      names = names(directory);
    } catch (IOException | DirectoryIteratorException e) {
      r.origin()
          .link
          .log(System.Logger.Level.WARNING, "http: error reading directory: " + e.getMessage());
      ErrorReply.error(w, "Error reading directory", 500);
      return;
    }
    w.header().set("Content-Type", "text/html; charset=utf-8");
    w.write("<!doctype html>\n");
    w.write("<meta name=\"viewport\" content=\"width=device-width\">\n");
    w.write("<pre>\n");
    for (String name : names.values()) {
      // A URL's own rules escape what would end the path ("?", "#") or look like a scheme ("a:b").
      String link = Url.ofPath(name, "").toString();
      w.write("<a href=\"" + link + "\">" + HtmlText.escape(name) + "</a>\n");
    }
    w.write("</pre>\n");
  }

  /// The names to show, by the bytes to sort by.
  private static Map<String, String> names(Path directory) throws IOException {
    Map<String, String> names = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        // A link to a directory is no directory: what it leads to is not looked at.
        boolean isDirectory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        names.put(Escape.toBytes(name), isDirectory ? name + "/" : name);
      }
    }
    return names;
  }
}
