/// Go's `net/http` server told again in Java: the JDK and nothing else.
module dev.vitrine.server {
  // How many file descriptors are open, to know an accept failure that will pass.
  requires jdk.management;
  // The keep-alive probe intervals of accepted sockets.
  requires jdk.net;

  exports dev.vitrine.http;
  exports dev.vitrine.httptest;
  exports dev.vitrine.net;
  exports dev.vitrine.trace;
}
