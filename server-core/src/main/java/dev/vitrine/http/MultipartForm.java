package dev.vitrine.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a `multipart/form-data` body held: its plain fields and its files. RFC 7578. Go:
/// `multipart.Form`.
///
/// The server closes it at the end of the request; a form of a request that no server read is the
/// caller's to close.
public final class MultipartForm implements AutoCloseable {
  private final Values value;
  private final Map<String, List<FormFile>> file;
  private final Path temporary; // null: all in memory

  MultipartForm(Values value, Map<String, List<FormFile>> file, Path temporary) {
    this.value = value;
    Map<String, List<FormFile>> copy = new LinkedHashMap<>();
    file.forEach((name, files) -> copy.put(name, List.copyOf(files)));
    this.file = Collections.unmodifiableMap(copy);
    this.temporary = temporary;
  }

  /// The fields that are no files.
  public Values value() {
    return value;
  }

  /// The files by the name of their field, in the order in which they came; cannot be changed.
  public Map<String, List<FormFile>> file() {
    return file;
  }

  /// Removes the temporary file; streams that are open go on where the operating system lets them. A
  /// second call does nothing. Go: `Form.RemoveAll`.
  ///
  /// @throws UncheckedIOException when it cannot be removed
  @Override
  public void close() {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
