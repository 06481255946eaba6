package browsertest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// answerTime is how long a command may take. It only ends a test that hangs.
const answerTime = 60 * time.Second

// connection sends commands of the DevTools protocol through a pipe: JSON
// texts, each ended by a zero byte.
type connection struct {
	mu      sync.Mutex
	w       io.Writer
	lastID  int
	pending map[int]chan message
	onEvent func(method string, params json.RawMessage)
	ended   chan struct{}
}

type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

func newConnection(w io.Writer, r io.Reader) *connection {
	c := &connection{w: w, pending: map[int]chan message{}, ended: make(chan struct{})}
	go c.read(r)
	return c
}

func (c *connection) read(r io.Reader) {
	defer close(c.ended)
	in := bufio.NewReader(r)
	for {
		text, err := in.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(text[:len(text)-1], &m); err != nil {
			continue
		}
		c.mu.Lock()
		waiting, onEvent := c.pending[m.ID], c.onEvent
		delete(c.pending, m.ID)
		c.mu.Unlock()
		switch {
		case waiting != nil:
			waiting <- m
		case m.Method != "" && onEvent != nil:
			onEvent(m.Method, m.Params)
		}
	}
}

// call sends a command and decodes its result into result, unless that is nil.
func (c *connection) call(session, method string, params, result any) error {
	answer := make(chan message, 1)
	if err := c.send(session, method, params, answer); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Error != nil {
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-c.ended:
		return fmt.Errorf("%s: %w", method, errBrowserEnded)
	case <-time.After(answerTime):
		return fmt.Errorf("%s: no answer in %v", method, answerTime)
	}
}

var errBrowserEnded = errors.New("the browser has ended")

func (c *connection) send(session, method string, params any, answer chan message) error {
	var text json.RawMessage
	if params != nil {
		encoded, err := json.Marshal(params)
		if err != nil {
			return err
		}
		text = encoded
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lastID++
	command, err := json.Marshal(message{ID: c.lastID, SessionID: session, Method: method, Params: text})
	if err != nil {
		return err
	}
	c.pending[c.lastID] = answer
	_, err = c.w.Write(append(command, 0))
	return err
}
