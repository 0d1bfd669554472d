// The peer that tests compare Vitrine with: Go's own server, with a few handlers.
//
// Prints "listening 127.0.0.1:PORT" on standard output, logs on standard error, and ends when its
// standard input does.
package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

func main() {
	readTimeout := flag.Duration("readTimeout", 0, "Server.ReadTimeout")
	readHeaderTimeout := flag.Duration("readHeaderTimeout", 0, "Server.ReadHeaderTimeout")
	writeTimeout := flag.Duration("writeTimeout", 0, "Server.WriteTimeout")
	idleTimeout := flag.Duration("idleTimeout", 0, "Server.IdleTimeout")
	maxHeaderBytes := flag.Int("maxHeaderBytes", 0, "Server.MaxHeaderBytes")
	keepAlives := flag.Bool("keepAlives", true, "SetKeepAlivesEnabled")
	generalOptions := flag.Bool("generalOptions", true, "false: DisableGeneralOptionsHandler")
	overTLS := flag.Bool("tls", false, "ServeTLS with a certificate made at the start, without HTTP/2")
	logged := flag.Bool("logged", false, "log on standard output")
	files := flag.String("files", ".", "what /files/ serves")
	flag.Parse()
	fileServer = http.StripPrefix("/files", http.FileServer(http.Dir(*files)))

	log.SetFlags(0)
	if *logged {
		log.SetOutput(os.Stdout)
	}
	server = &http.Server{
		Handler:                      http.HandlerFunc(serve),
		ReadTimeout:                  *readTimeout,
		ReadHeaderTimeout:            *readHeaderTimeout,
		WriteTimeout:                 *writeTimeout,
		IdleTimeout:                  *idleTimeout,
		MaxHeaderBytes:               *maxHeaderBytes,
		DisableGeneralOptionsHandler: !*generalOptions,
	}
	server.SetKeepAlivesEnabled(*keepAlives)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening", listener.Addr())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	if *overTLS {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{selfSigned()}}
		server.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){}
		log.Fatal(server.ServeTLS(listener, "", ""))
	}
	if err := server.Serve(listener); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	select {} // until the standard input ends
}

// selfSigned makes a certificate that nobody vouches for.
func selfSigned() tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		log.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "peer"}, // Java takes no certificate without an issuer
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		log.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

func serve(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/files") {
		fileServer.ServeHTTP(w, r)
		return
	}
	if strings.HasPrefix(r.URL.Path, "/run/") {
		run(w, r)
		return
	}
	switch r.URL.Path {
	case "/form":
		form(w, r)
	case "/limited":
		http.MaxBytesHandler(http.HandlerFunc(form), 60).ServeHTTP(w, r)
	case "/timed":
		http.TimeoutHandler(http.HandlerFunc(describe), time.Hour, "").ServeHTTP(w, r)
	case "/late":
		http.TimeoutHandler(http.HandlerFunc(late), time.Nanosecond, "late").ServeHTTP(w, r)
	case "/cookies":
		cookies(w, r)
	case "/redirect":
		http.Redirect(w, r, r.URL.Query().Get("to"), 302)
	case "/run":
		run(w, r)
	case "/shutdown":
		go server.Shutdown(context.Background())
		io.WriteString(w, "shutting down")
	case "/hello":
		io.WriteString(w, "Hello, world!")
	default:
		describe(w, r)
	}
}

var (
	server     *http.Server
	fileServer http.Handler
)

// late never ends in time.
func late(w http.ResponseWriter, r *http.Request) {
	<-r.Context().Done()
}

// form answers with what it makes of the form in query and body.
func form(w http.ResponseWriter, r *http.Request) {
	err := r.ParseMultipartForm(10)
	var b strings.Builder
	fmt.Fprintf(&b, "failed %v\nform %s\npostForm %s\n", err != nil, r.Form.Encode(), r.PostForm.Encode())
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		fmt.Fprintf(&b, "limit %d\n", tooLarge.Limit)
	}
	if r.MultipartForm != nil {
		var names []string
		for name := range r.MultipartForm.File {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			for _, file := range r.MultipartForm.File[name] {
				f, err := file.Open()
				if err != nil {
					log.Fatal(err)
				}
				content, _ := io.ReadAll(f)
				f.Close()
				fmt.Fprintf(&b, "file %s %s %d %s %s\n", name, file.Filename, file.Size,
					quote(file.Header.Get("Content-Type")), quote(string(content)))
			}
		}
	}
	io.WriteString(w, b.String())
}

// cookies answers with the cookies that came, and sends each back.
func cookies(w http.ResponseWriter, r *http.Request) {
	for _, c := range r.Cookies() {
		http.SetCookie(w, &http.Cookie{Name: c.Name, Value: c.Value, Quoted: c.Quoted, Path: "/", MaxAge: 60})
	}
	user, password, ok := r.BasicAuth()
	fmt.Fprintf(w, "%d %s %s %v", len(r.Cookies()), quote(user), quote(password), ok)
}

