package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.tracer.client.Client;
import dev.vitrine.tracer.client.Request;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.scenario.Serving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The run of the moment: one server, the clients that the window sent to it, and what went wrong.
/// Starting another run closes the one before. Lives on the JavaFX thread.
final class Workbench implements SendCard.Requests, AutoCloseable {
  private final Session session;
  private final ReadOnlyObjectWrapper<Scenario> scenario = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LiveServer.Stand> stand =
      new ReadOnlyObjectWrapper<>(LiveServer.Stand.ENDED);
  private final ReadOnlyStringWrapper preparation = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final List<Client> clients = new ArrayList<>();
  private @Nullable LiveServer server;
  private String portNote = "";
  private long preparations;
  private List<Client.Exchange> lastSeen = List.of();
  private long lastConnections;
  private Told lastTold = Told.NOTHING;

  Workbench(Session session) {
    this.session = session;
  }

  // Properties

  /// The scenario whose script plays; null when requests are sent by hand.
  ReadOnlyObjectProperty<Scenario> scenarioProperty() {
    return scenario.getReadOnlyProperty();
  }

  /// Why the server could not listen; null when all is well.
  ReadOnlyObjectProperty<String> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /// Where the server stands; ended, too, while there is none.
  ReadOnlyObjectProperty<LiveServer.Stand> standProperty() {
    return stand.getReadOnlyProperty();
  }

  /// What is being prepared before a server can start; "" for nothing.
  ReadOnlyStringProperty preparationProperty() {
    return preparation.getReadOnlyProperty();
  }

  /// Why the server that was asked for last was not started, in a sentence; "" where it was.
  ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// What a person should know of the port on which the server of the moment listens; "" for nothing.
  String portNote() {
    return portNote;
  }

  /// The server of the moment; null while there is none.
  @Nullable LiveServer server() {
    return server;
  }

  /// How the server of the moment is set up, or, while there is none, the one that a request would start.
  Serving serving() {
    LiveServer live = server;
    return live == null ? Scenarios.all().getFirst().serving() : live.serving();
  }

  @Override
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  @Override
  public List<Client> clients() {
    return List.copyOf(clients);
  }

  /// The connection's number in the figure, or, before it is accepted, the one it will have if
  /// nobody comes first.
  @Override
  public long numberOf(Client client) {
    long accepted = session.index().connectionFrom(client.localPort());
    if (accepted != 0) {
      return accepted;
    }
    long next = session.index().connections() + 1;
    for (Client other : clients) {
      if (other == client) {
        break;
      }
      if (session.index().connectionFrom(other.localPort()) == 0) {
        next++;
      }
    }
    return next;
  }

  @Override
  public long nextNumber() {
    long waiting =
        clients.stream().filter(c -> session.index().connectionFrom(c.localPort()) == 0).count();
    return session.index().connections() + waiting + 1;
  }

  @Override
  public String host() {
    LiveServer live = server;
    boolean listens = live != null && live.stand() == LiveServer.Stand.LISTENS;
    return "localhost:" + (listens ? portOf(Objects.requireNonNull(live)) : 0);
  }

  @Override
  public boolean tls() {
    LiveServer live = server;
    return live != null && live.tls();
  }

  // Commands

  /// Starts a server that is set up like this in place of the one of the moment, which goes on until the new
  /// one is prepared. Where its port is taken, [#refusalProperty] says so and nothing else changes.
  ///
  /// @param held whether it stands before its first step
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another; nothing has
  ///     changed then
  void start(Serving setUp, boolean held) {
    prepare(setUp, port -> LiveServer.prepare(setUp, port, held), _ -> scenario.set(null));
  }

  /// Changes the patterns of the server while it runs.
  void exchange(Serving routes) {
    LiveServer live = server;
    if (live != null) {
      live.exchange(routes);
      changed();
    }
  }

  /// Lets connections serve several requests or one only, from now on.
  void keepAlives(boolean enabled) {
    LiveServer live = server;
    if (live != null) {
      live.keepAlives(enabled);
      changed();
    }
  }

  /// Has accept fail so many times from now on, and `thenForGood` after them.
  void failAccepts(int times, boolean thenForGood) {
    LiveServer live = server;
    if (live != null) {
      live.failAccepts(times, thenForGood);
    }
  }

  /// Gives back the file descriptors of the server's own process, or uses them up again.
  void freeDescriptors(boolean free) {
    LiveServer live = server;
    if (live != null) {
      live.freeDescriptors(free);
    }
  }

  /// Shuts the server down gracefully, in the background.
  void shutdown() {
    LiveServer live = server;
    if (live != null) {
      live.shutdown();
      stand.set(live.stand());
    }
  }

