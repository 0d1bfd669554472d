/// Go's `net/http` server told again in Java: the JDK and nothing else.
module dev.vitrine.server {
  exports dev.vitrine.http;
  exports dev.vitrine.net;
}
