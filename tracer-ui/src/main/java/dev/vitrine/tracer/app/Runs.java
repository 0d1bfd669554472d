package dev.vitrine.tracer.app;

import dev.vitrine.tracer.file.WholeFile;
import dev.vitrine.tracer.follow.Followed;
import dev.vitrine.tracer.follow.GrowingFile;
import dev.vitrine.tracer.follow.StreamedRun;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

  @FunctionalInterface
  private interface Job {
    /// @return what follows on the JavaFX thread
    Runnable run(LongWork work) throws IOException;
  }

  private final Session session;
  private final Runnable leaveServer;
  private final RecentFiles recent;
  private final ReadOnlyObjectWrapper<@Nullable LongWork> work = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>();
  private @Nullable Followed followed;
  private Followed.State seen = new Followed.State(Followed.Kind.CONNECTING, "");

  /// @param leaveServer ends the window's own server, since another run is shown now
  Runs(Session session, RecentFiles recent, Runnable leaveServer) {
    this.session = session;
    this.recent = recent;
    this.leaveServer = leaveServer;
  }

  // Properties

  /// What takes its time now; null for nothing.
  ReadOnlyObjectProperty<@Nullable LongWork> workProperty() {
    return work.getReadOnlyProperty();
  }

  /// The newest thing to say; null before the first.
  ReadOnlyObjectProperty<Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  // Commands

  /// Opens a trace: whole where it is, and followed from then on where it still grows. What was begun before and is not done yet is
  /// given up.
  void open(Path file) {
    begin(
        "Opening " + file.getFileName() + "…",
        "open",
        now -> {
          RunFiles.Opened run = RunFiles.read(file, now);
          return () -> show(file, run);
        },
        e -> cannotOpen(file, e));
  }

  private void show(Path file, RunFiles.Opened run) {
    leave();
    session.showRecorded(run.store(), String.valueOf(file.getFileName()));
    recent.add(file);
    run.warning()
        .ifPresent(torn ->
            say(torn + " Something may still be writing it.", "Follow it", () -> tail(file)));
  }

  private void cannotOpen(Path file, IOException e) {
    String sentence =
        switch (e) {
          case TraceFile.DamagedException damaged ->
              damaged.getMessage() + " Nothing was opened; choose a file that Vitrine wrote.";
          case NoSuchFileException _ when recent.drop(file) ->
              "There is no " + file + " any more. It was taken from the recent files.";
          default ->
              "Cannot read "
                  + file
                  + ": "
                  + WholeFile.reason(e)
                  + ". Nothing was opened; choose another file.";
        };
    say(sentence, "OK", () -> {});
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
  void save(Path file) {
    TraceStore store = session.store();
    begin(
        "Saving " + file.getFileName() + "…",
        "save",
        now -> {
          RunFiles.write(store, file, now);
          return () -> recent.add(file);
        },
        e -> say(String.valueOf(e.getMessage()), "OK", () -> {}));
  }

  /// Does something that takes its time on a thread of its own, and what follows from it on this one.
  private void begin(String words, String thread, Job job, Consumer<IOException> failed) {
    cancel();
    LongWork now = new LongWork(words);
    work.set(now);
    Thread.ofVirtual()
        .name(thread)
        .start(() -> {
          Runnable after;
          try {
            after = job.run(now);
          } catch (IOException e) {
            after = () -> failed.accept(e);
          } catch (OutOfMemoryError _) {
            after =
                () ->
                    say(
                        "There is too little memory for all of it. Open a shorter run.",
                        "OK",
                        () -> {});
          }
          Runnable then = after;
          Platform.runLater(() -> done(now, then));
        });
  }

  private void done(LongWork ended, Runnable then) {
    if (work.get() == ended) {
      work.set(null);
    }
    if (!ended.cancelled()) {
      then.run();
    }
  }

  /// Gives up what takes its time.
  void cancel() {
    LongWork now = work.get();
    if (now != null) {
      now.cancel();
      work.set(null);
    }
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

  private void say(String sentence, String remedy, Runnable action) {
    notice.set(new Notice(sentence, remedy, action));
  }
}
