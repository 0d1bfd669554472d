package dev.vitrine.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/// Serves the files below a directory. Go: `http.FileServer` over `http.Dir`, `http.ServeFile`.
///
/// `index.html` stands for its directory, and a URL that names it is redirected there; a directory's
/// URL ends in a slash, a file's does not, and each is redirected to the other form. A directory
/// without `index.html` is listed.
///
/// The path is cleaned before it is looked up, so that ".." never leads above the root. Symbolic links
/// are followed wherever they lead, also out of the root; names that begin with a dot are served.
final class FileServer implements Handler {
  private static final String INDEX = "/index.html";

  private final Path root;

  FileServer(Path root) {
    this.root = root;
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws IOException {
    String path = r.url().path();
    String rooted = path.startsWith("/") ? path : "/" + path;
    new Answer(w, r, rooted).serve(() -> below(root, SlashPath.clean(rooted)), true);
  }

  /// Serves one file or directory, whatever the request's path. Go: `http.ServeFile`.
  static void serveFile(ResponseWriter w, Request r, Path file) throws IOException {
    String path = r.url().path();
    if (SlashPath.hasDotDot(path)) {
      // Too many programs join the path to a directory themselves: such a request is after that.
      ErrorReply.contentError(w, "invalid URL path", 400);
      return;
    }
    new Answer(w, r, path).serve(() -> file, false);
  }

  /// @param path clean, beginning with a slash
  private static Path below(Path root, String path) throws NoSuchFileException {
    try {
      return path.equals("/") ? root : root.resolve(path.substring(1));
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(path); // NUL, or letters that the file system cannot write
    }
  }

  /// Finds the file, or says that there is none.
  private interface Lookup {
    Path find() throws IOException;
  }

  /// What a path leads to.
  private record Found(Path path, boolean directory, Instant modified) {
    /// As Go's `Open` with `Stat`: what cannot be opened is not found, a directory included.
    static Found at(Path path) throws IOException {
      BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
      if (!Files.isReadable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      return new Found(path, a.isDirectory(), a.lastModifiedTime().toInstant());
    }

    String name() {
      Path name = path.getFileName();
      return name == null ? "" : name.toString();
    }
  }

  /// The answer to one request. Go: `http.serveFile`.
  private static final class Answer {
    private final ResponseWriter w;
    private final Request r;
    private final String path;

    /// @param path of the request's URL
    Answer(ResponseWriter w, Request r, String path) {
      this.w = w;
      this.r = r;
      this.path = path;
    }

    /// @param canonical whether the URL must end in a slash exactly for directories
    void serve(Lookup lookup, boolean canonical) throws IOException {
      if (path.endsWith(INDEX)) {
        redirect("./"); // relative, since StripPrefix may have cut the path
        return;
      }
      Found found;
      try {
        found = Found.at(lookup.find());
      } catch (IOException e) {
        fail(e);
        return;
      }
      if (canonical && !found.directory() && path.endsWith("/")) {
        fileWithSlash();
        return;
      }
      if (found.directory() && !path.endsWith("/")) {
        redirect(SlashPath.base(path) + "/");
        return;
      }
      if (found.directory()) {
        found = indexOr(found);
      }
      if (found.directory()) {
        list(found);
      } else {
        content(found);
      }
    }

    private void fileWithSlash() throws IOException {
      String base = SlashPath.base(path);
      if (base.equals("/") || base.equals(".")) {
        ErrorReply.contentError(w, "http: attempting to traverse a non-directory", 500);
        return;
      }
      redirect("../" + base);
    }

    private static Found indexOr(Found directory) {
      try {
        return Found.at(directory.path().resolve("index.html"));
      } catch (IOException none) {
        return directory; // then it is listed
      }
    }

    private void list(Found directory) throws IOException {
      if (!Preconditions.isModifiedSince(r, directory.modified())) {
        Preconditions.notModified(w);
        return;
      }
      ContentServer.setLastModified(w, directory.modified());
      DirectoryListing.serve(w, r, directory.path());
    }

    private void content(Found file) throws IOException {
      FileChannel channel;
      try {
        channel = FileChannel.open(file.path(), StandardOpenOption.READ);
      } catch (IOException e) {
        fail(e);
        return;
      }
      try (channel) {
        ContentServer.serve(w, r, file.name(), file.modified(), channel);
      }
    }

    /// Answers without a word of the exception's own: it names paths.
    private void fail(IOException e) throws IOException {
      if (e instanceof AccessDeniedException) {
        ErrorReply.contentError(w, "403 Forbidden", 403);
      } else if (e instanceof NoSuchFileException || isBelowFile(e)) {
        ErrorReply.contentError(w, "404 page not found", 404);
      } else {
        ErrorReply.contentError(w, "500 Internal Server Error", 500);
      }
    }

    /// Whether the path goes through something that is no directory: nothing can be there, whatever
    /// the operating system calls it. Go: `mapOpenError`.
    private static boolean isBelowFile(IOException e) {
      if (!(e instanceof FileSystemException f) || f.getFile() == null) {
        return false;
      }
      for (Path p = Path.of(f.getFile()).getParent(); p != null; p = p.getParent()) {
        if (Files.exists(p)) {
          return !Files.isDirectory(p);
        }
      }
      return false;
    }

    /// Redirects without making the target absolute, which would be wrong behind StripPrefix. Go:
    /// `localRedirect`.
    private void redirect(String target) throws IOException {
      String query = r.url().rawQuery();
      String location = Escape.toBytes(target) + (query.isEmpty() ? "" : "?" + query);
      w.header().set("Location", location);
      w.writeHeader(301);
    }
  }
}
