package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;

/// The handlers of the source texts, under the names that they have there.
final class Handlers {
  private Handlers() {}

  /// Answers every request with a greeting.
  static Handler sayhelloName() {
    return Http.named("sayhelloName", (w, _) -> w.write("Hello astaxie!\n"));
  }

  /// Takes as long as the script lets it, then answers.
  static Handler slow(Cues cues, String cue) {
    return Http.named(
        "slow",
        (w, _) -> {
          cues.await(cue);
          w.write("That took a while.\n");
        });
  }

  /// Greets whom the form names.
  static Handler login() {
    return Http.named("login", (w, r) -> w.write("Hello, " + r.formValue("name") + "\n"));
  }
}
