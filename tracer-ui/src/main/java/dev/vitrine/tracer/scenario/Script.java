package dev.vitrine.tracer.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A script while it is written: one call a step.
final class Script {
  static final String HOST = "Host: localhost\r\n";

  /// The end of the head of a connection's last request.
  static final String LAST = "Connection: close\r\n\r\n";

  private final List<ScriptStep> steps = new ArrayList<>();

  private Script() {}

  /// One that begins with the client's connection.
  static Script of(int client) {
    return new Script().connect(client);
  }

  /// One that begins with a wait for the server.
  static Script ofServer(String event) {
    return new Script().awaitServer(event);
  }

  List<ScriptStep> steps() {
    return List.copyOf(steps);
  }

  private Script add(ScriptStep step) {
    steps.add(step);
    return this;
  }

  Script connect(int client) {
    return add(new ScriptStep.Connect(client));
  }

  Script refused(int client) {
    return add(new ScriptStep.Refused(client));
  }

  Script secure(int client) {
    return add(new ScriptStep.Secure(client));
  }

  Script send(int client, String text) {
    return add(new ScriptStep.Send(client, text));
  }

  /// A request without a body that leaves the connection open.
  Script get(int client, String path) {
    return send(client, "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
  }

  /// The last request of a connection.
  Script getLast(int client, String path) {
    return send(client, "GET " + path + " HTTP/1.1\r\n" + HOST + LAST);
  }

  Script receive(int client, int status) {
    return add(new ScriptStep.Receive(client, status));
  }

  /// Reads a response and waits until the connection is ready for the next request.
  Script receiveAndIdle(int client, int status) {
    return receive(client, status).await(client, "IdleStarted");
  }

  Script receiveHead(int client, int status) {
    return add(new ScriptStep.ReceiveHead(client, status));
  }

  Script receiveText(int client, String until) {
    return add(new ScriptStep.ReceiveText(client, until));
  }

  Script receiveEnd(int client, String text) {
    return add(new ScriptStep.ReceiveEnd(client, text));
  }

  Script await(int client, String event) {
    return add(new ScriptStep.Await(client, event));
  }

  Script awaitServer(String event) {
    return await(0, event);
  }

  Script cue(String name) {
    return add(new ScriptStep.Cue(name));
  }

  Script elapse(int client, Duration time) {
    return add(new ScriptStep.Elapse(client, time));
  }

  Script shutdown() {
    return add(new ScriptStep.Shutdown());
  }

  /// Closes the client's socket and waits until the server is done with it.
  Script close(int client) {
    return add(new ScriptStep.Close(client)).await(client, ScriptStep.Close.SEEN_BY_SERVER);
  }

  /// Closes the client's socket; what the server does then is waited for elsewhere.
  Script leave(int client) {
    return add(new ScriptStep.Close(client));
  }
}
