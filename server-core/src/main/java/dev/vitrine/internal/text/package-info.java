/// Small pieces of text that more than one stage reads or writes.
package dev.vitrine.internal.text;
