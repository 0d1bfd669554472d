package dev.vitrine.internal.route;

/// How the requests that one pattern matches stand to those that another matches. Go:
/// `relationship`.
enum Relation {
  /// The same requests.
  EQUIVALENT,
  /// All of the other's, and more.
  MORE_GENERAL,
  /// Some of the other's, and no more.
  MORE_SPECIFIC,
  /// None in common.
  DISJOINT,
  /// Some in common, while each has some that the other has not.
  OVERLAPS;

  /// The relation of two that are told apart only by which of them takes everything.
  static Relation of(boolean all, boolean otherAll) {
    if (all == otherAll) {
      return EQUIVALENT;
    }
    return all ? MORE_GENERAL : MORE_SPECIFIC;
  }

  /// The relation of wholes from the relations of their parts (methods and paths, or segment after
  /// segment). A request must match in each part, so one disjoint part parts the wholes; and being
  /// more general here and more specific there is an overlap. Go: `combineRelationships`.
  Relation and(Relation other) {
    if (this == DISJOINT || other == DISJOINT) {
      return DISJOINT;
    }
    if (this == EQUIVALENT || this == other) {
      return other;
    }
    return other == EQUIVALENT ? this : OVERLAPS;
  }
}
