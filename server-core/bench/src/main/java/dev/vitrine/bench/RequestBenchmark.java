package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vitrine.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What reading a request head costs. Go: `BenchmarkReadRequestCurl` and its sisters, whose requests
/// have the shape of these.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestBenchmark {
  private static final byte[] CURL =
      """
      GET / HTTP/1.1\r
      Host: localhost:8080\r
      User-Agent: curl/8.5.0\r
      Accept: */*\r
      \r
      """
          .getBytes(US_ASCII);

  private static final byte[] BROWSER =
      """
      GET /books/42?lang=en HTTP/1.1\r
      Host: localhost:8080\r
      Connection: keep-alive\r
      Cache-Control: max-age=0\r
      Upgrade-Insecure-Requests: 1\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
      Accept-Encoding: gzip, deflate, br\r
      Accept-Language: en-GB,en;q=0.9\r
      Cookie: session=0123456789abcdef; theme=dark\r
      \r
      """
          .getBytes(US_ASCII);

  @Benchmark
  public Request curl() throws IOException {
    return Request.read(new ByteArrayInputStream(CURL));
  }

  @Benchmark
  public Request browser() throws IOException {
    return Request.read(new ByteArrayInputStream(BROWSER));
  }
}
