package dev.vitrine.internal.route;

import java.util.List;

/// A decision with everything that led to it: what the routing figure draws.
///
/// @param decision what a server with these patterns does
/// @param reasons why that pattern was chosen; null when none was
/// @param verdicts what became of each registered pattern, in the order of registration
public record Explanation<H>(Decision<H> decision, Reasons reasons, List<Verdict> verdicts) {}
