package dev.vitrine.tracer.app;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The clients of one server, numbered from 1 in the order in which they were made. Used on the
/// JavaFX thread.
final class Clients {
  private final List<Client> all = new ArrayList<>();

  /// Oldest first.
  List<Client> all() {
    return List.copyOf(all);
  }

  /// The number that the next new client gets.
  int nextNumber() {
    return all.size() + 1;
  }

  /// Sends from a new client, or, when `number` is that of a client whose connection is open and
  /// idle, over that connection. Gives back who sends.
  Client send(int number, Outgoing request, CompletableFuture<InetSocketAddress> server) {
    Client client;
    if (number >= 1 && number <= all.size() && all.get(number - 1).reusable()) {
      client = all.get(number - 1);
    } else {
      client = new Client(nextNumber(), server);
      all.add(client);
    }
    client.send(request);
    return client;
  }

  void close() {
    all.forEach(Client::close);
  }
}
