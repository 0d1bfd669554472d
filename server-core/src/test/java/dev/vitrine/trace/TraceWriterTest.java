package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.Flushed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TraceWriterTest {
  @TempDir Path dir;

  @Test
  void writesTheHeaderAndALineForEachRecord() throws IOException {
    Path file = dir.resolve("trace.jsonl");
    Files.writeString(file, "old");
    try (TraceWriter writer = new TraceWriter(file)) {
      new ServerTrace(writer, new ManualClock(), _ -> {}).emit(new AcceptWaiting());
      assertEquals(Detail.STEPS, writer.detail());
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("{\"vitrine\":1,"), lines.get(0));
    assertTrue(lines.get(1).endsWith("\"event\":\"AcceptWaiting\"}"), lines.get(1));
  }

  @Test
  void writesBytesWhenAsked() throws IOException {
    Path file = dir.resolve("trace.jsonl");
    try (TraceWriter writer = new TraceWriter(file, Detail.BYTES)) {
      ServerTrace trace = new ServerTrace(writer, new ManualClock(), _ -> {});
      trace.connection(1).emit(new BytesSent(0, "hi".getBytes(StandardCharsets.US_ASCII)));
    }
    assertTrue(Files.readString(file).contains("\"data\":\"aGk=\""));
  }

  @Test
  void saysWhenTheFileCannotBeMade() {
    assertThrows(
        NoSuchFileException.class, () -> new TraceWriter(dir.resolve("missing/trace.jsonl")));
  }

  @Test
  void linesOfManyThreadsStayWhole() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceWriter writer = new TraceWriter(out, Detail.STEPS);
    ServerTrace trace = new ServerTrace(writer, new ManualClock(), _ -> {});
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; n < 1_000; n++) {
                  trace.emit(new Flushed());
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    writer.close();
    Set<Object> seqs = new HashSet<>();
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(8_001, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      seqs.add(StrictJson.object(line.getBytes(StandardCharsets.UTF_8)).get("seq"));
    }
    assertEquals(8_000, seqs.size());
  }

  @Test
  void aRecordReachesTheFileWithoutAClose() throws Exception {
    CountDownLatch written = new CountDownLatch(2); // the header, the record
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            written.countDown();
          }
        };
    try (TraceWriter writer = new TraceWriter(out, Detail.STEPS)) {
      writer.onEvent(Samples.record(new Flushed()));
      assertTrue(written.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void aFullDiskIsReportedOnceAndTheServerGoesOn() throws IOException {
    FullDisk disk = new FullDisk(100_000);
    TraceWriter writer = new TraceWriter(disk, Detail.STEPS);
    List<String> log = new ArrayList<>();
    ServerTrace trace = new ServerTrace(writer, new ManualClock(), log::add);
    for (int i = 0; i < 10_000; i++) {
      trace.emit(new Flushed());
    }
    assertEquals(1, log.size());
    assertTrue(log.getFirst().contains("No space left on device"), log.getFirst());
    assertThrows(IOException.class, writer::close);
    assertTrue(disk.closed);
    writer.close();
  }

  @Test
  void aDiskThatIsFullFromTheBeginningIsSaidAtOnce() {
    FullDisk disk = new FullDisk(10);
    assertThrows(IOException.class, () -> new TraceWriter(disk, Detail.STEPS));
    assertTrue(disk.closed);
  }

  @Test
  void whatComesAfterTheCloseIsIgnored() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceWriter writer = new TraceWriter(out, Detail.STEPS);
    writer.close();
    writer.onEvent(Samples.record(new Flushed()));
    assertFalse(out.toString(StandardCharsets.UTF_8).contains("Flushed"));
  }

  private static final class FullDisk extends OutputStream {
    private int left;
    boolean closed;

    FullDisk(int bytes) {
      left = bytes;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      if (left < len) {
        throw new IOException("No space left on device");
      }
      left -= len;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
