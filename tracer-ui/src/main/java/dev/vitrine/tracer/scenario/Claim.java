package dev.vitrine.tracer.scenario;

import java.util.List;

/// Something that a source text says and that a running server contradicts or sharpens.
///
/// @param title what it is about, a few words
/// @param passage where it is said
/// @param says what is said there, in its own words or close to them
/// @param really what happens, one or two sentences
/// @param scenario the id of the scenario that shows it
/// @param evidence what its trace shows, all of it
public record Claim(
    String title,
    String passage,
    String says,
    String really,
    String scenario,
    List<Evidence> evidence) {
  public Claim {
    evidence = List.copyOf(evidence);
  }
}
