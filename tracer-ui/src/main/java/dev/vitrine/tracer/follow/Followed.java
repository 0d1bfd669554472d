package dev.vitrine.tracer.follow;

import dev.vitrine.tracer.trace.TraceStore;

/// A run of another process that is followed while it goes on. Any thread may call it.
public interface Followed extends AutoCloseable {
  /// Where the following stands.
  ///
  /// @param kind what is so
  /// @param sentence what happened and what to do; "" while all is well
  record State(Kind kind, String sentence) {}

  /// What may be so.
  enum Kind {
    /// Nothing has come yet.
    CONNECTING,
    /// Steps come as they are taken.
    FOLLOWING,
    /// The connection is lost and is tried again; what came is kept.
    LOST,
    /// Nothing more will come.
    ENDED
  }

  /// What came so far. Another one where the other side began another run.
  TraceStore store();

  State state();

  /// What the window calls it: `localhost:9091`, or the file's name.
  String name();

  /// Tries at once instead of after the pause.
  void again();

  /// Follows no further.
  @Override
  void close();
}
