package dev.vitrine.tracer.cli;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `vitrine serve`: a server to send requests to, traced into a file when asked for.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Start a server and print its URL. Ctrl-C and SIGTERM shut it down gracefully, with a whole"
            + " trace.")
final class ServeCommand implements Callable<Integer> {
  /// How long clients may take to finish once the server shall end.
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Option(
      names = "--address",
      defaultValue = "localhost:8080",
      paramLabel = "HOST:PORT",
      description = "Where to listen; without it ${DEFAULT-VALUE}. Port 0 takes a free one.")
  private String address;

  @Option(names = "--trace", paramLabel = "FILE", description = "Write every step to this file.")
  private @Nullable Path trace;

  @Option(names = "--dir", paramLabel = "DIR", description = "Serve the files of this folder.")
  private @Nullable Path dir;

  @Option(
      names = "--stream",
      description = "Stream every step, for vitrine app --attach, and print the stream's URL.")
  private boolean streamed;

  ServeCommand() {}

  @Override
  public Integer call() throws FailedException, InterruptedException {
    if (dir != null && !Files.isDirectory(dir)) {
      throw new FailedException("Cannot serve " + dir + ": it is no folder.");
    }
    TraceOutput output = trace == null ? null : TraceOutput.open(trace);
    CountDownLatch stopped = new CountDownLatch(1);
    Tracer last = r -> countDown(r, stopped);
    StreamServer stream = streamed ? startStream() : null;
    List<Tracer> tracers = new ArrayList<>(List.of(announcing(stream)));
    if (output != null) {
      tracers.add(output);
    }
    if (stream != null) {
      tracers.add(stream.stream());
    }
    tracers.add(last);
    Tracer tracer = Tracer.of(tracers.toArray(Tracer[]::new));
    Server server = Server.builder().address(address).handler(handler()).tracer(tracer).build();
    CountDownLatch over = new CountDownLatch(1);
    Thread stop = new Thread(() -> stop(server, over), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      server.listenAndServe();
      return 0;
    } catch (ServerClosedException _) {
      // As asked for. The accept loop has ended; connections may still have steps to take.
      stopped.await(2 * GRACE.toSeconds(), TimeUnit.SECONDS);
      return 0;
    } catch (IOException e) {
      Runtime.getRuntime().removeShutdownHook(stop);
      throw new FailedException(
          "Cannot listen on " + address + ": " + e.getMessage() + ". Choose another --address.", e);
    } finally {
      if (output != null) {
        output.close();
      }
      if (stream != null) {
        stream.close();
      }
      over.countDown();
    }
  }

  private static StreamServer startStream() throws FailedException {
    try {
      return new StreamServer();
    } catch (IOException e) {
      throw new FailedException("Cannot stream: " + e.getMessage() + ".", e);
    }
  }

  /// Comes after the writer, so that the last step is in the file.
  private static void countDown(TraceRecord r, CountDownLatch stopped) {
    if (r.event() instanceof ServerStopped) {
      stopped.countDown();
    }
  }

  private Handler handler() {
    return dir == null
        ? Http.named("greeting", (w, _) -> w.write("Hello from Vitrine.\n"))
        : Http.fileServer(dir);
  }

  /// Prints the URL once the server listens, and a warning where others can reach it.
  private Tracer announcing(@Nullable StreamServer stream) {
    PrintWriter out = spec.commandLine().getOut();
    return r -> {
      if (r.event() instanceof ServeStarted(String at, _)) {
        out.println("http://" + at + "/");
        if (stream != null) {
          out.println(
              stream.url()
                  + " streams every step. Follow it: vitrine app --attach "
                  + stream.url());
        }
        if (!isLoopback(at)) {
          out.println("Everybody who can reach this machine can send requests to it.");
        }
        out.flush();
      }
    };
  }

  static boolean isLoopback(String at) {
    return at.startsWith("127.") || at.startsWith("[::1]");
  }

  /// Runs when the process is told to end: gracefully, then for good; waits for the trace.
  private static void stop(Server server, CountDownLatch over) {
    try {
      server.shutdown(GRACE);
    } catch (TimeoutException _) {
      server.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try {
      over.await(2 * GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
