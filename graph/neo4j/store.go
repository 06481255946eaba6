package neo4j

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/parley-events/parley/graph"
)

// Options say how to reach the database.
type Options struct {
	// User and Password; without a user the server is asked without any.
	User, Password string
	// Database by name; empty is the user's home database.
	Database string
}

// Store is a graph in Neo4j. It implements graph.Store.
type Store struct {
	driver   driver.DriverWithContext
	address  string // for messages: without credentials
	database string
	// writing lets one write of this process wait for the server's lock at a
	// time; the others wait here and hold no connection.
	writing chan struct{}
}

var _ graph.Store = (*Store)(nil)

// Times after which the driver gives up: a server that is not there must be
// told of in seconds.
const (
	connectTimeout = 5 * time.Second
	acquireTimeout = 10 * time.Second
	retryTime      = 8 * time.Second  // long enough for a cluster to choose another leader
	openTimeout    = 20 * time.Second // without the migrations
	idleTime       = 30 * time.Second
)

// Open connects to the database at a bolt://, bolt+s://, bolt+ssc://,
// neo4j://, neo4j+s:// or neo4j+ssc:// address and brings its schema up to
// date. ErrInvalid: no such address. ErrUnavailable: no server there, or it
// refuses the credentials. ErrNewerSchema: a newer parley wrote there.
func Open(ctx context.Context, uri string, o Options) (*Store, error) {
	s := &Store{database: o.Database, writing: make(chan struct{}, 1)}
	address, err := url.Parse(uri)
	if err != nil || !slices.Contains([]string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}, address.Scheme) || address.Host == "" {
		return nil, fmt.Errorf("%w address of a Neo4j server: want bolt://HOST:PORT, neo4j://HOST:PORT or neo4j+s://HOST", graph.ErrInvalid)
	}
	if address.User != nil {
		return nil, fmt.Errorf("%w address of a Neo4j server: user and password are given apart from it", graph.ErrInvalid)
	}
	s.address = address.Scheme + "://" + address.Host
	auth := driver.NoAuth()
	if o.User != "" {
		auth = driver.BasicAuth(o.User, o.Password, "")
	}
	s.driver, err = driver.NewDriverWithContext(uri, auth, configure)
	if err != nil {
		return nil, &failure{fmt.Sprintf("%v address of a Neo4j server: %s", graph.ErrInvalid, s.address), graph.ErrInvalid, err}
	}
	if err := s.prepare(ctx); err != nil {
		_ = s.Close() // nothing was done
		return nil, err
	}
	return s, nil
}

func configure(c *config.Config) {
	c.SocketConnectTimeout = connectTimeout
	c.ConnectionAcquisitionTimeout = acquireTimeout
	c.MaxTransactionRetryTime = retryTime
	c.ConnectionLivenessCheckTimeout = idleTime
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.UserAgent = "parley"
}

// prepare finds out whether the server answers and migrates.
func (s *Store) prepare(ctx context.Context) error {
	soon, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	err := s.driver.VerifyConnectivity(soon)
	if err == nil && s.database == "" {
		err = s.findDatabase(soon)
	}
	if err != nil {
		if ctx.Err() == nil && soon.Err() != nil {
			return s.unavailable(err, "does not answer; check that it runs, and the address")
		}
		return s.explain(ctx, err)
	}
	return s.migrate(ctx)
}

// findDatabase asks once for the name of the home database: without a name,
// every session would ask.
func (s *Store) findDatabase(ctx context.Context) error {
	rows, err := s.ask(ctx, "store_database", nil)
	if err != nil {
		return err
	}
	s.database, _ = rows[0].Values[0].(string)
	return nil
}

// Close ends the connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), connectTimeout)
	defer cancel()
	return s.explain(ctx, s.driver.Close(ctx))
}

// session returns a session that sees what this store wrote before, also in a
// cluster. AccessMode is a must: it decides which server of a cluster answers.
func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode: mode, DatabaseName: s.database,
		BookmarkManager: s.driver.ExecuteQueryBookmarkManager(),
	})
}

// within has the server stop a transaction when the context does.
func within(ctx context.Context) func(*driver.TransactionConfig) {
	deadline, limited := ctx.Deadline()
	if !limited {
		return func(*driver.TransactionConfig) {}
	}
	return driver.WithTxTimeout(max(time.Until(deadline), time.Millisecond))
}

// ask runs one reading statement on any server. The error is the driver's.
func (s *Store) ask(ctx context.Context, statement string, params map[string]any) ([]*driver.Record, error) {
	r, err := driver.ExecuteQuery(ctx, s.driver, statements[statement], packed(params), driver.EagerResultTransformer,
		driver.ExecuteQueryWithReadersRouting(),
		driver.ExecuteQueryWithDatabase(s.database),
		driver.ExecuteQueryWithTransactionConfig(within(ctx)))
	if err != nil {
		return nil, err
	}
	return r.Records, nil
}

// read is ask with the error explained.
func (s *Store) read(ctx context.Context, statement string, params map[string]any) ([]*driver.Record, error) {
	rows, err := s.ask(ctx, statement, params)
	return rows, s.explain(ctx, err)
}

// reading runs several reading statements in one transaction on any server.
func (s *Store) reading(ctx context.Context, work func(transaction) error) error {
	session := s.session(ctx, driver.AccessModeRead)
	defer s.end(session)
	_, err := session.ExecuteRead(ctx, func(t driver.ManagedTransaction) (any, error) {
		return nil, work(transaction{ctx, t})
	}, within(ctx))
	return s.explain(ctx, err)
}

// locked runs a transaction that holds the store's lock from its first
// statement to its end. The work may run several times. Between processes, a
// constraint may refuse what another made in between: that is tried once more.
func (s *Store) locked(ctx context.Context, work func(transaction, state) error) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return s.explain(ctx, ctx.Err())
	}
	err := s.lockedOnce(ctx, work)
	if isConflict(err) {
		err = s.lockedOnce(ctx, work)
	}
	return s.explain(ctx, err)
}

func (s *Store) lockedOnce(ctx context.Context, work func(transaction, state) error) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer s.end(session)
	_, err := session.ExecuteWrite(ctx, func(t driver.ManagedTransaction) (any, error) {
		tx := transaction{ctx, t}
		now, err := tx.lock()
		if err != nil {
			return nil, err
		}
		return nil, work(tx, now)
	}, within(ctx))
	return err
}

// end returns the session's connection; the context of the work may be over.
func (s *Store) end(session driver.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.Background(), connectTimeout)
	defer cancel()
	_ = session.Close(ctx) // the work is done or has failed already
}
