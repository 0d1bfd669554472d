// Answers what Go makes of multipart bodies and media types. Each line of standard input is an
// operation and its argument, each line of standard output the answer; text is printable ASCII, any
// other byte, the backslash and the bar are \xNN.
package main

import (
	"bufio"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"os"
	"sort"
	"strings"
)

// The parts as far as they can be read, then "end" or "error".
func parts(boundary, body string) string {
	var out []string
	r := multipart.NewReader(strings.NewReader(body), boundary)
	for {
		p, err := r.NextPart()
		if err == io.EOF {
			return strings.Join(append(out, "end"), "|")
		}
		if err != nil {
			return strings.Join(append(out, "error "+plain(err.Error())), "|")
		}
		content, err := io.ReadAll(p)
		out = append(out, text(p.FormName()), text(p.FileName()), plain(string(content)))
		var keys []string
		for k := range p.Header {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			out = append(out, plain(k), plain(strings.Join(p.Header[k], ",")))
		}
		if err != nil {
			return strings.Join(append(out, "error "+plain(err.Error())), "|")
		}
	}
}

func mediaType(s string) string {
	t, params, err := mime.ParseMediaType(s)
	out := []string{plain(t), plain(fmt.Sprint(err))}
	var keys []string
	for k := range params {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		out = append(out, plain(k), plain(params[k]))
	}
	return strings.Join(out, "|")
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		op, arg, _ := strings.Cut(in.Text(), " ")
		if op == "type" {
			fmt.Fprintln(out, mediaType(raw(arg)))
		} else {
			fmt.Fprintln(out, parts("b", raw(arg)))
		}
	}
	out.Flush()
}
