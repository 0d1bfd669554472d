// The peer to compare with: Go's own server with the same three handlers as the Java peers.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
)

func main() {
	block := make([]byte, 64<<10)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, "Hello, World!")
	})
	http.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			w.Write(body)
		}
	})
	http.HandleFunc("/big", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "67108864")
		for i := 0; i < 1024; i++ {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	})
	http.HandleFunc("/file/", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, os.Args[1])
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(l.Addr().(*net.TCPAddr).Port)
	go control()
	http.Serve(l, nil)
}

// Answers the load runner: a word on the standard input, a number on the standard output. The end of
// the input ends the process.
func control() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		var n uint64
		switch in.Text() {
		case "gc":
			debug.FreeOSMemory()
			debug.FreeOSMemory()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			n = m.HeapAlloc + m.StackInuse // goroutines, too: Java has its threads' frames on the heap
		case "allocated":
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			n = m.TotalAlloc
		}
		fmt.Println(n)
	}
	os.Exit(0)
}