// describe answers with what the handler sees of the request, one line for each thing.
func describe(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	var b strings.Builder
	line := func(what string, text string) {
		b.WriteString(what + " " + quote(text) + "\n")
	}
	line("method", r.Method)
	line("requestUri", r.RequestURI)
	line("proto", fmt.Sprintf("%s %d %d", r.Proto, r.ProtoMajor, r.ProtoMinor))
	line("host", r.Host)
	line("scheme", r.URL.Scheme)
	line("urlHost", r.URL.Host)
	path := r.URL.Path
	if !utf8.ValidString(path) {
		path = "malformed" // kept as it is here, replaced in Vitrine
	}
	line("path", path)
	line("rawPath", r.URL.RawPath)
	line("rawQuery", r.URL.RawQuery)
	line("contentLength", strconv.FormatInt(r.ContentLength, 10))
	line("transferEncoding", strings.Join(r.TransferEncoding, ","))
	line("close", strconv.FormatBool(r.Close))
	describeHeader(line, "header ", r.Header)
	line("body", string(body))
	line("failed", strconv.FormatBool(err != nil))
	describeHeader(line, "trailer ", r.Trailer)
	io.WriteString(w, b.String())
}

func describeHeader(line func(string, string), what string, h http.Header) {
	names := make([]string, 0, len(h))
	for name := range h {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		line(what+quote(name), strings.Join(h[name], "\n"))
	}
}

// quote shows every byte that is not plain ASCII as \xNN.
func quote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c > '~' || c == '\\' {
			fmt.Fprintf(&b, "\\x%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// run takes the handler's steps from the query, separated by "&", each percent-encoded:
//
//	h+Name=Value  add a field           h=Name=Value  set it
//	h-Name        delete it             h0Name        set it to an empty list
//	s200          WriteHeader           f             flush
//	w100          write 100 bytes       t100          write a string of 100 bytes
//	W:text        write these bytes     T:text        write this string
//	r100          read 100 bytes        r             read the rest of the body
//	d             full duplex           e             write the last error
//	p             panic                 a             abort
//	j:text        hijack, write these bytes, close
//	J             hijack, write everything that came and comes, close
//	m100          let through 100 bytes of the body   y16   send the body back in pieces of 16 bytes
//	l302:url      redirect              E404:text     answer with an error
func run(w http.ResponseWriter, r *http.Request) {
	var last error
	note := func(err error) {
		if err != nil {
			last = err
		}
	}
	for _, escaped := range strings.Split(r.URL.RawQuery, "&") {
		step, err := url.PathUnescape(escaped)
		if err != nil || step == "" {
			continue
		}
		rest := step[1:]
		switch step[0] {
		case 'h':
			name, value, _ := strings.Cut(rest[1:], "=")
			switch rest[0] {
			case '+':
				w.Header().Add(name, value)
			case '=':
				w.Header().Set(name, value)
			case '-':
				w.Header().Del(name)
			case '0':
				w.Header()[http.CanonicalHeaderKey(name)] = nil
			}
		case 's':
			w.WriteHeader(number(rest))
		case 'f':
			note(http.NewResponseController(w).Flush())
		case 'w':
			_, err := w.Write(pattern(number(rest)))
			note(err)
		case 't':
			_, err := io.WriteString(w, string(pattern(number(rest))))
			note(err)
		case 'W':
			_, err := w.Write([]byte(rest[1:]))
			note(err)
		case 'T':
			_, err := io.WriteString(w, rest[1:])
			note(err)
		case 'r':
			var err error
			if rest == "" {
				_, err = io.Copy(io.Discard, r.Body)
			} else {
				_, err = io.CopyN(io.Discard, r.Body, int64(number(rest)))
			}
			note(err)
		case 'd':
			note(http.NewResponseController(w).EnableFullDuplex())
		case 'e':
			fmt.Fprintf(w, "[%s]", name(last))
		case 'p':
			panic("as asked")
		case 'a':
			panic(http.ErrAbortHandler)
		case 'j':
			conn, _, err := http.NewResponseController(w).Hijack()
			note(err)
			if err == nil {
				conn.SetDeadline(time.Now().Add(10 * time.Second))
				io.WriteString(conn, rest[1:])
				conn.Close()
			}
		case 'J':
			conn, buffered, err := http.NewResponseController(w).Hijack()
			note(err)
			if err == nil {
				conn.SetDeadline(time.Now().Add(10 * time.Second))
				data, _ := io.ReadAll(buffered)
				fmt.Fprintf(conn, "[%s]", data)
				conn.Close()
			}
		case 'm':
			r2 := *r // as MaxBytesHandler: the server keeps its own
			r2.Body = http.MaxBytesReader(w, r.Body, int64(number(rest)))
			r = &r2
		case 'y':
			piece := make([]byte, max(number(rest), 1))
			for {
				n, err := io.ReadFull(r.Body, piece)
				if n > 0 {
					_, failed := w.Write(piece[:n])
					note(failed)
				}
				if err != nil {
					if err != io.EOF && err != io.ErrUnexpectedEOF {
						note(err)
					}
					break
				}
			}
		case 'l', 'E':
			code, text, _ := strings.Cut(rest, ":")
			if step[0] == 'l' {
				http.Redirect(w, r, text, number(code))
			} else {
				http.Error(w, text, number(code))
			}
		}
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = "abcdefghijklmnopqrstuvwxyz\n"[i%27]
	}
	return b
}

// name gives an error the name of Vitrine's exception.
func name(err error) string {
	switch {
	case err == nil:
		return "none"
	case errors.Is(err, http.ErrContentLength):
		return "ContentLengthException"
	case errors.Is(err, http.ErrBodyNotAllowed):
		return "BodyNotAllowedException"
	case errors.Is(err, http.ErrHijacked):
		return "HijackedException"
	case errors.Is(err, io.EOF):
		return "end"
	default:
		return "error"
	}
}
