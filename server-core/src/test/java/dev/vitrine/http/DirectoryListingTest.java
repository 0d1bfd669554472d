package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryListingTest {
  @Test
  void answers500AndTellsTheServersLogWhereADirectoryCannotBeRead(@TempDir Path directory)
      throws Exception {
    FakeLink link = new FakeLink(_ -> false);
    Request request = Request.of("GET", "/");
    request.origin().link = link;
    RecordingWriter w = new RecordingWriter();
    DirectoryListing.serve(w, request, directory.resolve("gone"));
    assertEquals(500, w.status);
    assertEquals("Error reading directory\n", w.text());
    assertEquals(1, link.lines.size());
    assertTrue(link.lines.get(0).startsWith("http: error reading directory: "), link.lines.get(0));
  }
}
