/// How a step becomes a record: number, time, place, and the call of the tracers; the clock of all timers,
/// and the door between a server and the gate that holds it still.
///
/// Reading order: [ConnectionTrace], [ServerTrace], [ServerClock], [Gate].
package dev.vitrine.internal.emit;
