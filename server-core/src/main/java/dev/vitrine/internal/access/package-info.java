/// Doors into the public packages, for the stages behind them: what the JDK calls SharedSecrets.
///
/// A public type that a stage builds keeps its constructor package-private, and one class here hands
/// that constructor on. This package is not exported, so nobody else can come through.
package dev.vitrine.internal.access;
