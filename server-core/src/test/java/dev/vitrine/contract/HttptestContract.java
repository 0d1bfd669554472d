package dev.vitrine.contract;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Header;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.Server;
import dev.vitrine.httptest.ResponseRecorder;
import dev.vitrine.httptest.TestServer;
import java.net.http.HttpClient;

/// A program that uses every name of `dev.vitrine.httptest`; compiled, never run.
final class HttptestContract {
  private HttptestContract() {}

  static String serving(Handler h) {
    try (TestServer plain = TestServer.start(h);
        TestServer tls = TestServer.startTls(h);
        TestServer built = TestServer.start(Server.builder())) {
      HttpClient client = plain.client();
      Server server = tls.server();
      return built.url() + client + server.hashCode();
    }
  }

  static String recording() {
    ResponseRecorder w = new ResponseRecorder();
    ResponseWriter writer = w;
    int status = w.status();
    byte[] bytes = w.bytes();
    Header trailer = w.trailer();
    boolean flushed = w.flushed();
    return w.text() + status + bytes.length + trailer + flushed + writer.header();
  }
}
