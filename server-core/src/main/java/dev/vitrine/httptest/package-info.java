/// Help for testing handlers: a [ResponseRecorder] to call them with, a server to call them through.
/// Go: `net/http/httptest`.
package dev.vitrine.httptest;
