package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.Values;
import java.nio.charset.StandardCharsets;

/// The handlers of the source texts, under the names that they have there.
final class Handlers {
  private Handlers() {}

  /// Answers every request with a greeting.
  static final class SayHelloName implements Handler {
    @Override
    public void serveHttp(ResponseWriter w, Request r) throws Exception {
      w.write("Hello astaxie!\n");
    }
  }

  /// Takes as long as the script lets it, then answers.
  record Slow(Cues cues, String cue) implements Handler {
    @Override
    public void serveHttp(ResponseWriter w, Request r) throws Exception {
      cues.await(cue);
      w.write("That took a while.\n");
    }
  }

  /// Greets whom the form names.
  static final class Login implements Handler {
    @Override
    public void serveHttp(ResponseWriter w, Request r) throws Exception {
      String form = new String(r.body().readAllBytes(), StandardCharsets.ISO_8859_1);
      w.write("Hello, " + Values.parse(form).get("name") + "\n");
    }
  }
}
