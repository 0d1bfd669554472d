package dev.vitrine.tracer.figure.workflow;

/// What went wrong, and at which place of the figure it is marked.
public record Fault(Place place, String words) {}
