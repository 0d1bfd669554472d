package dev.vitrine.tracer.cli;

/// A command failed; the message is the one line that the user gets: why, and what to do.
final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  FailedException(String message) {
    super(message);
  }

  FailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
