package dev.vitrine.tracer.scenario;

import dev.vitrine.http.ServeMux;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.TemporaryException;
import dev.vitrine.tracer.scenario.Scenario.Question;
import dev.vitrine.tracer.scenario.ScriptStep.Await;
import dev.vitrine.tracer.scenario.ScriptStep.Close;
import dev.vitrine.tracer.scenario.ScriptStep.Connect;
import dev.vitrine.tracer.scenario.ScriptStep.Receive;
import dev.vitrine.tracer.scenario.ScriptStep.Send;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// The runs in which something fails, and the server goes on.
final class FailureScenarios {
  private FailureScenarios() {}

  static Scenario acceptFailures() {
    return new Scenario(
        "accept-failures",
        "Too many open files",
        "accept fails four times; each wait is twice the one before, and one success forgets it"
            + " all.",
        new Question(
            "accept has failed four times in a row. How long does the server wait?",
            List.of("5 ms", "20 ms", "40 ms", "It gives up"),
            2,
            "5, 10, 20, 40 ms: each failure doubles the wait, up to one second."),
        "Build Web Application with Golang, 3.4, Figure 3.10, tempDelay",
        Serving.with(
            (builder, _) ->
                builder.handler(new ServeMux().handleFunc("/", Handlers.sayhelloName())),
            inner -> new FailingListener(inner, 4)),
        List.of(
            new Connect(1),
            new Send(1, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
            new Receive(1),
            new Close(1),
            new Await(1, "ConnectionClosed")));
  }

  /// Fails the first calls of accept as a process does that has no file descriptor left.
  private static final class FailingListener implements Listener {
    private final Listener inner;
    private int failures;

    FailingListener(Listener inner, int failures) {
      this.inner = inner;
      this.failures = failures;
    }

    @Override
    public Conn accept() throws IOException {
      if (failures > 0) {
        failures--;
        throw new TemporaryException("Too many open files");
      }
      return inner.accept();
    }

    @Override
    public InetSocketAddress address() {
      return inner.address();
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }
}
