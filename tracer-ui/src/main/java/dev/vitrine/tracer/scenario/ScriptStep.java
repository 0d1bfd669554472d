package dev.vitrine.tracer.scenario;

import java.nio.charset.StandardCharsets;

/// One thing that the script does. Steps are done in their order, each to its end: what a later one causes
/// comes after what an earlier one waited for.
public sealed interface ScriptStep {
  /// Which client it is about, from 1.
  int client();

  /// Opens a socket to the server. Clients connect in the order of their numbers.
  record Connect(int client) implements ScriptStep {}

  /// Sends text, one byte for each character (ISO-8859-1).
  record Send(int client, String text) implements ScriptStep {
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// Reads one whole response.
  record Receive(int client) implements ScriptStep {}

  /// Closes the client's socket.
  record Close(int client) implements ScriptStep {}

  /// Waits until the server has taken a step on this client's connection: the next one of that name.
  record Await(int client, String event) implements ScriptStep {}

  /// Lets the handler of this client go on that waits for a cue of this name.
  record Cue(int client, String name) implements ScriptStep {}
}
