/// The app: one window around a real server, in which its steps can be seen, held and let go.
///
/// In the order in which a step passes through: `LiveServer` (a server in this process with a store
/// and a gate as its tracers), `Session` (which step is shown, and the commands play, step, seek),
/// then the views, one class for each region of the window, which bind to the session's properties
/// and call its commands and nothing else. The server's threads never wait for this package, and
/// the JavaFX thread never waits for the server: it looks at the store once a frame.
@NullMarked
package dev.vitrine.tracer.app;

import org.jspecify.annotations.NullMarked;
