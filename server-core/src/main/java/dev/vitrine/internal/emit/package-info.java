/// How a step becomes a record: number, time, place, and the call of the tracer.
package dev.vitrine.internal.emit;
