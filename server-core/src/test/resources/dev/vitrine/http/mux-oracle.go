// Answers questions about Go's ServeMux, one a line: what becomes of a registration, what of a
// request. The test beside it compares.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
)

var wildcard = regexp.MustCompile(`\{([^}.$]+)(\.\.\.)?\}`)

// Where in its source a pattern was registered.
var registered = regexp.MustCompile(` \(registered at [^)]*\)`)

func main() {
	mux := http.NewServeMux()
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		kind, rest, _ := strings.Cut(lines.Text(), " ")
		text, err := base64.StdEncoding.DecodeString(rest)
		if err != nil {
			panic(err)
		}
		switch kind {
		case "new":
			mux = http.NewServeMux()
			fmt.Fprintln(out, "new")
		case "register":
			fmt.Fprintln(out, register(mux, string(text)))
		case "request":
			fmt.Fprintln(out, serve(mux, string(text)))
		case "pattern":
			fmt.Fprintln(out, pattern(mux, string(text)))
		}
	}
}

func register(mux *http.ServeMux, pattern string) (answer string) {
	defer func() {
		if e := recover(); e != nil {
			answer = strings.ReplaceAll(registered.ReplaceAllString(fmt.Sprint(e), ""), "\n", " ")
		}
	}()
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, r.Pattern)
		for _, m := range wildcard.FindAllStringSubmatch(pattern, -1) {
			fmt.Fprint(w, "\n", m[1], "=", string([]rune(r.PathValue(m[1]))))
		}
	})
	return "ok"
}

// pattern answers which pattern would be chosen; no path value is set by asking.
func pattern(mux *http.ServeMux, head string) string {
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(head)))
	if err != nil {
		return "refused"
	}
	_, p := mux.Handler(r)
	p = string([]rune(p)) // malformed UTF-8 becomes U+FFFD
	return hex.EncodeToString([]byte(p)) + hex.EncodeToString([]byte(r.Pattern))
}

func serve(mux *http.ServeMux, head string) (answer string) {
	defer func() {
		if e := recover(); e != nil {
			answer = "panic"
		}
	}()
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(head)))
	if err != nil {
		return "refused"
	}
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, r)
	answer = fmt.Sprint(w.Code)
	for _, name := range []string{"Location", "Allow", "Connection", "Content-Type"} {
		answer += " " + hex.EncodeToString([]byte(w.Header().Get(name)))
	}
	return answer + " " + hex.EncodeToString(w.Body.Bytes())
}
