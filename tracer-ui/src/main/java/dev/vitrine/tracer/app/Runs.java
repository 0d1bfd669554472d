package dev.vitrine.tracer.app;

import dev.vitrine.tracer.follow.Followed;
import dev.vitrine.tracer.follow.GrowingFile;
import dev.vitrine.tracer.follow.StreamedRun;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The runs that the window shows besides those of its own server: recorded ones, and ones of other
/// processes that are followed while they go on; and the saving of the one that is shown.
///
/// Lives on the JavaFX thread, which never waits for a file or a connection.
final class Runs implements AutoCloseable {
  /// A sentence for the strip over the figure.
  ///
  /// @param remedy what the button beside it says
  record Notice(String sentence, String remedy, Runnable action) {}

  private final Session session;
  private final Runnable leaveServer;
  private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>();
  private @Nullable Followed followed;
  private Followed.State seen = new Followed.State(Followed.Kind.CONNECTING, "");

  /// @param leaveServer ends the window's own server, since another run is shown now
  Runs(Session session, Runnable leaveServer) {
    this.session = session;
    this.leaveServer = leaveServer;
  }

  // Properties

  /// The newest thing to say; null before the first.
  ReadOnlyObjectProperty<Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  // Commands

  /// Opens a trace: whole where it is, and followed from then on where it still grows.
  void open(Path file) {
    Thread.ofVirtual()
        .name("open")
        .start(() -> {
          try {
            TraceFile trace = TraceFile.read(file);
            Platform.runLater(() -> {
              leave();
              session.showRecorded(trace.store(), String.valueOf(file.getFileName()));
              trace
                  .warning()
                  .ifPresent(torn ->
                      say(
                          torn + " Something may still be writing it.",
                          "Follow it",
                          () -> tail(file)));
            });
          } catch (TraceFile.DamagedException e) {
            later(e.getMessage() + " Nothing was opened.");
          } catch (IOException e) {
            later("Cannot read " + file + ": " + e.getMessage() + ". Nothing was opened.");
          }
        });
  }

  /// Follows a trace that another process is still writing.
  void tail(Path file) {
    follow(GrowingFile.follow(file));
  }

  /// Follows the stream of another process. A bad address is said, and nothing changes.
  void attach(String url) {
    try {
      follow(StreamedRun.attach(url));
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()), "OK", () -> {});
    }
  }

  void follow(Followed run) {
    leave();
    followed = run;
    seen = run.state();
    session.showFollowed(run.store(), run.name());
  }

  /// Writes the run that is shown to a file, in the background.
  void save(Path file, Consumer<Path> saved) {
    TraceStore store = session.store();
    Thread.ofVirtual()
        .name("save")
        .start(() -> {
          try {
            TraceFile trace =
                new TraceFile(
                    TraceFile.header(
                        "vitrine", Instant.now().toString(), System.getProperty("java.version")),
                    store.snapshot(),
                    Optional.empty());
            Path partial = file.resolveSibling("." + file.getFileName() + ".part");
            Files.writeString(partial, trace.text(), StandardCharsets.UTF_8);
            Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Platform.runLater(() -> saved.accept(file));
          } catch (IOException e) {
            later("Cannot write " + file + ": " + e.getMessage() + ". Choose another place.");
          }
        });
  }

  /// Looks, once a frame, at what became of the run that is followed.
  void pulse() {
    Followed run = followed;
    if (run == null) {
      return;
    }
    if (session.serverProperty().get() != null || session.attachedProperty().get().isEmpty()) {
      close(); // the window's own server, or a recorded trace, is shown now
      return;
    }
    if (session.store() != run.store()) {
      session.showFollowed(run.store(), run.name());
    }
    Followed.State now = run.state();
    if (!now.equals(seen)) {
      seen = now;
      if (now.kind() == Followed.Kind.LOST) {
        say(now.sentence(), "Connect again", run::again);
      } else if (now.kind() == Followed.Kind.ENDED) {
        say(now.sentence(), "OK", () -> {});
      }
    }
  }

  /// Follows no further.
  @Override
  public void close() {
    if (followed != null) {
      followed.close();
      followed = null;
    }
  }

  private void leave() {
    close();
    leaveServer.run();
  }

  private void later(String sentence) {
    Platform.runLater(() -> say(sentence, "OK", () -> {}));
  }

  private void say(String sentence, String remedy, Runnable action) {
    notice.set(new Notice(sentence, remedy, action));
  }
}
