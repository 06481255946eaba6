// Package browsertest runs a page of this project in a real browser, without
// a window, for tests: what it shows, what it logs and where it connects to.
//
// It speaks the Chrome DevTools Protocol over the browser's debugging pipe,
// about a dozen commands, so that tests need Chromium but no further module.
package browsertest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// RequireAll is the environment variable that, set to 1, turns a test left
// out for want of a browser into a failure.
const RequireAll = "PARLEY_REQUIRE_ALL"

// names are what Chromium and Chrome are called on the PATH.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// flags start a browser that has no window, no state and nothing to say to
// anybody but the page's own server: no name resolves but this machine's.
var flags = []string{
	"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
	"--no-first-run", "--no-default-browser-check", "--disable-background-networking",
	"--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-breakpad",
	"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
	"--window-size=1280,900", "--remote-debugging-pipe",
}

// find returns the path of a browser.
func find() (string, error) {
	if runtime.GOOS == "windows" {
		return "", errors.New("the debugging pipe is not supported on Windows")
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no chromium or chrome on the PATH")
}

// Open starts a browser and loads url in it. Without a browser the test is
// skipped, or fails if PARLEY_REQUIRE_ALL is 1. The browser ends with the test;
// if the test fails, what the page showed is kept as screenshot.png (see go
// test -artifacts).
func Open(t testing.TB, url string) *Page {
	t.Helper()
	path, err := find()
	if err != nil {
		if os.Getenv(RequireAll) == "1" {
			t.Fatalf("browser test: %v", err)
		}
		t.Skipf("browser test left out: %v (%s=1 makes this a failure)", err, RequireAll)
	}
	page := &Page{t: t, conn: start(t, path)}
	page.attach()
	t.Cleanup(func() {
		if t.Failed() {
			page.keepScreenshot()
		}
	})
	page.Navigate(url)
	return page
}

func start(t testing.TB, path string) *connection {
	t.Helper()
	// Not t.TempDir, which fails the test if a process of the browser is
	// still writing there when it is removed.
	profile, err := os.MkdirTemp("", "browsertest")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) })

	commands, toBrowser, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromBrowser, answers, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, append(append([]string{}, flags...), "--user-data-dir="+filepath.Join(profile, "profile"))...)
	cmd.ExtraFiles = []*os.File{commands, answers} // 3 and 4, as the browser expects
	if err := cmd.Start(); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	_, _ = commands.Close(), answers.Close() // the browser has its own
	conn := newConnection(toBrowser, fromBrowser)
	t.Cleanup(func() {
		_ = conn.call("", "Browser.close", nil, nil)
		_ = toBrowser.Close()
		stop := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // its exit status says nothing about the page
		stop.Stop()
		_ = fromBrowser.Close()
	})
	return conn
}
