package graphtest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
)

func TestMain(m *testing.M) {
	graphtest.ChildMain(func(_ context.Context, locator string) (graphtest.ChildStore, error) {
		return remote(locator), nil
	})
	if fault := os.Getenv(faultEnv); fault != "" {
		runFault(fault)
	}
	os.Exit(m.Run())
}

// TestOracle runs the oracle through the suite: the suite asks nothing that
// the contract, kept the naive way, does not give.
func TestOracle(t *testing.T) {
	graphtest.Run(t, graphtest.Engine{
		Name:   "oracle",
		Open:   func(testing.TB) graph.Store { return graphtest.NewOracle() },
		Reopen: func(_ testing.TB, s graph.Store) graph.Store { return s },
		Locate: func(t testing.TB, s graph.Store) string {
			server := httptest.NewServer(lend(s))
			t.Cleanup(server.Close)
			return server.URL
		},
	})
}

// lend lets other processes write to the store.
func lend(s graph.Writer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b graph.Batch
		err := json.NewDecoder(r.Body).Decode(&b)
		var sum graph.Summary
		if err == nil {
			sum, err = s.Write(r.Context(), b)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if err := json.NewEncoder(w).Encode(sum); err != nil {
			panic(err) // the child is gone
		}
	})
}

// remote is a store of another process, by its address.
type remote string

func (r remote) Write(ctx context.Context, b graph.Batch) (graph.Summary, error) {
	body, err := json.Marshal(b)
	if err != nil {
		return graph.Summary{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, string(r), bytes.NewReader(body))
	if err != nil {
		return graph.Summary{}, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return graph.Summary{}, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		return graph.Summary{}, fmt.Errorf("status %d: %s (%v)", resp.StatusCode, answer, err)
	}
	var sum graph.Summary
	return sum, json.Unmarshal(answer, &sum)
}

func (remote) Close() error { return nil }
