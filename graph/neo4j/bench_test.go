package neo4j

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/internal/neo4jtest"
)

// benchMentions is how many mentions the benchmarks load:
// PARLEY_BENCH_MENTIONS, else few enough to wait for.
func benchMentions(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("PARLEY_BENCH_MENTIONS"))
	if err != nil {
		n = 6_000
	}
	return n
}

const benchSeed = 1

// BenchmarkRestore loads mentions that are each an event of three actors,
// through Write, and beside it through a bare loop of the driver that writes
// the same rows with the same statements. Batch by batch they take turns in
// one database, with other ids, so that both see the same machine and the same
// size of the graph. The first batch has the server compile the statements and
// is not counted.
func BenchmarkRestore(b *testing.B) {
	for _, server := range neo4jtest.Servers(b) {
		b.Run(server.Version, func(b *testing.B) {
			n := benchMentions(b)
			for b.Loop() {
				b.StopTimer()
				store, recorded := openRecorded(b, server)
				var through, bare time.Duration
				created, counted := 0, 0
				compiled := false
				b.StartTimer()
				for batch := range graphtest.Synthetic(n, benchSeed) {
					*recorded = nil
					if compiled {
						counted += len(batch.Mentions)
					}
					start := time.Now()
					sum, err := store.Write(b.Context(), batch)
					through += time.Since(start)
					if err != nil {
						b.Fatal(err)
					}
					created += sum.Created - sum.Deleted
					again := renamed(*recorded)
					start = time.Now()
					if err := bareWrite(b.Context(), store, again); err != nil {
						b.Fatal(err)
					}
					bare += time.Since(start)
					if !compiled {
						through, bare, created, compiled = 0, 0, 0, true
					}
				}
				if counted == 0 || created < counted*99/100 {
					b.Fatalf("%d events of %d mentions: they should not have joined", created, counted)
				}
				b.ReportMetric(float64(counted)/through.Seconds(), "events/s")
				b.ReportMetric(float64(counted)/bare.Seconds(), "bare-events/s")
				b.ReportMetric(through.Seconds()/bare.Seconds(), "times-bare")
			}
		})
	}
}

// BenchmarkMeetings asks when two actors met, in a graph of as many events as
// BenchmarkRestore loads, and reports the median and the 99th percentile.
func BenchmarkMeetings(b *testing.B) {
	for _, server := range neo4jtest.Servers(b) {
		b.Run(server.Version, func(b *testing.B) {
			store, _ := openRecorded(b, server)
			var pairs [][2]graph.ActorID
			for batch := range graphtest.Synthetic(benchMentions(b), benchSeed) {
				if _, err := store.Write(b.Context(), batch); err != nil {
					b.Fatal(err)
				}
				m := batch.Mentions[0]
				pairs = append(pairs, [2]graph.ActorID{m.Participants[0].ID(), m.Participants[1].ID()})
			}
			if err := store.Warm(b.Context()); err != nil {
				b.Fatal(err)
			}
			var took []time.Duration
			b.ResetTimer()
			for b.Loop() {
				pair := pairs[len(took)%len(pairs)]
				start := time.Now()
				_, err := store.Events(b.Context(), graph.EventParents{}, graph.EventQuery{
					Filter: graph.EventFilter{
						Types:  []graph.EventType{graph.Meeting, graph.Call, graph.Visit},
						Actors: []graph.ActorMatch{{All: []graph.ActorSelector{{Actor: pair[0]}, {Actor: pair[1]}}}},
					},
					Order: graph.NewestFirst,
				})
				took = append(took, time.Since(start))
				if err != nil {
					b.Fatal(err)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// recording is a statement that a write ran and its parameters.
type recording struct {
	statement string
	params    map[string]any
}

// openRecorded opens an empty store that notes what its writes run.
func openRecorded(b *testing.B, server neo4jtest.Server) (*Store, *[]recording) {
	b.Helper()
	server.Reset(b)
	s, err := Open(b.Context(), server.URI, Options{User: server.User, Password: server.Password})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	var all []recording
	s.driver = recordedDriver{s.driver, &all}
	return s, &all
}

type recordedDriver struct {
	driver.DriverWithContext
	all *[]recording
}

func (d recordedDriver) NewSession(ctx context.Context, c driver.SessionConfig) driver.SessionWithContext {
	return recordedSession{d.DriverWithContext.NewSession(ctx, c), d.all}
}

type recordedSession struct {
	driver.SessionWithContext
	all *[]recording
}

func (s recordedSession) ExecuteWrite(ctx context.Context, work driver.ManagedTransactionWork, o ...func(*driver.TransactionConfig)) (any, error) {
	return s.SessionWithContext.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		return work(recordedTransaction{tx, s.all})
	}, o...)
}

type recordedTransaction struct {
	driver.ManagedTransaction
	all *[]recording
}

func (t recordedTransaction) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	*t.all = append(*t.all, recording{statement, params})
	return t.ManagedTransaction.Run(ctx, statement, params)
}

// renamed returns the writing statements among those recorded, with other ids
// and names: what they make is as new as the first time.
func renamed(all []recording) []recording {
	writes := map[string]bool{}
	for name, text := range statements {
		writes[text] = strings.HasPrefix(name, "write_")
	}
	other := strings.NewReplacer("evt-", "evx-", "men-", "mex-", "art-", "arx-", "act-", "acx-", "plc-", "plx-")
	var again []recording
	for _, r := range all {
		if writes[r.statement] {
			again = append(again, recording{r.statement, rename(r.params, other.Replace).(map[string]any)})
		}
	}
	return again
}

func rename(v any, with func(string) string) any {
	switch v := v.(type) {
	case string:
		return with(v)
	case []string:
		all := make([]string, len(v))
		for i := range v {
			all[i] = with(v[i])
		}
		return all
	case []map[string]any:
		all := make([]map[string]any, len(v))
		for i := range v {
			all[i] = rename(v[i], with).(map[string]any)
		}
		return all
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, x := range v {
			m[k] = rename(x, with)
			if folds, ok := m[k].([]string); ok && k == "folds" {
				for i := range folds {
					folds[i] += " again"
				}
			}
		}
		return m
	}
	return v
}

// bareWrite is what one would write with the driver alone.
func bareWrite(ctx context.Context, s *Store, all []recording) error {
	session := s.driver.(recordedDriver).DriverWithContext.NewSession(ctx, driver.SessionConfig{DatabaseName: s.database})
	defer func() { _ = session.Close(ctx) }()
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		for _, r := range all {
			result, err := tx.Run(ctx, r.statement, r.params)
			if err == nil {
				_, err = result.Consume(ctx)
			}
			if err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	return err
}
