package dev.vitrine.internal.respond;

import java.lang.ref.WeakReference;

/// A connection's [ResponseOutput], there from response to response for as long as no collection of
/// memory comes between them.
///
/// A busy connection goes on with its buffers and seldom makes new ones; of ten thousand idle ones,
/// nobody holds what they would write with, and the next collection takes it. Nothing has to watch
/// the time for that. Shared by all connections, the buffers would cost even less, but a handler that
/// writes after its time could then reach another client's response.
///
/// On the connection's thread alone. Go: `newBufioWriterSize` and `putBufioWriter`, a pool.
public final class KeptOutput {
  private static final WeakReference<ResponseOutput> NONE = new WeakReference<>(null);

  private final ResponseLink link;
  private WeakReference<ResponseOutput> kept = NONE;

  /// Nothing yet; what is made later sends through `link`.
  public KeptOutput(ResponseLink link) {
    this.link = link;
  }

  /// The output for the next response, which has to hold it until it is sent.
  public ResponseOutput get() {
    ResponseOutput out = kept.get();
    if (out == null) {
      out = new ResponseOutput(link);
      kept = new WeakReference<>(out);
    }
    return out;
  }

  /// Gives memory back that a larger response needed. For a connection that becomes idle.
  public void giveBack() {
    ResponseOutput out = kept.get();
    if (out != null) {
      out.giveBack();
    }
  }
}
