// Answers what Go's own server makes of the bytes of a client. Each line of standard input holds, in
// hex, what one client sends before it ends its side; each line of standard output holds, in hex, all
// that it gets back. The handler describes the request as it sees it.
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

func main() {
	l := &listener{conns: make(chan net.Conn)}
	server := &http.Server{
		Handler:        http.HandlerFunc(describe),
		ErrorLog:       log.New(io.Discard, "", 0),
		MaxHeaderBytes: 8192,
	}
	go server.Serve(l)

	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	limit := make(chan bool, 64)
	var answers []chan []byte
	for in.Scan() {
		question, err := hex.DecodeString(in.Text())
		if err != nil {
			log.Fatal(err)
		}
		answer := make(chan []byte, 1)
		answers = append(answers, answer)
		limit <- true
		c := &conn{in: question, done: make(chan bool)}
		l.conns <- c
		go func() {
			<-c.done
			<-limit
			c.mu.Lock()
			defer c.mu.Unlock()
			answer <- c.out
		}()
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, answer := range answers {
		fmt.Fprintln(out, hex.EncodeToString(<-answer))
	}
}

func describe(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s\n", r.Method, short(r.RequestURI), r.Proto)
	fmt.Fprintf(&b, "host %s length %d close %v codings %v\n", r.Host, r.ContentLength, r.Close, r.TransferEncoding)
	fields(&b, "field", r.Header)
	fields(&b, "announced", r.Trailer)
	switch r.URL.Path {
	case "/unread":
	case "/closed":
		r.Body.Close()
		read(&b, r.Body)
	case "/part":
		part := make([]byte, 3)
		n, err := io.ReadFull(r.Body, part)
		fmt.Fprintf(&b, "part %s %v\n", part[:n], err == nil)
	default:
		read(&b, r.Body)
	}
	fields(&b, "trailer", r.Trailer)
	w.Write([]byte(b.String()))
}

func read(b *strings.Builder, body io.Reader) {
	all, err := io.ReadAll(body)
	fmt.Fprintf(b, "body %d %s\n", len(all), short(string(all)))
	if err != nil {
		text := err.Error()
		if strings.HasPrefix(text, "malformed MIME header") {
			text = "malformed trailer"
		}
		fmt.Fprintf(b, "error %s\n", text)
	}
}

func fields(b *strings.Builder, kind string, h http.Header) {
	names := make([]string, 0, len(h))
	for name := range h {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(b, "%s %s", kind, name)
		for _, value := range h[name] {
			fmt.Fprintf(b, " <%s>", short(value))
		}
		b.WriteString("\n")
	}
}

func short(s string) string {
	if len(s) <= 200 {
		return s
	}
	return fmt.Sprintf("%s... %d bytes", s[:100], len(s))
}

type listener struct {
	conns chan net.Conn
}

func (l *listener) Accept() (net.Conn, error) { return <-l.conns, nil }
func (l *listener) Close() error              { return nil }
func (l *listener) Addr() net.Addr            { return &net.TCPAddr{} }

// A connection whose client has sent everything and ended its side.
type conn struct {
	mu   sync.Mutex
	in   []byte
	out  []byte
	once sync.Once
	done chan bool
}

func (c *conn) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.in) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.in)
	c.in = c.in[n:]
	return n, nil
}

func (c *conn) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.out = append(c.out, p...)
	return len(p), nil
}

func (c *conn) Close() error {
	c.once.Do(func() { close(c.done) })
	return nil
}

func (c *conn) LocalAddr() net.Addr                { return &net.TCPAddr{} }
func (c *conn) RemoteAddr() net.Addr               { return &net.TCPAddr{} }
func (c *conn) SetDeadline(t time.Time) error      { return nil }
func (c *conn) SetReadDeadline(t time.Time) error  { return nil }
func (c *conn) SetWriteDeadline(t time.Time) error { return nil }
