// Answers what Go makes of the forms of requests. Each line of standard input holds, apart by bars, the
// steps of a handler, the memory for files, the limit of the body (empty for none), method, target,
// content type and body; each line of standard output what each step answered. Text is printable ASCII,
// any other byte, the backslash and the bar are \xNN.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

func said(err error) string {
	if err == nil {
		return "ok"
	}
	// What the body said keeps its own text in Vitrine.
	return plain(strings.ReplaceAll(err.Error(), "multipart: NextPart: http:", "http:"))
}

func step(r *http.Request, s byte, memory int64) string {
	switch s {
	case 'P':
		return said(r.ParseForm())
	case 'M':
		return said(r.ParseMultipartForm(memory))
	case 'f':
		return text(r.FormValue("a"))
	case 'p':
		return text(r.PostFormValue("a"))
	case 'F':
		f, h, err := r.FormFile("a")
		if err != nil {
			return said(err)
		}
		content, err := io.ReadAll(f)
		if err != nil {
			return said(err)
		}
		return fmt.Sprint(text(h.Filename), " ", h.Size, " ", plain(string(content)))
	case 'R':
		_, err := r.MultipartReader()
		return said(err)
	}
	return "unknown step"
}

func files(r *http.Request) string {
	if r.MultipartForm == nil {
		return "none"
	}
	var names []string
	for name := range r.MultipartForm.File {
		names = append(names, name)
	}
	sort.Strings(names)
	out := "files"
	for _, name := range names {
		for _, f := range r.MultipartForm.File[name] {
			out += fmt.Sprint(" ", text(name), "=", text(f.Filename), ",", f.Size)
		}
	}
	return out
}

// encode answers "?" where the bytes are no UTF-8.
func encode(v url.Values) string {
	for k, values := range v {
		if !utf8.ValidString(k + strings.Join(values, "")) {
			return "?"
		}
	}
	return v.Encode()
}

func answer(line string) string {
	f := strings.Split(line, "|")
	memory, _ := strconv.ParseInt(f[1], 10, 64)
	head := raw(f[3]) + " " + raw(f[4]) + " HTTP/1.1\r\nHost: h\r\n"
	if f[5] != "" {
		head += "Content-Type: " + raw(f[5]) + "\r\n"
	}
	body := raw(f[6])
	head += "Content-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader([]byte(head + body))))
	if err != nil {
		return "refused"
	}
	if f[2] != "" {
		limit, _ := strconv.ParseInt(f[2], 10, 64)
		r.Body = http.MaxBytesReader(httptest.NewRecorder(), r.Body, limit)
	}
	var out []string
	for i := 0; i < len(f[0]); i++ {
		out = append(out, step(r, f[0][i], memory))
	}
	if !strings.Contains(f[0], "R") {
		out = append(out, encode(r.Form), encode(r.PostForm), files(r))
	}
	if r.MultipartForm != nil {
		r.MultipartForm.RemoveAll()
	}
	return strings.Join(out, "|")
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<22)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		fmt.Fprintln(out, answer(in.Text()))
	}
	out.Flush()
}
