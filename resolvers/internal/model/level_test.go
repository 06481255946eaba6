package model_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

func places(n int) []*model.Place {
	all := make([]*model.Place, n)
	for i := range all {
		all[i] = &model.Place{Place: &graph.Place{Name: fmt.Sprint("place ", i)}}
	}
	return model.OnOneLevel(all)
}

// However many ask at the same time, one key is loaded once.
func TestTogether(t *testing.T) {
	var loads atomic.Int32
	names := func(all []*model.Place) ([]string, error) {
		loads.Add(1)
		list := make([]string, len(all))
		for i, p := range all {
			list[i] = p.Name
		}
		return list, nil
	}
	var group sync.WaitGroup
	for _, p := range places(50) {
		group.Go(func() {
			for _, key := range []string{"a", "b", "a"} {
				if got, err := model.Together(p, key, names); err != nil || got != p.Name {
					t.Errorf("got %q, %v for %s", got, err, p.Name)
				}
			}
		})
	}
	group.Wait()
	if got := loads.Load(); got != 2 {
		t.Errorf("%d loads for two keys", got)
	}
}

// Whoever asks after a failure or a panic gets it too, not a missing result.
func TestTogetherFails(t *testing.T) {
	all := places(2)
	failed := errors.New("failed")
	for _, p := range all {
		if _, err := model.Together(p, "error", func([]*model.Place) ([]int, error) { return nil, failed }); !errors.Is(err, failed) {
			t.Errorf("error %v", err)
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			_, _ = model.Together(p, "panic", func([]*model.Place) ([]int, error) { panic("wrong") })
		}()
	}
}
