package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/lmittmann/tint"
	"github.com/spf13/cobra"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
	"github.com/parley-events/parley/resolvers/examples"
	"github.com/parley-events/parley/web/graphiql"
)

const defaultAddr = "localhost:8080"

func newServe(s streams) *cobra.Command {
	var (
		db   database
		addr string
	)
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the graph as GraphQL, with GraphiQL to type queries in",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			store, err := db.openExisting(c.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			warm(c.Context(), store)
			return serve(c.Context(), store, addr, s, func(at string) {
				fmt.Fprintf(s.out, "GraphQL   http://%s/graphql\nGraphiQL  http://%s/graphiql/\n", at, at)
			})
		},
	}
	db.flags(c.Flags())
	c.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on")
	return c
}

// warm has a store that compiles its statements do so now, and not when
// somebody asks for the first time.
func warm(ctx context.Context, store graph.Store) {
	if w, ok := store.(interface{ Warm(context.Context) error }); ok {
		go func() { _ = w.Warm(ctx) }() // the questions themselves will tell of a fault
	}
}

// The server's patience. Answers are bounded by the API itself.
const (
	headerTimeout   = 5 * time.Second
	readTimeout     = 15 * time.Second
	writeTimeout    = 60 * time.Second
	idleTimeout     = 2 * time.Minute
	shutdownTimeout = 10 * time.Second
)

// serve answers at addr until the context ends; requests under way finish.
// ready is told the address it listens on.
func serve(ctx context.Context, store graph.Store, addr string, s streams, ready func(at string)) error {
	log := slog.New(tint.NewTextHandler(s.err, &tint.Options{Level: slog.LevelInfo}))
	handler, err := newHandler(store, log)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another address with --addr", addr, err)
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	ready(shown(addr, listener.Addr().String()))
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(last); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("requests were still running after %v: %w", shutdownTimeout, err)
	}
	return nil
}

// shown is the address as a person types it: the host asked for, with the port
// that was given.
func shown(asked, got string) string {
	host, _, err := net.SplitHostPort(asked)
	_, port, err2 := net.SplitHostPort(got)
	if err != nil || err2 != nil {
		return got
	}
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// newHandler lays out the addresses of the service.
func newHandler(store graph.Store, log *slog.Logger) (http.Handler, error) {
	api, err := resolvers.Handler(store, resolvers.Options{Logger: log})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", graphiql.Handler("/graphql", queries())))
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "ok")
	})
	mux.Handle("/{$}", http.RedirectHandler("/graphiql/", http.StatusFound))
	return mux, nil
}

// queries are what GraphiQL opens with.
func queries() []graphiql.Example {
	var tabs []graphiql.Example
	for _, e := range examples.All() {
		tabs = append(tabs, graphiql.Example(e))
	}
	return tabs
}
