// Text on one line, for every program that answers questions: printable ASCII as it is, any other byte,
// the backslash and the bar as \xNN.
package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c > '~' || c == '\\' || c == '|' {
			fmt.Fprintf(&b, "\\x%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func raw(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			n, _ := strconv.ParseUint(s[i+2:i+4], 16, 8)
			b.WriteByte(byte(n))
			i += 3
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// Where the bytes are no UTF-8, one decoder's U+FFFD is not another's.
func text(s string) string {
	if utf8.ValidString(s) {
		return plain(s)
	}
	return "?"
}
