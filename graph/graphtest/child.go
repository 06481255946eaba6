package graphtest

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/parley-events/parley/graph"
)

// childEnv tells the test binary that it is a child, and what to write where.
const childEnv = "GRAPHTEST_CHILD"

// ChildStore is what a child process needs of a store.
type ChildStore interface {
	graph.Writer
	io.Closer
}

// childTask is what a child does: it writes every batch of the seed whose
// number leaves Part when divided by Of.
type childTask struct {
	Locator  string
	Seed     uint64
	Part, Of int
}

// ChildMain makes a test binary able to write to a store as another process.
// An engine calls it first in its TestMain; in the parent it returns at once,
// in a child it never does. open opens the data that Engine.Locate named.
func ChildMain(open func(ctx context.Context, locator string) (ChildStore, error)) {
	text := os.Getenv(childEnv)
	if text == "" {
		return
	}
	if err := runChild(text, open); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func runChild(text string, open func(context.Context, string) (ChildStore, error)) (err error) {
	var task childTask
	if err := json.Unmarshal([]byte(text), &task); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	store, err := open(ctx, task.Locator)
	if err != nil {
		return err
	}
	defer func() {
		if e := store.Close(); err == nil {
			err = e
		}
	}()
	fmt.Println("ready")
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return fmt.Errorf("waiting for the start: %w", err)
	}
	for i, b := range sharedBatches(task.Seed) {
		if i%task.Of != task.Part {
			continue
		}
		if _, err := store.Write(ctx, b); err != nil {
			return fmt.Errorf("batch %d: %w", i, err)
		}
	}
	return nil
}

// child is a running child process that waits for its start.
type child struct {
	cmd   *exec.Cmd
	stdin io.WriteCloser
}

// startChild starts the test binary again as a child and returns when it has
// opened the store.
func startChild(t *testing.T, task childTask) *child {
	t.Helper()
	text, err := json.Marshal(task)
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(testContext(t), self, "-test.run=^$")
	cmd.Env = append(os.Environ(), childEnv+"="+string(text))
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // in vain where it has ended
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "ready\n" {
		t.Fatalf("a child process did not open the store: it said %q (%v); does TestMain call graphtest.ChildMain?", line, err)
	}
	return &child{cmd, stdin}
}

// start lets the child write.
func (c *child) start(t *testing.T) {
	t.Helper()
	if _, err := io.WriteString(c.stdin, "go\n"); err != nil {
		t.Fatal(err)
	}
}

// wait returns when the child has ended, which it must do well.
func (c *child) wait(t *testing.T) {
	t.Helper()
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("a child process failed: %v", err)
	}
}
