package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.file.WholeFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long runs in files: how far it is, giving it up, and that nothing is left half done.
class RunFilesTest {
  private static final int STEPS = 10_000;

  @TempDir private Path folder;

  @Test
  void writesAndReadsALongRunAndSaysHowFarItIs() throws IOException {
    Path file = folder.resolve("long.jsonl");
    LongWork saving = new LongWork("Saving");
    RunFiles.write(longRun(), file, saving);
    assertEquals(1, saving.share());
    LongWork opening = new LongWork("Opening");
    RunFiles.Opened run = RunFiles.read(file, opening);
    assertEquals(STEPS, run.store().size());
    assertEquals(1, opening.share());
  }

  @Test
  void givesUpReadingWhatNobodyWants() throws IOException {
    Path file = folder.resolve("long.jsonl");
    RunFiles.write(longRun(), file, new LongWork("Saving"));
    LongWork opening = new LongWork("Opening");
    opening.cancel();
    assertThrows(InterruptedIOException.class, () -> RunFiles.read(file, opening));
  }

  @Test
  void aSavingThatIsGivenUpLeavesNothingAndKeepsWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.jsonl"), "what was there");
    LongWork saving = new LongWork("Saving");
    saving.cancel();
    assertThrows(WholeFile.UnwrittenException.class, () -> RunFiles.write(longRun(), file, saving));
    assertEquals("what was there", Files.readString(file));
    assertOnly(file);
  }

  @Test
  void aFullDiskLeavesNothingAndIsSaidInASentence() throws IOException {
    Path file = folder.resolve("mine.jsonl");
    IOException failed =
        assertThrows(
            WholeFile.UnwrittenException.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        "Cannot write " + file + ": the disk is full. Choose another place.", failed.getMessage());
    assertFalse(Files.exists(file));
    assertOnly();
  }

  @Test
  void saysWhereNothingCanBeWritten() {
    Path nowhere = folder.resolve("no/such/mine.jsonl");
    IOException missing = assertThrows(IOException.class, () -> WholeFile.write(nowhere, "text"));
    assertTrue(missing.getMessage().contains("there is no folder"), missing.getMessage());
    IOException taken = assertThrows(IOException.class, () -> WholeFile.write(folder, "text"));
    assertTrue(taken.getMessage().endsWith("it is a folder. Name a file in it."));
  }

  private void assertOnly(Path... files) throws IOException {
    try (var left = Files.list(folder)) {
      assertEquals(List.of(files), left.toList());
    }
  }

  private static TraceStore longRun() {
    TraceStore store = new TraceStore();
    for (int seq = 1; seq <= STEPS; seq++) {
      store.append(new TraceRecord(seq, seq, 1, 0, 0, 1, "accept", new AcceptWaiting()));
    }
    return store;
  }
}
