// Answers requests with Go's file server and helpers. The one argument is the directory to serve. Each
// line of standard input is an operation and the fields of a request, apart by bars: method, target,
// header lines; each line of standard output the answer: status, header lines, body. Text is printable
// ASCII, any other byte, the backslash and the bar are \xNN.
package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

type recorder struct {
	header http.Header
	status int
	body   strings.Builder
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(200)
	if r.status == 204 || r.status == 304 {
		return 0, http.ErrBodyNotAllowed
	}
	return r.body.Write(b)
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// Serves letters; X-Etag, X-Type, X-Encoding and X-Empty say how.
func content(w http.ResponseWriter, r *http.Request) {
	for _, name := range []string{"Etag", "Content-Type", "Content-Encoding", "Cache-Control"} {
		if v, ok := r.Header["X-"+name]; ok {
			w.Header()[name] = v
		}
	}
	text := letters
	if r.Header.Get("X-Empty") != "" {
		text = ""
	}
	modified := time.Unix(1700000000, 500_000_000)
	if r.Header.Get("X-Epoch") != "" {
		modified = time.Unix(0, 0)
	}
	http.ServeContent(w, r, r.Header.Get("X-Name"), modified, strings.NewReader(text))
}

func echo(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "%s %s %s", r.URL.Path, r.URL.RawPath, r.URL.RawQuery)
}

func main() {
	root := os.Args[1]
	handlers := map[string]http.Handler{
		"files":       http.FileServer(http.Dir(root)),
		"strip":       http.StripPrefix("/a/b", http.HandlerFunc(echo)),
		"strip-files": http.StripPrefix("/s", http.FileServer(http.Dir(root))),
		"semicolons":  http.AllowQuerySemicolons(http.HandlerFunc(echo)),
		"content":     http.HandlerFunc(content),
		"serve-file": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			http.ServeFile(w, r, filepath.Join(root, r.Header.Get("X-File")))
		}),
		"redirect": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if v := r.Header.Get("X-Type"); v != "" {
				w.Header().Set("Content-Type", v)
			}
			status, _ := strconv.Atoi(r.Header.Get("X-Status"))
			http.Redirect(w, r, raw(r.Header.Get("X-To")), status)
		}),
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		op, arg, _ := strings.Cut(in.Text(), " ")
		fields := strings.Split(arg, "|")
		text := raw(fields[0]) + " " + raw(fields[1]) + " HTTP/1.1\r\nHost: h\r\n"
		for _, line := range fields[2:] {
			text += raw(line) + "\r\n"
		}
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text + "\r\n")))
		if err != nil {
			fmt.Fprintln(out, "refused")
			continue
		}
		w := &recorder{header: http.Header{}}
		handlers[op].ServeHTTP(w, r)
		boundary := ""
		if ct := w.header.Get("Content-Type"); strings.HasPrefix(ct, "multipart/") {
			boundary = ct[strings.Index(ct, "=")+1:]
		}
		answer := []string{strconv.Itoa(w.status)}
		var names []string
		for name := range w.header {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			answer = append(answer, plain(name+": "+strings.Join(w.header[name], ", ")))
		}
		whole := strings.Join(append(answer, plain(w.body.String())), "|")
		if boundary != "" {
			whole = strings.ReplaceAll(whole, boundary, "BOUNDARY")
		}
		fmt.Fprintln(out, whole)
	}
	out.Flush()
}
