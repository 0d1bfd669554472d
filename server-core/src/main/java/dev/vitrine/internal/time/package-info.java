/// Limits in time on what Java cannot time out by itself.
package dev.vitrine.internal.time;
