/// What happened: every step of the server as a value, and those who are told of it.
package dev.vitrine.trace;
