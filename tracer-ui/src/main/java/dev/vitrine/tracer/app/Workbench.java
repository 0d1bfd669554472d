package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.Client;
import dev.vitrine.tracer.client.Request;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.scenario.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The run of the moment: one server, the clients that the window sent to it, and what went wrong.
/// Starting another run closes the one before. Lives on the JavaFX thread.
final class Workbench implements SendCard.Requests, AutoCloseable {
  private final Session session;
  private final ReadOnlyObjectWrapper<Scenario> scenario = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LiveServer.Stand> stand =
      new ReadOnlyObjectWrapper<>(LiveServer.Stand.ENDED);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final List<Client> clients = new ArrayList<>();
  private @Nullable LiveServer server;
  private List<Client.Exchange> lastSeen = List.of();
  private long lastConnections;

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
    boolean listens = live != null && live.listening().state() == Future.State.SUCCESS;
    return "localhost:" + (listens ? Objects.requireNonNull(live).listening().join().getPort() : 0);
  }

  @Override
  public boolean tls() {
    LiveServer live = server;
    return live != null && live.tls();
  }

  // Commands

  /// Starts a server that is set up like this in place of the one of the moment.
  ///
  /// @param held whether it stands before its first step
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another; nothing has
  ///     changed then
  void start(Serving setUp, boolean held) {
    begin(LiveServer.start(setUp, held));
    scenario.set(null);
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
    begin(LiveServer.start(setUp, held));
    scenario.set(null);
  }

  /// Starts a scenario's server and plays its script.
  void play(Scenario chosen, boolean held) {
    LiveServer next = LiveServer.start(chosen, held);
    begin(next);
    next.play();
    scenario.set(chosen);
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
    if (live != null && live.listening().isCompletedExceptionally() && failure.get() == null) {
      Throwable why = live.listening().exceptionNow();
      failure.set(Objects.requireNonNullElse(why.getMessage(), why.toString()));
    }
  }

  /// Ends the server and every client, in the background: a server takes steps while it ends.
  @Override
  public void close() {
    LiveServer live = server;
    List<Client> sent = List.copyOf(clients);
    server = null;
    clients.clear();
    Thread.ofVirtual()
        .name("close")
        .start(() -> {
          if (live != null) {
            live.close();
          }
          sent.forEach(Client::close);
        });
  }

  private void begin(LiveServer next) {
    close();
    failure.set(null);
    server = next;
    session.show(next.store(), next);
    stand.set(next.stand());
    changed();
  }

  private void changed() {
    version.set(version.get() + 1);
  }
}
