package dev.vitrine.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a whole form: fields into memory, files too while they fit, into one temporary file from
/// then on. RFC 7578. Go: `multipart.Reader.ReadForm`, whose limits and estimates these are.
final class MultipartFormReader {
  /// Go's `multipartmaxparts`.
  private static final int MAX_PARTS = 1000;

  /// What plain fields and bookkeeping may take beside the files.
  private static final long FIELDS_BYTES = 10 << 20;

  /// Go's estimates of what an entry of a map, and a file's description, cost.
  private static final int ENTRY_BYTES = 200;

  private static final int FILE_BYTES = 100;

  private final MultipartReader reader;
  private final Values values = new Values();
  private final Map<String, List<FormFile>> files = new LinkedHashMap<>();
  private long fileMemory;
  private long memory;
  private long fields = MultipartReader.MAX_FIELDS;

  private Path temporary; // null until a file does not fit
  private OutputStream overflow;
  private long written;

  private MultipartFormReader(MultipartReader reader, long maxMemory) {
    this.reader = reader;
    this.fileMemory = Math.min(maxMemory, Long.MAX_VALUE - 1);
    long sum = maxMemory + FIELDS_BYTES;
    this.memory = sum > 0 ? sum : maxMemory < 0 ? 0 : Long.MAX_VALUE;
  }

  /// @param maxMemory how many bytes of files may stay in memory; 10 MiB come on top for the rest
  /// @throws BodyTooLargeException past a limit
  /// @throws IOException malformed, what reading the body threw, or what writing the file threw
  static MultipartForm read(MultipartReader reader, long maxMemory) throws IOException {
    MultipartFormReader form = new MultipartFormReader(reader, maxMemory);
    boolean done = false;
    try {
      form.readAll();
      form.closeFile();
      done = true;
      return new MultipartForm(form.values, form.files, form.temporary);
    } finally {
      if (!done) {
        form.discard();
      }
    }
  }

  private void readAll() throws IOException {
    int parts = 0;
    for (Part p = reader.nextPart(memory, fields); p != null; p = reader.nextPart(memory, fields)) {
      if (++parts > MAX_PARTS) {
        throw MultipartSource.tooLarge();
      }
      String name = p.formName();
      if (name.isEmpty()) {
        continue; // no field of the form: RFC 7578 section 4.2 wants a name
      }
      spend(Escape.toBytes(name).length() + ENTRY_BYTES);
      if (p.fileName().isEmpty()) {
        field(name, p);
      } else {
        file(name, p);
      }
    }
  }

  private void spend(long bytes) throws BodyTooLargeException {
    memory -= bytes;
    if (memory < 0) {
      throw MultipartSource.tooLarge();
    }
  }

  private void field(String name, Part p) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    spend(copy(p, out, Math.addExact(Math.min(memory, Long.MAX_VALUE - 1), 1)));
    values.add(name, out.toString(StandardCharsets.UTF_8));
  }

  private void file(String name, Part p) throws IOException {
    Header header = p.header();
    spend(PartHeader.cost(header) + ENTRY_BYTES + FILE_BYTES);
    for (int i = 0; i < header.size(); i++) {
      fields -= header.valueCount(i);
    }
    ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
    long n = copy(p, head, Math.max(0, fileMemory + 1));
    List<FormFile> list = files.computeIfAbsent(name, absent -> new ArrayList<>(1));
    if (n > fileMemory) {
      list.add(overflowing(p, head));
      return;
    }
    fileMemory -= n;
    memory -= n;
    list.add(new FormFile(p.fileName(), header, head.toByteArray()));
  }

  private FormFile overflowing(Part p, ByteArrayOutputStream head) throws IOException {
    if (temporary == null) {
      temporary = Files.createTempFile("multipart-", ""); // readable by the owner alone
      overflow = Files.newOutputStream(temporary);
    }
    long offset = written;
    head.writeTo(overflow);
    long size = head.size() + copy(p, overflow, Long.MAX_VALUE);
    written += size;
    return new FormFile(p.fileName(), p.header(), temporary, offset, size);
  }

  /// Copies up to so many bytes.
  private static long copy(InputStream in, OutputStream out, long most) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long copied = 0;
    while (copied < most) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, most - copied));
      if (n < 0) {
        break;
      }
      out.write(buffer, 0, n);
      copied += n;
    }
    return copied;
  }

  private void closeFile() throws IOException {
    if (overflow != null) {
      overflow.close();
    }
  }

  /// After a failure: the file goes, and the failure itself is what the caller hears of.
  private void discard() {
    try {
      closeFile();
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException second) {
      // the first failure is on its way; a temporary file that stays is the system's to sweep
    }
  }
}
