/// Go's `net/http` server told again in Java: the JDK and nothing else.
@SuppressWarnings("module") // the tracer is compiled after the server
module dev.vitrine.server {
  // How many file descriptors are open, to know an accept failure that will pass.
  requires jdk.management;
  // The keep-alive probe intervals of accepted sockets.
  requires jdk.net;
  // The steps as events of the Flight Recorder.
  requires jdk.jfr;
  // The client that httptest.TestServer hands out.
  requires transitive java.net.http;

  exports dev.vitrine.http;
  exports dev.vitrine.httptest;
  exports dev.vitrine.net;
  exports dev.vitrine.trace;

  // The routing figure shows the verdicts of the router itself.
  exports dev.vitrine.internal.route to
      dev.vitrine.tracer;
  // Its scenarios bring a time limit to its end without waiting for it, and encrypt.
  exports dev.vitrine.internal.staging to
      dev.vitrine.tracer;
}
