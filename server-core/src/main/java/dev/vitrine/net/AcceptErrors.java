package dev.vitrine.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/// Tells which failures of accept(2) are worth another attempt.
///
/// Go asks the error number: EMFILE and ENFILE are temporary, ECONNABORTED is retried at once. The
/// JDK hands on only the system's text, in the system's language, so here known English texts decide
/// first and then, for EMFILE in any language, the number of descriptors in use. ENOBUFS and ENOMEM
/// are temporary here and not in Go (docs/differences.md).
final class AcceptErrors {
  private static final List<String> TEMPORARY =
      List.of(
          "too many open files", // EMFILE, and with "in system" ENFILE
          "no buffer space available", // ENOBUFS
          "cannot allocate memory"); // ENOMEM

  private static final List<String> CLIENT_GONE =
      List.of("software caused connection abort", "connection aborted"); // ECONNABORTED

  private AcceptErrors() {}

  /// Loads what [#told] needs while there still are descriptors to load it with: a class read from a
  /// file when none is left would fail itself.
  static void loadAhead() {
    Descriptors.warmUp();
  }

  static boolean clientGone(IOException e) {
    return contains(e, CLIENT_GONE);
  }

  /// `e` itself, or a [TemporaryException] around it.
  static IOException told(IOException e) {
    if (e instanceof TemporaryException) {
      return e;
    }
    boolean temporary = contains(e, TEMPORARY) || isSystemText(e) && Descriptors.exhausted();
    return temporary ? new TemporaryException(e.getMessage(), e) : e;
  }

  private static boolean contains(IOException e, List<String> texts) {
    String message = e.getMessage();
    if (message == null) {
      return false;
    }
    for (String text : texts) {
      if (message.regionMatches(true, 0, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }

  /// A closed channel has an exception type of its own; what the system says comes as a plain
  /// `IOException` or `SocketException` with a text.
  private static boolean isSystemText(IOException e) {
    return e.getMessage() != null
        && (e.getClass() == IOException.class || e instanceof java.net.SocketException);
  }

  /// How many descriptors this process has and may have.
  private static final class Descriptors {
    private static final UnixOperatingSystemMXBean SYSTEM =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix
            : null;

    /// On a thread of its own: loading the management classes takes longer than the first answer of
    /// a server may.
    static void warmUp() {
      Thread.ofVirtual().name("accept-errors").start(Descriptors::exhausted);
    }

    static boolean exhausted() {
      if (SYSTEM == null) {
        return false;
      }
      try {
        long open = SYSTEM.getOpenFileDescriptorCount();
        return open < 0 || open >= SYSTEM.getMaxFileDescriptorCount() - 1;
      } catch (RuntimeException | InternalError e) {
        return true; // counting them takes a descriptor, and there is none
      }
    }
  }
}
