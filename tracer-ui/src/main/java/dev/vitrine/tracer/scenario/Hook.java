package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Context;
import dev.vitrine.http.Server;
import java.util.function.Consumer;

/// The hooks of a server that a scenario may set, as the source texts set them.
public enum Hook {
  /// Gives each connection the value "roshi" under the key "hello": the example of the source text.
  CONN_CONTEXT(
      "connContext",
      "gives each connection the value `roshi` under the key `hello`",
      builder -> builder.connContext((context, _) -> context.with(hello(), "roshi"))),

  /// Returns no context, which ends serve.
  CONN_CONTEXT_MISSING(
      "connContextMissing",
      "returns no context for a new connection, which ends `serve`",
      builder -> builder.connContext((_, _) -> null)),

  /// Is told of each change of state, and lets it pass.
  CONN_STATE(
      "connState",
      "is told of each change of a connection's state",
      builder ->
          builder.connState((_, _) -> {
            // What it is told stands in the trace beside it.
          }));

  private final String name;
  private final String does;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Consumer<Server.Builder> set;

  Hook(String name, String does, Consumer<Server.Builder> set) {
    this.name = name;
    this.does = does;
    this.set = set;
  }

  /// What scenario files call it.
  public String id() {
    return name;
  }

  /// Half a sentence: what it does.
  public String does() {
    return does;
  }

  void on(Server.Builder builder) {
    set.accept(builder);
  }

  /// The key of the source text's example, `context.WithValue(ctx, "hello", "roshi")`.
  static Context.Key<String> hello() {
    return Keys.HELLO;
  }

  private static final class Keys {
    static final Context.Key<String> HELLO = Context.key("hello");
  }
}
