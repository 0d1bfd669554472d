package dev.vitrine.trace;

/// One step with its place and time. Go has no such thing.
///
/// @param seq counts from 1 in each server, without gaps
/// @param nanos nanoseconds since the server's first step, on the server's own clock; never falls as
///     `seq` rises
/// @param serverId counts from 1 in a process, in the order in which servers were built
/// @param connectionId counts from 1 in each server; 0 for steps of the server itself
/// @param requestNo counts from 1 on each connection; 0 where no request is concerned
/// @param threadId the thread that took the step
/// @param threadName its name
/// @param event what happened
public record TraceRecord(
    long seq,
    long nanos,
    long serverId,
    long connectionId,
    long requestNo,
    long threadId,
    String threadName,
    TraceEvent event) {}
