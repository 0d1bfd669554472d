package dev.vitrine.tracer.scenario;

/// The source texts, under the names that scenarios and claims give them.
public final class Passages {
  /// `go-works-with-web`, in English and in Korean.
  public static final String GOLANG_BOOK = "Build Web Application with Golang, 3.3";

  /// `http-server-workflow`, in Chinese.
  public static final String WORKFLOW = "HTTP server work flow (工作流程)";

  /// `echo-quick-start-excerpt`.
  public static final String ECHO_BOOK = "Echo Quick Start Guide, \"Go HTTP web server\"";

  /// `connections-and-requests`.
  public static final String CONNECTIONS =
      "How Go's built-in HTTP server handles connections and requests";

  private Passages() {}
}
