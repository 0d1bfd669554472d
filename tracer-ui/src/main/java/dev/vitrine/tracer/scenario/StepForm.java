package dev.vitrine.tracer.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a scenario file says a step of the script: who does something, what, and what belongs to it.
public enum StepForm {
  CONNECTS(Who.CLIENT, "connects", "", "opens a socket to the server"),
  REFUSED(Who.CLIENT, "is refused", "", "finds that nobody listens any more"),
  SHAKES_HANDS(Who.CLIENT, "shakes hands", "", "begins TLS, and trusts the server's certificate"),
  ASKS(
      Who.CLIENT,
      "asks",
      "METHOD TARGET",
      "sends a request without a body for the host `localhost`; of a list, all at once"),
  ASKS_LAST(
      Who.CLIENT, "asks last", "METHOD TARGET", "the same with `Connection: close` in the last"),
  SENDS(
      Who.CLIENT,
      "sends",
      "text",
      "sends a message as it stands there, each line ended by CRLF, in UTF-8"),
  SENDS_EXACTLY(
      Who.CLIENT, "sends exactly", "text", "sends these characters, one byte each, and no other"),
  GETS(Who.CLIENT, "gets", "status or any", "reads one whole response"),
  GETS_HEAD(
      Who.CLIENT,
      "gets head",
      "status or any",
      "reads a response up to its empty line: one to HEAD, or of 1xx"),
  READS_UNTIL(Who.CLIENT, "reads until", "text", "reads until this has come"),
  READS_TO_END(
      Who.CLIENT,
      "reads to the end",
      "text or nothing",
      "reads until the server ends the connection; the text must have come, or nothing at all"),
  ENDS_SENDING(Who.CLIENT, "ends sending", "", "sends no more, and still receives"),
  CLOSES(Who.CLIENT, "closes", "", "closes its socket; the script waits for `ConnectionClosed`"),
  LEAVES(Who.CLIENT, "leaves", "", "closes its socket; the script goes on at once"),
  REACHES(
      Who.CLIENT_OR_SERVER,
      "reaches",
      "event",
      "waits until its connection, or the server itself, has taken this step once more"),
  WAITS(
      Who.CLIENT_OR_SERVER,
      "waits",
      "time",
      "lets a limit of the connection, or the server's pause before it accepts again, strike"),
  CUE(Who.NOBODY, "cue", "name", "lets the handlers go on that wait for this cue"),
  SHUTS_DOWN(Who.SERVER, "shuts down", "", "begins a graceful shutdown beside the script");

  /// Who takes the step.
  enum Who {
    CLIENT("client N "),
    SERVER("server "),
    CLIENT_OR_SERVER("client N|server "),
    NOBODY("");

    private final String subject;

    Who(String subject) {
      this.subject = subject;
    }
  }

  private final Who who;
  private final String words;
  private final String value;
  private final String does;

  StepForm(Who who, String words, String value, String does) {
    this.who = who;
    this.words = words;
    this.value = value;
    this.does = does;
  }

  /// As the documentation and errors write it: `client N gets: status or any`.
  public String form() {
    return who.subject + words + (value.isEmpty() ? "" : ": " + value);
  }

  /// Half a sentence: what it does.
  public String does() {
    return does;
  }

  /// The key of such a step in a file.
  ///
  /// @param client from 1; 0 for the server or nobody
  String key(int client) {
    return subject(client) + words;
  }

  private String subject(int client) {
    return who == Who.NOBODY ? "" : client == 0 ? "server " : "client " + client + " ";
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  boolean needsValue() {
    return takesValue() && this != READS_TO_END;
  }

  String value() {
    return value;
  }

  /// The form with this key for that client; empty where there is none.
  static Optional<StepForm> of(String key, int client) {
    return Arrays.stream(values())
        .filter(form -> form.allows(client) && form.key(client).equals(key))
        .findFirst();
  }

  private boolean allows(int client) {
    return switch (who) {
      case CLIENT -> client > 0;
      case CLIENT_OR_SERVER -> true;
      case SERVER, NOBODY -> client == 0;
    };
  }

  /// The keys of all steps of that client, or of the server for 0.
  static List<String> keys(int client) {
    return Arrays.stream(values())
        .filter(form -> form.allows(client))
        .map(form -> form.key(client))
        .toList();
  }

  static List<String> forms() {
    return Arrays.stream(values()).map(StepForm::form).toList();
  }
}
