package dev.vitrine.tracer.follow;

import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A trace file that another process is still writing: each line that is whole becomes a step, the rest
/// waits for its end.
///
/// The file is looked at ten times a second: no notice of the operating system tells of every kind of file
/// system.
public final class GrowingFile implements Followed {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Path file;
  private final TraceStore store = new TraceStore();
  private final Semaphore wake = new Semaphore(0);
  private final Thread reader;
  private volatile State state = new State(Kind.CONNECTING, "");
  private volatile boolean closed;

  // Of the reading thread alone.
  private long position;
  private int line;
  private byte[] rest = new byte[0];

  private GrowingFile(Path file) {
    this.file = file;
    this.reader = Thread.ofVirtual().name("tail").unstarted(this::run);
  }

  /// Begins to follow a file, in the background, from its first line.
  public static GrowingFile follow(Path file) {
    GrowingFile growing = new GrowingFile(file);
    growing.reader.start();
    return growing;
  }

  @Override
  public TraceStore store() {
    return store;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public void again() {
    wake.release();
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
  }

  private void run() {
    try {
      while (!closed && state.kind() != Kind.ENDED) {
        try {
          look();
        } catch (IOException e) {
          state =
              new State(
                  Kind.LOST, file + " cannot be read: " + e.getMessage() + ". It is tried again.");
        }
        boolean _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      // Closed: nobody wants more.
    }
  }

  private void look() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < position) {
        end("became shorter: another run is being written to it. Open it again to see that one");
        return;
      }
      in.seek(position);
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        position += n;
        take(buffer, n);
        if (state.kind() == Kind.ENDED) {
          return;
        }
      }
      if (line > 0) {
        state = new State(Kind.FOLLOWING, "");
      }
    }
  }

  private void take(byte[] buffer, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        byte[] whole = joined(rest, buffer, from, i);
        rest = new byte[0];
        from = i + 1;
        line++;
        if (!step(new String(whole, StandardCharsets.UTF_8))) {
          return;
        }
      }
    }
    rest = joined(rest, buffer, from, length);
  }

  private static byte[] joined(byte[] before, byte[] bytes, int from, int to) {
    byte[] all = java.util.Arrays.copyOf(before, before.length + to - from);
    System.arraycopy(bytes, from, all, before.length, to - from);
    return all;
  }

  private boolean step(String text) {
    try {
      if (line == 1) {
        TraceFile _ = TraceFile.parse(text + "\n");
      } else {
        store.append(TraceFile.entry(text));
      }
      return true;
    } catch (TraceFile.DamagedException e) {
      end("is no trace. " + e.getMessage() + " Open another file");
    } catch (IOException e) {
      end("is damaged in line " + line + ": " + e.getMessage() + ". What came before is kept");
    }
    return false;
  }

  private void end(String why) {
    state = new State(Kind.ENDED, file + " " + why + ".");
  }
}
