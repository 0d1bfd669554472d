package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Server;
import dev.vitrine.internal.staging.StagedTime;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The process of a server that runs out of file descriptors: what [ChildStage] starts.
///
/// It writes each step as a line on standard output, and the thread that took it waits for `go-on` and the
/// step's number on standard input. It ends with its input, so that it never outlives who started it.
final class ChildServer implements Tracer {
  /// How long a step of the warming up may take.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String GO_ON = "go-on";
  static final String ELAPSE = "elapse";
  static final String PAUSE = "pause";
  static final String SHUTDOWN = "shutdown";
  static final String KEEP_ALIVES = "keep-alives";
  static final String DESCRIPTORS = "descriptors";

  private final Detail detail;
  private final PrintStream out;
  private final Map<Long, CountDownLatch> waiting = new ConcurrentHashMap<>();
  private final Hoard hoard;
  private boolean hoarding;

  private ChildServer(int freeDescriptors, Detail detail, PrintStream out) {
    this.hoard = new Hoard(freeDescriptors);
    this.detail = detail;
    this.out = out;
  }

  /// Serves until its input ends.
  ///
  /// @param args the set-up as [ServingFormat] writes it, `staged` or `live`, and the detail of the steps
  public static void main(String[] args) throws Exception {
    Serving serving = ServingFormat.parse(args[0]);
    warmUp();
    int free = serving.freeDescriptors().orElseThrow();
    ChildServer child = new ChildServer(free, Detail.valueOf(args[2]), System.out);
    ServerSetUp setUp = new ServerSetUp(serving, new Cues(_ -> 0), child);
    StagedTime time = args[1].equals("staged") ? StagedTime.of(setUp.builder()) : null;
    Server server = setUp.builder().build();
    Thread accept = new Thread(() -> serve(setUp, server), "accept");
    accept.setDaemon(true);
    accept.start();
    child.obey(server, time);
    System.exit(0);
  }

  /// Serves a client after a failure, and writes it nowhere: what is loaded on the way is loaded while there
  /// are descriptors to load it with.
  private static void warmUp() throws Exception {
    Scenario scenario =
        new Scenario(
            "warm-up",
            "",
            "",
            new Scenario.Question("", List.of(""), 0, ""),
            "",
            Serving.of("/", ReadyHandler.SAYHELLO_NAME).withAcceptFailures(1),
            Script.of(1)
                .get(1, "/")
                .receiveAndIdle(1, 200)
                .getLast(1, "/")
                .receive(1, 200)
                .close(1)
                .connect(2)
                .get(2, "/")
                .receiveAndIdle(2, 200)
                .close(2)
                .steps());
    Hoard rehearsed = new Hoard(0); // so that taking and giving back has been done once
    rehearsed.fill();
    rehearsed.releaseAll();
    Tracer nowhere =
        new Tracer() {
          @Override
          public void onEvent(TraceRecord r) {
            line(r);
          }

          @Override
          public Detail detail() {
            return Detail.BYTES;
          }
        };
    try (ScenarioRun run = ScenarioRun.start(scenario, nowhere)) {
      run.play(PATIENCE);
      run.keepAlives(false);
      run.shutdown(PATIENCE);
    }
  }

  private static void serve(ServerSetUp setUp, Server server) {
    try {
      setUp.serve(server);
    } catch (IOException _) {
      // The end of the server; it stands in the trace.
    }
  }

  @Override
  public Detail detail() {
    return detail;
  }

  @Override
  public void onEvent(TraceRecord r) {
    if (r.event() instanceof AcceptWaiting && !hoarding) {
      hoarding = true; // on the accept thread alone
      hoard.fill();
    }
    CountDownLatch goOn = new CountDownLatch(1);
    waiting.put(r.seq(), goOn);
    out.println(line(r));
    out.flush();
    try {
      goOn.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The step as a line; the server that warmed up does not count.
  private static String line(TraceRecord r) {
    return TraceFile.line(
        new Entry.Step(
            new TraceRecord(
                r.seq(),
                r.nanos(),
                1,
                r.connectionId(),
                r.requestNo(),
                r.threadId(),
                r.threadName(),
                r.event())));
  }

  /// Does what it is told until nobody is there to tell it.
  private void obey(Server server, @Nullable StagedTime time) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int space = line.indexOf(' ');
      long number = Long.parseLong(line.substring(space + 1));
      switch (line.substring(0, space)) {
        case GO_ON -> {
          CountDownLatch goOn = waiting.remove(number);
          if (goOn != null) {
            goOn.countDown();
          }
        }
        case ELAPSE -> {
          if (time != null) {
            time.elapse(Duration.ofNanos(number));
          }
        }
        case PAUSE -> {
          if (time != null) {
            // Beside this loop: the thread that is about to pause may wait for its `go-on`.
            Thread.ofPlatform().daemon().start(() -> elapsePause(time, Duration.ofNanos(number)));
          }
        }
        case KEEP_ALIVES ->
            // Beside this loop, as above: it may close connections, which are steps.
            Thread.ofPlatform().daemon().start(() -> server.setKeepAlivesEnabled(number == 1));
        case DESCRIPTORS -> {
          if (number == 1) {
            hoard.releaseAll();
          } else {
            hoard.fill();
          }
        }
        case SHUTDOWN ->
            Thread.ofPlatform()
                .daemon()
                .name("main")
                .start(() -> shutdown(server, Duration.ofMillis(number)));
        default -> throw new IOException("not a command: " + line);
      }
    }
  }

  private static void elapsePause(StagedTime time, Duration pause) {
    try {
      time.elapsePause(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void shutdown(Server server, Duration limit) {
    try {
      server.shutdown(limit);
    } catch (TimeoutException _) {
      server.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// All descriptors that a process may have, but for some.
  private static final class Hoard {
    private final int free;
    private final Deque<FileInputStream> taken = new ArrayDeque<>();

    Hoard(int free) {
      this.free = free;
    }

    synchronized void fill() {
      try {
        for (; ; ) {
          taken.push(new FileInputStream("/dev/null"));
        }
      } catch (IOException _) {
        // There are no more.
      }
      for (int i = 0; i < free; i++) {
        release();
      }
    }

    synchronized void releaseAll() {
      while (!taken.isEmpty()) {
        release();
      }
    }

    private void release() {
      try {
        taken.pop().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
