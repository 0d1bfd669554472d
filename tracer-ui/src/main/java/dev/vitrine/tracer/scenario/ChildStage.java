package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A server in a process of its own, that may run out of what a process has: [ChildServer] with few file
/// descriptors.
///
/// Its steps come as lines of a trace file, and each is answered when the tracer here has returned: until then
/// the thread that took it waits, so a gate holds that server as it holds one of this process. Its clock does
/// not stop with the gate.
final class ChildStage implements Stage {
  /// So many descriptors it may have in all; what is more than the scenario leaves free it uses up itself.
  private static final int DESCRIPTORS = 256;

  /// How the limit is set, soft and hard, so that the JVM cannot raise it again.
  private static final String LIMITED = "ulimit -n \"$0\" && exec \"$@\"";

  private final List<String> command;
  private final Tracer tracer;
  private final Consumer<Throwable> failed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Process process;
  private @Nullable PrintWriter commands;
  private boolean closed;

  ChildStage(Serving serving, Tracer tracer, boolean staged, Consumer<Throwable> failed) {
    this.tracer = tracer;
    this.failed = failed;
    this.command = new ArrayList<>(List.of("sh", "-c", LIMITED, String.valueOf(DESCRIPTORS)));
    command.addAll(java());
    command.add(ChildServer.class.getName());
    if (ChildStage.class.getModule().isNamed()) {
      String main = ChildStage.class.getModule().getName() + "/" + command.removeLast();
      command.addAll(List.of("-m", main));
    }
    command.addAll(
        List.of(ServingFormat.text(serving), staged ? "staged" : "live", tracer.detail().name()));
  }

  /// This process's own Java, with what this process was started from.
  private static List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    String modules = System.getProperty("jdk.module.path");
    if (ChildStage.class.getModule().isNamed()) {
      if (modules != null) {
        java.addAll(List.of("-p", modules));
      }
    } else {
      java.addAll(List.of("-cp", System.getProperty("java.class.path")));
    }
    return java;
  }

  @Override
  public synchronized void start() {
    if (closed) {
      return;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("LC_ALL", "C"); // what the system says is part of the trace
      Process started = builder.start();
      process = started;
      commands = new PrintWriter(started.outputWriter(StandardCharsets.UTF_8), true);
      Thread.ofVirtual().name("child-steps").start(() -> steps(started));
    } catch (IOException e) {
      failed.accept(
          new IOException("a server with few descriptors needs a shell: " + e.getMessage(), e));
    }
  }

  private void steps(Process child) {
    try (BufferedReader in = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (TraceFile.entry(line) instanceof Entry.Step step) {
          // A thread for each, because the tracer may hold it; the child's thread takes its next
          // step only after the answer.
          Thread.ofVirtual().start(() -> tell(step.record()));
        }
      }
      try (BufferedReader errors = child.errorReader(StandardCharsets.UTF_8)) {
        String why = errors.readLine();
        failed.accept(new IOException("the server's process ended: " + why));
      }
    } catch (IOException e) {
      failed.accept(e);
    } finally {
      stopped.countDown();
    }
  }

  private void tell(TraceRecord r) {
    tracer.onEvent(r);
    command(ChildServer.GO_ON + " " + r.seq());
    if (r.event() instanceof ServerStopped) {
      stopped.countDown();
    }
  }

  private synchronized void command(String text) {
    if (commands != null) {
      commands.println(text);
    }
  }

  @Override
  public void elapse(Duration time, boolean pause) {
    command((pause ? ChildServer.PAUSE : ChildServer.ELAPSE) + " " + time.toNanos());
  }

  @Override
  public @Nullable SSLContext clientTls() {
    return null;
  }

  @Override
  public void keepAlives(boolean enabled) {
    command(ChildServer.KEEP_ALIVES + " " + (enabled ? 1 : 0));
  }

  @Override
  public void exchange(Serving routes) {
    throw new UnsupportedOperationException("the server's process was told its patterns at first");
  }

  @Override
  public void failAccepts(int times, boolean thenForGood) {
    throw new UnsupportedOperationException("accept fails by itself there");
  }

  @Override
  public void freeDescriptors(boolean free) {
    command(ChildServer.DESCRIPTORS + " " + (free ? 1 : 0));
  }

  @Override
  public synchronized Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  @Override
  public void shutdown(Duration limit) throws InterruptedException, TimeoutException {
    command(ChildServer.SHUTDOWN + " " + limit.toMillis());
    if (!stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("the server's process did not stop");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}
