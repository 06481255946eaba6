package browsertest

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Page is a page in the browser. Its methods end the test if the browser does
// not do as told.
type Page struct {
	t       testing.TB
	conn    *connection
	session string
	log     pageLog
}

type object map[string]any

func (p *Page) call(method string, params, result any) {
	p.t.Helper()
	if err := p.conn.call(p.session, method, params, result); err != nil {
		p.t.Fatalf("browser: %v", err)
	}
}

func (p *Page) attach() {
	p.t.Helper()
	var target struct {
		TargetID string `json:"targetId"`
	}
	p.call("Target.createTarget", object{"url": "about:blank"}, &target)
	var attached struct {
		SessionID string `json:"sessionId"`
	}
	p.call("Target.attachToTarget", object{"targetId": target.TargetID, "flatten": true}, &attached)
	p.session = attached.SessionID
	p.conn.mu.Lock()
	p.conn.onEvent = p.log.observe
	p.conn.mu.Unlock()
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		p.call(domain+".enable", nil, nil)
	}
}

// Navigate loads url. Use WaitFor to wait for what it shows.
func (p *Page) Navigate(url string) {
	p.t.Helper()
	var loaded struct {
		ErrorText string `json:"errorText"`
	}
	p.call("Page.navigate", object{"url": url}, &loaded)
	if loaded.ErrorText != "" {
		p.t.Fatalf("browser: load %s: %s", url, loaded.ErrorText)
	}
}

type evaluation struct {
	Result struct {
		Value json.RawMessage `json:"value"`
	} `json:"result"`
	ExceptionDetails *exception `json:"exceptionDetails"`
}

func (p *Page) evaluate(expression string) evaluation {
	p.t.Helper()
	var e evaluation
	p.call("Runtime.evaluate", object{"expression": expression, "returnByValue": true, "awaitPromise": true}, &e)
	return e
}

// Eval runs a JavaScript expression, awaits it if it is a promise, and decodes
// its value into result, unless that is nil.
func (p *Page) Eval(expression string, result any) {
	p.t.Helper()
	e := p.evaluate(expression)
	if e.ExceptionDetails != nil {
		p.t.Fatalf("browser: %s: %s", expression, e.ExceptionDetails)
	}
	if result == nil {
		return
	}
	if err := json.Unmarshal(e.Result.Value, result); err != nil {
		p.t.Fatalf("browser: value of %s: %v", expression, err)
	}
}

// WaitFor returns as soon as a JavaScript expression is truthy; one that
// throws is not, yet.
func (p *Page) WaitFor(expression string) {
	p.t.Helper()
	deadline := time.Now().Add(answerTime)
	for {
		e := p.evaluate("!!(" + expression + ")")
		if e.ExceptionDetails == nil && string(e.Result.Value) == "true" {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("browser: %s did not come true; the page logged %q and shows:\n%.2000s",
				expression, p.Errors(), p.Text("body"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Text returns the text (innerText) of the first element that matches a CSS
// selector, "" if there is none.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	var text string
	p.Eval("document.querySelector("+strconv.Quote(selector)+")?.innerText ?? ''", &text)
	return text
}

// Click presses the mouse on the middle of the first element that matches a
// CSS selector.
func (p *Page) Click(selector string) {
	p.t.Helper()
	element := "document.querySelector(" + strconv.Quote(selector) + ")"
	p.WaitFor(element)
	var at struct{ X, Y float64 }
	p.Eval("(e => { e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"+
		" return {X: r.x + r.width / 2, Y: r.y + r.height / 2} })("+element+")", &at)
	for _, event := range []string{"mouseMoved", "mousePressed", "mouseReleased"} {
		p.call("Input.dispatchMouseEvent",
			object{"type": event, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1}, nil)
	}
}

// Type enters text where the focus is.
func (p *Page) Type(text string) {
	p.t.Helper()
	p.call("Input.insertText", object{"text": text}, nil)
}

// Keys with a code that Press knows; a letter or digit is its own key.
var virtualKeys = map[string]int{
	"Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36,
	"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Delete": 46,
}

var modifierBits = map[string]int{"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}

// Press presses and releases a key, such as "Enter", "a" or "Control+Enter".
func (p *Page) Press(chord string) {
	p.t.Helper()
	parts := strings.Split(chord, "+")
	key := parts[len(parts)-1]
	modifiers := 0
	for _, m := range parts[:len(parts)-1] {
		bit, known := modifierBits[m]
		if !known {
			p.t.Fatalf("browser: unknown modifier in %q", chord)
		}
		modifiers |= bit
	}
	event := object{"type": "keyDown", "key": key, "modifiers": modifiers}
	switch code, named := virtualKeys[key]; {
	case named:
		event["windowsVirtualKeyCode"] = code
		event["code"] = key
		if key == "Enter" {
			event["text"] = "\r"
		}
	case len(key) == 1:
		event["windowsVirtualKeyCode"] = int(strings.ToUpper(key)[0])
		if modifiers&^modifierBits["Shift"] == 0 {
			event["text"] = key
		}
	default:
		p.t.Fatalf("browser: unknown key in %q", chord)
	}
	p.call("Input.dispatchKeyEvent", event, nil)
	event["type"] = "keyUp"
	delete(event, "text")
	p.call("Input.dispatchKeyEvent", event, nil)
}

// Screenshot returns what the window shows, as PNG.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	var shot struct{ Data []byte }
	p.call("Page.captureScreenshot", object{"format": "png"}, &shot)
	return shot.Data
}

func (p *Page) keepScreenshot() {
	var shot struct{ Data []byte }
	if err := p.conn.call(p.session, "Page.captureScreenshot", object{"format": "png"}, &shot); err != nil {
		p.t.Logf("browser: no screenshot: %v", err)
		return
	}
	path := filepath.Join(p.t.ArtifactDir(), "screenshot.png")
	if err := os.WriteFile(path, shot.Data, 0o644); err != nil {
		p.t.Logf("browser: no screenshot: %v", err)
	}
}

// Errors returns what went wrong in the page so far: errors on the console,
// uncaught exceptions, failed loads and violations of the content security
// policy.
func (p *Page) Errors() []string { return p.log.errors() }

// Requests returns the addresses the page asked for so far, in order, data:
// and blob: left out.
func (p *Page) Requests() []string { return p.log.requests() }

// OffOrigin returns those of Requests that lead to another site than the
// page's.
func (p *Page) OffOrigin(page string) []string {
	p.t.Helper()
	own, err := url.Parse(page)
	if err != nil {
		p.t.Fatal(err)
	}
	return slices.DeleteFunc(p.Requests(), func(request string) bool {
		u, err := url.Parse(request)
		return err == nil && u.Scheme == own.Scheme && u.Host == own.Host
	})
}
