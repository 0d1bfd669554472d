package dev.vitrine.tracer.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One thing that the script does. Steps are done in their order, each to its end: what a later one causes
/// comes after what an earlier one waited for.
public sealed interface ScriptStep {
  /// Which client it is about, from 1; 0 for the server itself.
  int client();

  /// Opens a socket to the server. Clients connect in the order of their numbers.
  record Connect(int client) implements ScriptStep {}

  /// Finds that nobody listens any more: the operating system refuses the connection.
  record Refused(int client) implements ScriptStep {}

  /// Shakes hands for TLS, as a client that trusts the server's certificate; what is sent from then on is
  /// encrypted.
  record Secure(int client) implements ScriptStep {}

  /// Sends text, one byte for each character (ISO-8859-1).
  record Send(int client, String text) implements ScriptStep {
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// Reads one whole response, and waits until the server has told that it was sent.
  ///
  /// @param status what it must be; 0: any
  record Receive(int client, int status) implements ScriptStep {
    public Receive(int client) {
      this(client, 0);
    }
  }

  /// Reads the head of a response, up to its empty line: of an answer to HEAD, or one with a status of 1xx.
  ///
  /// @param status what it must be; 0: any
  record ReceiveHead(int client, int status) implements ScriptStep {}

  /// Reads until the text has come.
  record ReceiveText(int client, String until) implements ScriptStep {}

  /// Reads until the server ends the connection, and finds the text in what came since the last read; ""
  /// where nothing may have come.
  record ReceiveEnd(int client, String text) implements ScriptStep {}

  /// Ends the client's sending; it still receives.
  record EndSending(int client) implements ScriptStep {}

  /// Closes the client's socket.
  record Close(int client) implements ScriptStep {
    /// The step by which the server has noticed it.
    static final String SEEN_BY_SERVER = "ConnectionClosed";
  }

  /// Waits until the server has taken a step on this client's connection, or of its own for client 0. The
  /// first wait for an event is for its first occurrence, the second for its second.
  record Await(int client, String event) implements ScriptStep {}

  /// Lets every handler go on that waits for a cue of this name.
  record Cue(String name) implements ScriptStep {
    @Override
    public int client() {
      return 0;
    }
  }

  /// Lets a wait of the server come to its end: a limit of this client's connection, or for client 0 the
  /// pause before it accepts again. Live, time passes by itself. In a recording the server's clock stands
  /// still, and is moved on by this much once the server has read what the client sent.
  record Elapse(int client, Duration time) implements ScriptStep {}

  /// Begins to shut the server down gracefully, beside the script.
  record Shutdown() implements ScriptStep {
    @Override
    public int client() {
      return 0;
    }
  }
}
