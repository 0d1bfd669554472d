/// The door between the public API and the stages behind it.
///
/// Public types whose insides a stage builds keep them package-private and hand them out through
/// [HttpAccess] alone. Keep it tiny.
package dev.vitrine.internal.access;
