package dev.vitrine.trace;

import dev.vitrine.http.ResponseWriter;
import dev.vitrine.trace.StreamQueue.Dropped;
import dev.vitrine.trace.StreamQueue.Item;
import dev.vitrine.trace.StreamQueue.Step;
import java.io.IOException;
import java.time.Instant;

/// Writes one subscriber's stream. HTML Living Standard, section 9.2.6: fields a line each, an empty
/// line ends an event.
final class StreamOutput {
  /// Enough for a flush to be worth its while, little enough for the memory of many subscribers.
  private static final int BATCH_BYTES = 16 << 10;

  private final ResponseWriter w;
  private final StreamQueue queue;
  private final TraceJson out = new TraceJson();

  StreamOutput(ResponseWriter w, StreamQueue queue) {
    this.w = w;
    this.queue = queue;
  }

  /// Writes until the queue ends.
  ///
  /// @throws IOException when the subscriber is gone
  void run(Instant started) throws IOException {
    out.raw("event: trace\ndata: ");
    out.header(started);
    out.raw("\n");
    Item next = queue.poll();
    while (true) {
      if (next == null || out.size() >= BATCH_BYTES) {
        send();
      }
      if (next == null) {
        next = await();
      }
      if (next == null) {
        return;
      }
      append(next);
      next = queue.poll();
    }
  }

  private Item await() {
    try {
      return queue.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null; // somebody wants this thread to end
    }
  }

  private void append(Item item) {
    switch (item) {
      case Step step -> {
        out.raw("id: ");
        out.digits(step.r().seq());
        out.raw("\ndata: ");
        out.line(step.r());
        out.raw("\n");
      }
      case Dropped dropped -> {
        out.raw("event: dropped\ndata: {\"dropped\":");
        out.digits(dropped.count());
        out.raw("}\n\n");
      }
    }
  }

  private void send() throws IOException {
    w.write(out.buffer(), 0, out.size());
    w.flush();
    out.clear();
  }
}
