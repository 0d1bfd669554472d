package dev.vitrine.tracer.follow;

import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run that a [dev.vitrine.trace.TraceStream] of another process sends.
///
/// Where the connection is lost it is tried again, first soon and then more seldom. The other side is told
/// the last step that came, and goes on behind it; what it has forgotten meanwhile is a gap in the trace.
/// Where the other side was started anew, its run is another one and fills another store.
public final class StreamedRun implements Followed {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Pattern DROPPED = Pattern.compile("\"dropped\"\\s*:\\s*(\\d{1,18})");

  private final URI url;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Semaphore wake = new Semaphore(0);
  private final Thread reader;
  private volatile TraceStore store = new TraceStore();
  private volatile State state = new State(Kind.CONNECTING, "");
  private volatile boolean closed;

  // Of the reading thread alone.
  private String header = "";
  private long last;
  private long lastNanos;
  private long lastServer = 1;

  private StreamedRun(URI url) {
    this.url = url;
    this.reader = Thread.ofVirtual().name("attached").unstarted(this::run);
  }

  /// Begins to follow, in the background.
  ///
  /// @throws IllegalArgumentException when `url` is none that can be followed; the message says what to write
  public static StreamedRun attach(String url) {
    URI parsed;
    try {
      parsed = URI.create(url.contains("://") ? url : "http://" + url);
    } catch (IllegalArgumentException e) {
      throw wrong(url, e);
    }
    boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
    if (!http || parsed.getHost() == null) {
      throw wrong(url, null);
    }
    StreamedRun run = new StreamedRun(parsed);
    run.reader.start();
    return run;
  }

  private static IllegalArgumentException wrong(
      String url, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "\""
            + url
            + "\" is no address of a stream. Give what vitrine serve --stream printed,"
            + " http://127.0.0.1:9091/ for example.",
        cause);
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
    return url.getAuthority();
  }

  @Override
  public void again() {
    wake.release();
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
    client.shutdownNow();
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!closed) {
        String why;
        try {
          why = follow();
          pause = FIRST_PAUSE;
        } catch (IOException e) {
          why = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        }
        if (closed) {
          return;
        }
        state = new State(Kind.LOST, lost(why));
        boolean _ = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    } catch (InterruptedException _) {
      // Closed: nobody wants more.
    }
  }

  private String lost(String why) {
    return last == 0
        ? "There is no stream at " + name() + ": " + why + ". Start vitrine serve --stream there."
        : "The connection to " + name() + " is lost. What came until step " + last + " is kept.";
  }

  // Returns why it ended.
  private String follow() throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Accept", "text/event-stream");
    if (last > 0) {
      request.header("Last-Event-ID", String.valueOf(last));
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      if (response.statusCode() != 200) {
        return "it answers " + response.statusCode();
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      if (!type.startsWith("text/event-stream")) {
        return "what it sends is no stream of steps but " + (type.isEmpty() ? "untyped" : type);
      }
      ServerSentEvents events = new ServerSentEvents(in);
      for (var event = events.next(); event != null; event = events.next()) {
        take(event);
      }
      return "it ended the stream";
    }
  }

  private void take(ServerSentEvents.Event event) throws IOException {
    switch (event.type()) {
      case "trace" -> {
        if (!header.isEmpty() && !header.equals(event.data())) {
          store = new TraceStore();
          last = 0;
        }
        header = event.data();
        state = new State(Kind.FOLLOWING, "");
      }
      case "dropped" -> {
        Matcher count = DROPPED.matcher(event.data());
        if (count.find()) {
          store.append(new Entry.Gap(Long.parseLong(count.group(1)), lastNanos, lastServer));
        }
      }
      case "message" -> {
        Entry entry = TraceFile.entry(event.data());
        // A state that is told again after the connection was lost is known already.
        if (entry.serverId() != lastServer || entry.seq() > last) {
          last = entry.seq();
          lastNanos = entry.nanos();
          lastServer = entry.serverId();
          store.append(entry);
        }
      }
      default -> {
        // An event of a later version.
      }
    }
  }
}
