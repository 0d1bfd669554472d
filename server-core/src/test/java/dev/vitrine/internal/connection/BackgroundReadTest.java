package dev.vitrine.internal.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.internal.read.ByteSource;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// When a background read really reads.
final class BackgroundReadTest {
  private static final int REQUESTS = 100;

  private final AtomicInteger reads = new AtomicInteger();
  private final Semaphore began = new Semaphore(0);

  @Test
  void aHandlerThatReturnsAtOnceIsMostlyWatchedWithoutAThread() {
    for (int i = 0; i < REQUESTS; i++) {
      ReadBuffer in = new ReadBuffer(new Client());
      BackgroundRead read = read(in, Detail.STEPS);
      read.bodyEnded();
      read.stop();
      in.awaitFill();
    }
    // One round may fall between the two calls, but hardly a hundred.
    assertTrue(reads.get() < REQUESTS, reads + " of " + REQUESTS + " reads took a thread");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatTakesItsTimeIsWatched(Detail detail) throws InterruptedException {
    read(new ReadBuffer(new Client()), detail).bodyEnded();
    began.acquire();
  }

  @Test
  void aHandlerThatWantsToKnowIsWatchedAtOnce() {
    for (int i = 0; i < REQUESTS; i++) {
      ReadBuffer in = new ReadBuffer(new Client());
      BackgroundRead read = read(in, Detail.STEPS);
      read.bodyEnded();
      read.wanted();
      read.stop();
      in.awaitFill();
    }
    assertTrue(reads.get() == REQUESTS, reads + " of " + REQUESTS + " reads took a thread");
  }

  private static BackgroundRead read(ReadBuffer in, Detail detail) {
    ConnectionTrace trace =
        new ServerTrace(new Watching(detail), new ServerClock(), _ -> {}).connection(1);
    return new BackgroundRead(in, trace, new Nobody());
  }

  private record Watching(Detail detail) implements Tracer {
    @Override
    public void onEvent(TraceRecord r) {}
  }

  private static final class Nobody implements BackgroundRead.Watcher {
    @Override
    public boolean reportGone(Throwable failure) {
      return false;
    }

    @Override
    public void cancelTaken() {}
  }

  /// One that has gone.
  private final class Client implements ByteSource {
    @Override
    public int read(byte[] b, int off, int len) {
      reads.incrementAndGet();
      began.release();
      return -1;
    }

    @Override
    public long timeoutNanos() {
      return Long.MAX_VALUE;
    }
  }
}
