package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/// What a connection keeps to write with, and when.
final class KeptOutputTest {
  private final Exchange link = new Exchange();
  private final KeptOutput kept = new KeptOutput(link);

  @Test
  void responsesInTurnUseTheSameOutput() {
    ResponseOutput first = kept.get();
    assertSame(first, kept.get());
  }

  @Test
  void aCollectionWhileAResponseIsOnItsWayTakesNothing() throws IOException {
    ResponseOutput out = kept.get();
    out.put("HTTP/1.1 200 OK");
    System.gc();
    assertSame(out, kept.get());
  }

  @Test
  void aCollectionBetweenTwoResponsesTakesTheOutput() throws IOException {
    WeakReference<ResponseOutput> used = answered("one");
    System.gc();
    assertNull(used.get(), "an idle connection holds on to what it would write with");
    kept.giveBack(); // there is nothing to give back
    WeakReference<ResponseOutput> _ = answered("two");
    assertEquals("onetwo", link.sent());
  }

  /// Sends `text`, and holds on to nothing.
  private WeakReference<ResponseOutput> answered(String text) throws IOException {
    ResponseOutput out = kept.get();
    out.put(text);
    out.flush();
    return new WeakReference<>(out);
  }
}
