package model

import (
	"sync"
)

// Level is all the objects of one type that one step of a query reached, over
// all their parents. gqlgen resolves a nested field for each object by itself;
// the first object to be asked answers for the whole level, so that a field
// costs one store call however many objects, nodes, edges and fragments there
// are.
type Level[T any] struct {
	all []T

	mu    sync.Mutex
	found map[string]func() (any, error)
}

// Member is embedded in the objects that stand on a level.
type Member[T any] struct {
	level *Level[T]
	index int
}

func (m *Member[T]) join(l *Level[T], index int) { m.level, m.index = l, index }

func (m *Member[T]) at() (*Level[T], int) { return m.level, m.index }

// Peer is an object that stands on a level: a pointer to a struct with a Member.
type Peer[T any] interface {
	join(*Level[T], int)
	at() (*Level[T], int)
}

// OnOneLevel puts objects on a new level and returns them.
func OnOneLevel[T Peer[T]](all []T) []T {
	l := &Level[T]{all: all, found: map[string]func() (any, error){}}
	for i, m := range all {
		m.join(l, i)
	}
	return all
}

// Together returns what load finds for the object. load is called once for the
// level and the key, with all the objects of the level, and returns one result
// for each; whoever asks meanwhile waits for it. A panic in load reaches
// everybody who asks.
func Together[T Peer[T], R any](object T, key string, load func(all []T) ([]R, error)) (R, error) {
	level, index := object.at()
	level.mu.Lock()
	once, ok := level.found[key]
	if !ok {
		once = sync.OnceValues(func() (any, error) { return load(level.all) })
		level.found[key] = once
	}
	level.mu.Unlock()

	found, err := once()
	if err != nil {
		var none R
		return none, err
	}
	return found.([]R)[index], nil
}
