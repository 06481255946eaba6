package browsertest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// pageLog keeps what a page reported. The reader of the pipe writes it while
// the test reads it.
type pageLog struct {
	mu        sync.Mutex
	wrong     []string
	requested []string
}

func (l *pageLog) errors() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.wrong)
}

func (l *pageLog) requests() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.requested)
}

// exception is Runtime.ExceptionDetails.
type exception struct {
	Text      string `json:"text"`
	Exception struct {
		Description string `json:"description"`
	} `json:"exception"`
}

func (e *exception) String() string { return strings.TrimSpace(e.Text + " " + e.Exception.Description) }

func (l *pageLog) observe(method string, params json.RawMessage) {
	var event struct {
		Type string `json:"type"` // of Runtime.consoleAPICalled
		Args []struct {
			Value       any    `json:"value"`
			Description string `json:"description"`
		} `json:"args"`
		ExceptionDetails *exception `json:"exceptionDetails"` // of Runtime.exceptionThrown
		Entry            struct {
			Level string `json:"level"`
			Text  string `json:"text"`
			URL   string `json:"url"`
		} `json:"entry"` // of Log.entryAdded
		Request struct {
			URL string `json:"url"`
		} `json:"request"` // of Network.requestWillBeSent
		URL string `json:"url"` // of Network.webSocketCreated
	}
	if err := json.Unmarshal(params, &event); err != nil {
		l.addError(fmt.Sprintf("unreadable event %s: %v", method, err))
		return
	}
	switch method {
	case "Runtime.consoleAPICalled":
		if event.Type != "error" && event.Type != "assert" {
			return
		}
		var words []string
		for _, a := range event.Args {
			if a.Description != "" {
				words = append(words, a.Description)
			} else {
				words = append(words, fmt.Sprint(a.Value))
			}
		}
		l.addError("console: " + strings.Join(words, " "))
	case "Runtime.exceptionThrown":
		l.addError(event.ExceptionDetails.String())
	case "Log.entryAdded":
		if event.Entry.Level == "error" {
			l.addError(strings.TrimSpace(event.Entry.Text + " " + event.Entry.URL))
		}
	case "Network.requestWillBeSent":
		l.addRequest(event.Request.URL)
	case "Network.webSocketCreated":
		l.addRequest(event.URL)
	}
}

func (l *pageLog) addError(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wrong = append(l.wrong, text)
}

func (l *pageLog) addRequest(url string) {
	if strings.HasPrefix(url, "data:") || strings.HasPrefix(url, "blob:") {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.requested = append(l.requested, url)
}
