package dev.vitrine.internal.access;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Context;
import dev.vitrine.http.Handler;
import dev.vitrine.http.Header;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.net.Listener;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// The one door through which the stages reach what `dev.vitrine.http` keeps to itself, so that
/// nothing is made public for their sake. The JDK does the same with its `SharedSecrets`.
///
/// `dev.vitrine.http` hangs its implementation in when [Header] is initialised.
public abstract class HttpAccess {
  private static volatile HttpAccess instance;

  /// For `dev.vitrine.http` alone.
  protected HttpAccess() {}

  /// The implementation; never null.
  public static HttpAccess get() {
    HttpAccess access = instance;
    if (access == null) {
      try {
        MethodHandles.lookup().ensureInitialized(Header.class);
      } catch (IllegalAccessException impossible) {
        throw new AssertionError("Header is public", impossible);
      }
      access = instance;
    }
    return access;
  }

  /// Called once, by `dev.vitrine.http`.
  public static void set(HttpAccess implementation) {
    instance = implementation;
  }

  /// A context that ends when its parent does, or earlier, when it is cancelled; what its actions
  /// throw goes to `log`.
  public abstract CancellableContext cancellable(Context parent, LogSink log);

  /// How many names the header holds; positions run from 0 to this, in order of arrival.
  public abstract int size(Header h);

  /// The canonical name at a position.
  public abstract String nameAt(Header h, int i);

  /// How many values the name at a position has; 0 for a suppressed field.
  public abstract int valueCount(Header h, int i);

  /// One value of the name at a position.
  public abstract String valueAt(Header h, int i, int j);

  /// The position of a canonical name, -1 when it is not there.
  public abstract int find(Header h, String canonicalName);

  /// The first value of a canonical name, empty when there is none.
  public abstract String getCanonical(Header h, String canonicalName);

  /// Adds a value under a name that is canonical already.
  public abstract void addCanonical(Header h, String canonicalName, String value);

  /// Replaces the values of a name that is canonical already.
  public abstract void setCanonical(Header h, String canonicalName, String value);

  /// The positions of all names in the order of their bytes: Go's order on the wire.
  public abstract int[] sortedPositions(Header h);

  /// A request made of a head; `body` null for none, `trace` null when nobody watches.
  public abstract Request request(RequestHead head, InputStream body, ConnectionTrace trace);

  /// The body that came from the connection; null when there is none.
  public abstract InputStream requestBody(Request r);

  /// Tells a request of its connection, before the handler runs.
  public abstract void connected(Request r, RequestLink link);

  /// What [#connected] told; never null.
  public abstract RequestLink link(Request r);

  /// Calls the handler of a server, with the events around it; those of a mux's handlers are the
  /// mux's.
  public abstract void serve(Handler h, ResponseWriter w, Request r) throws Exception;

  /// Makes records of the request's steps; null when nobody watches.
  public abstract ConnectionTrace trace(Request r);

  /// An exception for a request that is refused.
  ///
  /// @param status of the answer, 400 to 599
  /// @param reason what was wrong, for the log and the trace
  /// @param publicText what the client is told after the status, empty for nothing; holds no input
  public abstract BadRequestException refused(int status, String reason, String publicText);

  /// What the client is told after the status; empty when nothing but the status.
  public abstract String publicText(BadRequestException e);

  /// Shuts a test's server down: a connection on which nothing came is closed at once.
  public abstract void shutdownAmongFriends(Server s, Duration limit)
      throws InterruptedException, TimeoutException;

  /// Ends what the request holds beyond its body: temporary files of a form.
  public abstract void release(Request r);

  /// Has a mux route what another one does, which is not used afterwards, and tell it to whoever watches.
  public abstract void become(ServeMux mux, ServeMux other);

  /// Has the server to be built accept from what `wrap` makes of the listener that it opens.
  public abstract void listener(Server.Builder builder, UnaryOperator<Listener> wrap);

  /// Sets the clock of all timers of the server to be built.
  public abstract void clock(Server.Builder builder, ServerClock clock);
}
