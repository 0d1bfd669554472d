// Answers what Go's own packages make of URLs, queries, cookies, dates and content. Each line of
// standard input is an operation and its argument, each line of standard output the answer; text is
// printable ASCII, any other byte, the backslash and the bar are \xNN.
package main

import (
	"bufio"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

func showURL(u *url.URL, err error) string {
	if err != nil {
		return "error"
	}
	whole := plain(u.String())
	if u.OmitHost || u.RawFragment != "" || u.User != nil && u.User.String() == "" {
		whole = "?"
	}
	return strings.Join([]string{
		plain(u.Scheme), plain(u.Opaque), plain(u.User.String()), plain(u.Host), text(u.Path),
		plain(u.RawPath), fmt.Sprint(u.ForceQuery), plain(u.RawQuery), text(u.Fragment),
		plain(u.EscapedPath()), plain(u.RequestURI()), plain(u.Hostname()), plain(u.Port()), whole,
	}, "|")
}

func showQuery(v url.Values, err error) string {
	for k, vs := range v {
		if !utf8.ValidString(k + strings.Join(vs, "")) {
			return "?"
		}
	}
	return fmt.Sprint(err != nil) + "|" + v.Encode()
}

func showCookies(cs []*http.Cookie, err error) string {
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, c := range cs {
		out = append(out, fmt.Sprintf("%s=%s,%v", plain(c.Name), plain(c.Value), c.Quoted))
	}
	return strings.Join(out, "|")
}

func showTime(t time.Time) string {
	return fmt.Sprintf("%d.%09d", t.Unix(), t.Nanosecond())
}

func showSetCookie(c *http.Cookie, err error) string {
	if err != nil {
		return err.Error()
	}
	c.MaxAge = min(c.MaxAge, 1<<31-1) // an int has 32 bits in Java
	expires := "-"
	if !c.Expires.IsZero() {
		expires = showTime(c.Expires)
	}
	return fmt.Sprintf("%s|%s|%v|%s|%s|%s|%d|%v|%v|%d|%v|%s", plain(c.Name), plain(c.Value), c.Quoted,
		plain(c.Path), plain(c.Domain), expires, c.MaxAge, c.Secure, c.HttpOnly, c.SameSite, c.Partitioned,
		plain(c.String()))
}

// name|value|quoted|path|domain|seconds|maxAge|secure|httpOnly|sameSite|partitioned
func writeCookie(arg string) string {
	f := strings.Split(arg, "|")
	for i := range f {
		f[i] = raw(f[i])
	}
	maxAge, _ := strconv.Atoi(f[6])
	sameSite, _ := strconv.Atoi(f[9])
	c := &http.Cookie{Name: f[0], Value: f[1], Quoted: f[2] == "true", Path: f[3], Domain: f[4],
		MaxAge: maxAge, Secure: f[7] == "true", HttpOnly: f[8] == "true",
		SameSite: http.SameSite(sameSite), Partitioned: f[10] == "true"}
	if f[5] != "-" {
		seconds, _ := strconv.ParseInt(f[5], 10, 64)
		c.Expires = time.Unix(seconds, 0).UTC()
	}
	valid := "ok"
	if err := c.Valid(); err != nil {
		valid = err.Error()
	}
	return plain(c.String()) + "|" + plain(valid)
}

// Why an address in brackets is none is said in other words.
func refusal(err error) string {
	said, _, _ := strings.Cut(fmt.Sprint(err), ": invalid host: ")
	return plain(said)
}

// scheme|opaque|host|path|rawPath|forceQuery|rawQuery|fragment
func writeURL(arg string) string {
	f := strings.Split(arg, "|")
	for i := range f {
		f[i] = raw(f[i])
	}
	u := &url.URL{Scheme: f[0], Opaque: f[1], Host: f[2], Path: f[3], RawPath: f[4], ForceQuery: f[5] == "true",
		RawQuery: f[6], Fragment: f[7]}
	return strings.Join([]string{plain(u.String()), plain(u.EscapedPath()), plain(u.RequestURI()),
		plain(u.Hostname()), plain(u.Port()), fmt.Sprint(u.IsAbs())}, "|")
}

// name|value|name|value …
func writeValues(arg string) string {
	f := strings.Split(arg, "|")
	v := url.Values{}
	for i := 0; i+1 < len(f); i += 2 {
		v.Add(raw(f[i]), raw(f[i+1]))
	}
	return v.Encode()
}

func answer(op, arg string) string {
	switch op {
	case "url":
		return showURL(url.Parse(raw(arg)))
	case "uri":
		return showURL(url.ParseRequestURI(raw(arg)))
	case "write-url":
		return writeURL(arg)
	case "write-values":
		return writeValues(arg)
	case "status":
		n, _ := strconv.Atoi(arg)
		return http.StatusText(n)
	case "format":
		n, _ := strconv.ParseInt(arg, 10, 64)
		return time.Unix(n, 0).UTC().Format(http.TimeFormat)
	case "error":
		_, err := url.Parse(raw(arg))
		return refusal(err)
	case "uri-error":
		_, err := url.ParseRequestURI(raw(arg))
		return refusal(err)
	case "query-error":
		_, err := url.ParseQuery(raw(arg))
		return plain(fmt.Sprint(err))
	case "query":
		return showQuery(url.ParseQuery(raw(arg)))
	case "cookie":
		return showCookies(http.ParseCookie(raw(arg)))
	case "cookies":
		r := &http.Request{Header: http.Header{"Cookie": strings.Split(raw(arg), "|")}}
		return showCookies(r.Cookies(), nil)
	case "set-cookie":
		return showSetCookie(http.ParseSetCookie(raw(arg)))
	case "write-cookie":
		return writeCookie(arg)
	case "time":
		t, err := http.ParseTime(raw(arg))
		if err != nil {
			return "error"
		}
		return showTime(t)
	case "sniff":
		return http.DetectContentType([]byte(raw(arg)))
	case "key":
		return plain(http.CanonicalHeaderKey(raw(arg)))
	case "basic":
		r := &http.Request{Header: http.Header{"Authorization": {raw(arg)}}}
		name, password, ok := r.BasicAuth()
		return fmt.Sprint(ok) + "|" + text(name) + "|" + text(password)
	}
	return "unknown operation " + op
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		op, arg, _ := strings.Cut(in.Text(), " ")
		fmt.Fprintln(out, answer(op, arg))
	}
	out.Flush()
}
