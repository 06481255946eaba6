package neo4j_test

import (
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/internal/neo4jtest"
)

// TestServerGone cuts the line to a running server: the next question is told
// so, and once the line is there again, so are the answers.
func TestServerGone(t *testing.T) {
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		u, err := url.Parse(server.URI)
		if err != nil {
			t.Fatal(err)
		}
		line := lay(t, u.Host)
		server.URI = "bolt://" + line.address
		store := open(t, server)
		sum, err := store.Write(testContext(t), week())
		if err != nil {
			t.Fatal(err)
		}

		line.cut()
		start := time.Now()
		if _, err := store.Statistics(testContext(t)); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("without a line: got %v, want %v", err, graph.ErrUnavailable)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("it took %v to say so", took)
		}

		line.mend(t)
		if got, err := store.Revision(testContext(t)); err != nil || got != sum.Revision {
			t.Errorf("revision %d (%v) once the line is there again, want %d", got, err, sum.Revision)
		}
	})
}

// line passes connections on to a server until it is cut.
type line struct {
	address, to string
	mu          sync.Mutex
	listener    net.Listener
	open        []net.Conn
}

func lay(t *testing.T, to string) *line {
	t.Helper()
	l := &line{address: "127.0.0.1:0", to: to}
	l.mend(t)
	t.Cleanup(l.cut)
	return l
}

func (l *line) mend(t *testing.T) {
	t.Helper()
	listener, err := net.Listen("tcp", l.address)
	if err != nil {
		t.Fatal(err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listener, l.address = listener, listener.Addr().String()
	go l.serve(listener)
}

func (l *line) serve(listener net.Listener) {
	for {
		near, err := listener.Accept()
		if err != nil {
			return // cut
		}
		far, err := net.Dial("tcp", l.to)
		if err != nil {
			_ = near.Close()
			continue
		}
		l.mu.Lock()
		l.open = append(l.open, near, far)
		l.mu.Unlock()
		go pass(near, far)
		go pass(far, near)
	}
}

func pass(from, to net.Conn) {
	_, _ = io.Copy(to, from) // it ends when either side is cut
	_ = from.Close()
	_ = to.Close()
}

func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.listener.Close()
	for _, c := range l.open {
		_ = c.Close()
	}
	l.open = nil
}
