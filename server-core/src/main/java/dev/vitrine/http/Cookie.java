package dev.vitrine.http;

import dev.vitrine.internal.text.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A cookie: a name and a value, and, towards the client, the attributes that go with them. RFC
/// 6265. Go: `http.Cookie`.
///
/// Immutable: each `withX` gives a changed copy. Nothing is checked when a cookie is made;
/// [#validate()] says what is wrong, and [#toString()] leaves out what may not be sent.
public final class Cookie {
  private final String name;
  private final String value;
  private final boolean quoted;
  private final String path;
  private final String domain;
  private final Instant expires; // null: none
  private final int maxAge;
  private final boolean secure;
  private final boolean httpOnly;
  private final SameSite sameSite; // null: unset
  private final boolean partitioned;

  Cookie(Fields f) {
    this.name = Objects.requireNonNull(f.name, "name");
    this.value = Objects.requireNonNull(f.value, "value");
    this.quoted = f.quoted;
    this.path = Objects.requireNonNull(f.path, "path");
    this.domain = Objects.requireNonNull(f.domain, "domain");
    this.expires = f.expires;
    this.maxAge = f.maxAge;
    this.secure = f.secure;
    this.httpOnly = f.httpOnly;
    this.sameSite = f.sameSite;
    this.partitioned = f.partitioned;
  }

  /// A cookie without attributes: one that ends with the browser's session and goes back to the
  /// host and the directory that it came from.
  public static Cookie of(String name, String value) {
    return new Cookie(new Fields(name, value));
  }

  /// Reads a `Cookie` field's value, strictly. RFC 6265 section 4.2.1. Go: `http.ParseCookie`.
  ///
  /// `Request.cookies` leaves out the bad pairs instead.
  ///
  /// @throws IllegalArgumentException when the line is blank, a pair has no "=", a name is no token,
  ///     a value holds what it may not, or there are more than 3,000 pairs
  public static List<Cookie> parse(String cookieHeader) {
    return CookieReader.strict(cookieHeader);
  }

  /// Reads a `Set-Cookie` field's value. RFC 6265 section 4.1.1. Attributes that are unknown or
  /// malformed are left out; a `Max-Age` past an `int` is cut to the largest one. Go:
  /// `http.ParseSetCookie`.
  ///
  /// @throws IllegalArgumentException when name or value are missing or malformed
  public static Cookie parseSetCookie(String line) {
    return CookieReader.setCookie(line);
  }

  /// The name: a token.
  public String name() {
    return name;
  }

  /// The value, without quotes: ASCII without control characters, '"', ";" and "\".
  public String value() {
    return value;
  }

  /// Whether the value stands in double quotes on the wire.
  public boolean quoted() {
    return quoted;
  }

  /// A copy whose value is, or is not, written in double quotes. A value with a space or a comma
  /// always is.
  public Cookie withQuoted(boolean quoted) {
    Fields f = new Fields(this);
    f.quoted = quoted;
    return new Cookie(f);
  }

  /// The path that it is sent back to, empty for the directory it came from.
  public String path() {
    return path;
  }

  /// A copy with another path; empty for none.
  public Cookie withPath(String path) {
    Fields f = new Fields(this);
    f.path = path;
    return new Cookie(f);
  }

  /// The domain that it is sent back to, subdomains included; empty for the host alone that set it.
  public String domain() {
    return domain;
  }

  /// A copy with another domain; empty for none.
  public Cookie withDomain(String domain) {
    Fields f = new Fields(this);
    f.domain = domain;
    return new Cookie(f);
  }

  /// When it ends; null for none.
  public Instant expires() {
    return expires;
  }

  /// A copy with another end, to the second; null for none, and a year before 1601 is never sent.
  public Cookie withExpires(Instant expires) {
    Fields f = new Fields(this);
    f.expires = expires;
    return new Cookie(f);
  }

  /// For how many seconds it lives: 0 for no such attribute, negative for "delete it now".
  public int maxAge() {
    return maxAge;
  }

  /// A copy that lives for so many seconds: 0 for no such attribute, negative for "delete it now".
  public Cookie withMaxAge(int maxAge) {
    Fields f = new Fields(this);
    f.maxAge = maxAge;
    return new Cookie(f);
  }

  /// Whether it is sent back over TLS only.
  public boolean secure() {
    return secure;
  }

  /// A copy that is, or is not, sent back over TLS only.
  public Cookie withSecure(boolean secure) {
    Fields f = new Fields(this);
    f.secure = secure;
    return new Cookie(f);
  }

  /// Whether scripts cannot read it.
  public boolean httpOnly() {
    return httpOnly;
  }

  /// A copy that scripts cannot, or can, read.
  public Cookie withHttpOnly(boolean httpOnly) {
    Fields f = new Fields(this);
    f.httpOnly = httpOnly;
    return new Cookie(f);
  }

  /// With which cross-site requests it is sent; null when unset.
  public SameSite sameSite() {
    return sameSite;
  }

  /// A copy with another rule for cross-site requests; null for unset.
  public Cookie withSameSite(SameSite sameSite) {
    Fields f = new Fields(this);
    f.sameSite = sameSite;
    return new Cookie(f);
  }

  /// Whether each top-level site has its own copy of it (CHIPS).
  public boolean partitioned() {
    return partitioned;
  }

  /// A copy that is, or is not, kept apart for each top-level site; such a one must be secure.
  public Cookie withPartitioned(boolean partitioned) {
    Fields f = new Fields(this);
    f.partitioned = partitioned;
    return new Cookie(f);
  }

  /// Checks that nothing of this cookie would be left out or changed on the wire. Go:
  /// `Cookie.Valid`.
  ///
  /// @throws IllegalArgumentException with Go's text for the first thing that is wrong
  public void validate() {
    CookieWriter.validate(this);
  }

  /// The value of a `Set-Cookie` field; empty when the name is no token. Bytes that a value or a path
  /// may not hold are dropped, a domain that is none as well. Go: `Cookie.String`.
  @Override
  public String toString() {
    return Tokens.isToken(name) ? CookieWriter.write(this) : "";
  }

  /// Equal when all is.
  @Override
  public boolean equals(Object other) {
    return other instanceof Cookie c
        && name.equals(c.name)
        && value.equals(c.value)
        && quoted == c.quoted
        && path.equals(c.path)
        && domain.equals(c.domain)
        && Objects.equals(expires, c.expires)
        && maxAge == c.maxAge
        && secure == c.secure
        && httpOnly == c.httpOnly
        && sameSite == c.sameSite
        && partitioned == c.partitioned;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, value, path, domain, expires, maxAge);
  }

  /// What a cookie is made of while it is being put together.
  static final class Fields {
    final String name;
    final String value;
    boolean quoted;
    String path = "";
    String domain = "";
    Instant expires;
    int maxAge;
    boolean secure;
    boolean httpOnly;
    SameSite sameSite;
    boolean partitioned;

    Fields(String name, String value) {
      this.name = name;
      this.value = value;
    }

    Fields(Cookie c) {
      this(c.name, c.value);
      quoted = c.quoted;
      path = c.path;
      domain = c.domain;
      expires = c.expires;
      maxAge = c.maxAge;
      secure = c.secure;
      httpOnly = c.httpOnly;
      sameSite = c.sameSite;
      partitioned = c.partitioned;
    }
  }
}