  /// Lets the handlers go on that wait for a cue at this moment.
  void release() {
    LiveServer live = server;
    if (live != null) {
      live.release();
    }
  }

  /// Starts a server for requests by hand: that of a scenario, without its script.
  ///
  /// @param held whether it stands before its first step
  void start(Scenario setUp, boolean held) {
    prepare(setUp.serving(), _ -> LiveServer.prepare(setUp, held), _ -> scenario.set(null));
  }

  /// Starts a scenario's server and plays its script.
  void play(Scenario chosen, boolean held) {
    prepare(
        chosen.serving(),
        _ -> LiveServer.prepare(chosen, held),
        next -> {
          next.play();
          scenario.set(chosen);
        });
  }

  @Override
  public void send(@Nullable Client chosen, Request request) {
    if (server == null) {
      // A recorded trace was shown: a request needs somebody who answers.
      start(Scenarios.all().getFirst(), false);
    }
    LiveServer live = Objects.requireNonNull(server);
    Client client = chosen;
    if (client == null || !client.reusable()) {
      client = new Client(live.listening(), live.sockets());
      clients.add(client);
    }
    client.send(request);
    changed();
  }

  /// Looks, once a frame, at what became of the requests and of the server.
  void pulse() {
    List<Client.Exchange> now = clients.stream().map(Client::last).toList();
    long connections = session.index().connections();
    if (!now.equals(lastSeen) || connections != lastConnections) {
      lastSeen = now;
      lastConnections = connections;
      changed();
    }
    LiveServer live = server;
    stand.set(live == null ? LiveServer.Stand.ENDED : live.stand());
    Told told = live == null ? Told.NOTHING : new Told(live.draining(), live.backsOff());
    if (!told.equals(lastTold)) {
      lastTold = told;
      changed();
    }
    if (live != null && live.listening().isCompletedExceptionally() && failure.get() == null) {
      Throwable why = live.listening().exceptionNow();
      failure.set(Objects.requireNonNullElse(why.getMessage(), why.toString()));
    }
  }

  /// Ends the server and every client, in the background: a server takes steps while it ends.
  @Override
  public void close() {
    preparations++; // what is being prepared is not wanted any more
    preparation.set("");
    CompletableFuture<Void> _ = end();
  }

  private CompletableFuture<Void> end() {
    LiveServer live = server;
    List<Client> sent = List.copyOf(clients);
    server = null;
    clients.clear();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("close")
        .start(() -> {
          if (live != null) {
            live.close();
          }
          sent.forEach(Client::close);
          ended.complete(null);
        });
    return ended;
  }

  /// A certificate and a port take their time, and the server of the moment goes on meanwhile.
  private void prepare(Serving setUp, IntFunction<LiveServer> make, Consumer<LiveServer> then) {
    long number = ++preparations;
    refusal.set("");
    if (!setUp.tls() && setUp.port() == 0) {
      preparation.set("");
      begin(make.apply(0), PortChoice.FREE, then);
      return;
    }
    preparation.set(setUp.tls() ? "A certificate is being made…" : "The port is being tried…");
    LiveServer before = server;
    boolean samePort = before != null && setUp.port() != 0 && portOf(before) == setUp.port();
    Thread.ofVirtual()
        .name("prepare")
        .start(() -> {
          try {
            PortChoice choice =
                samePort
                    ? new PortChoice(setUp.port(), portNote)
                    : PortChoice.of(setUp.port(), PortChoice::listen);
            LiveServer next = make.apply(choice.port());
            onFx(number, () -> begin(next, choice, then));
          } catch (IOException e) {
            onFx(number, () -> refusal.set(String.valueOf(e.getMessage())));
          }
        });
  }

  private void onFx(long number, Runnable action) {
    Platform.runLater(() -> {
      if (number == preparations) {
        preparation.set("");
        action.run();
      }
    });
  }

  private static int portOf(LiveServer live) {
    return live.listening().state() == Future.State.SUCCESS ? live.listening().join().getPort() : 0;
  }

  private void begin(LiveServer next, PortChoice choice, Consumer<LiveServer> then) {
    CompletableFuture<Void> ended = end();
    failure.set(null);
    server = next;
    portNote = choice.sentence();
    session.show(next.store(), next);
    if (choice.port() == 0) {
      next.begin();
    } else {
      // The server before may have listened there.
      CompletableFuture<Void> _ = ended.thenRun(next::begin);
    }
    stand.set(next.stand());
    then.accept(next);
    changed();
  }

  /// What the server said of itself beyond where it stands.
  private record Told(@Nullable Draining draining, boolean backsOff) {
    static final Told NOTHING = new Told(null, false);
  }

  private void changed() {
    version.set(version.get() + 1);
  }
}
