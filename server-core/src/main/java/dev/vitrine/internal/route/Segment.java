package dev.vitrine.internal.route;

/// One piece of a pattern's path, between two slashes. Go: `segment`.
///
/// Two spellings become others here, which keeps every algorithm small: a slash at the end of a
/// pattern is a [Kind#MULTI] wildcard without a name, and `{$}` is the literal "/", the empty rest
/// behind a path's last slash.
///
/// @param kind what it matches
/// @param text a literal's bytes, decoded; a wildcard's name, empty for the slash at the end
record Segment(Kind kind, String text) {
  /// What a segment matches, the narrowest first.
  enum Kind {
    /// Itself.
    LITERAL,
    /// `{name}`: any one segment.
    SINGLE,
    /// `{name...}` or a slash at the end: the rest of the path, however long.
    MULTI
  }

  /// What `{$}` stands for. Go has the same: a path whose last segment is "%2F" matches it too.
  static final Segment END = new Segment(Kind.LITERAL, "/");

  /// A slash at the end.
  static final Segment REST = new Segment(Kind.MULTI, "");

  static Segment literal(String bytes) {
    return new Segment(Kind.LITERAL, bytes);
  }

  boolean isLiteral() {
    return kind == Kind.LITERAL;
  }

  boolean isSingle() {
    return kind == Kind.SINGLE;
  }

  boolean isMulti() {
    return kind == Kind.MULTI;
  }

  /// Whether handlers can ask for what it matched.
  boolean isNamed() {
    return kind != Kind.LITERAL && !text.isEmpty();
  }

  /// What the requests matched by this segment are to those matched by another in the same place.
  Relation compare(Segment other) {
    if (isMulti() || other.isMulti()) {
      return Relation.of(isMulti(), other.isMulti());
    }
    if (isLiteral() && other.isLiteral()) {
      return text.equals(other.text) ? Relation.EQUIVALENT : Relation.DISJOINT;
    }
    // `{name}` wants something between the slashes, and behind the last one is nothing.
    if (equals(END) || other.equals(END)) {
      return Relation.DISJOINT;
    }
    return Relation.of(isSingle(), other.isSingle());
  }
}
