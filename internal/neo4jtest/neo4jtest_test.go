package neo4jtest_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/internal/neo4jtest"
)

// holdVariable makes this test binary a process that starts servers, prints
// their addresses and waits: the one that gets killed.
const holdVariable = "NEO4JTEST_HOLD"

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

func TestServers(t *testing.T) {
	for _, server := range neo4jtest.Servers(t) {
		t.Run(server.Version, func(t *testing.T) {
			t.Run("answers", func(t *testing.T) {
				rows, err := query(t, server, "RETURN 1 + 1 AS two")
				if err != nil {
					t.Fatal(err)
				}
				if got := rows[0].Values[0]; got != int64(2) {
					t.Errorf("RETURN 1 + 1 = %v", got)
				}
			})
			t.Run("is the version it says", func(t *testing.T) {
				rows, err := query(t, server, "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0], edition")
				if err != nil {
					t.Fatal(err)
				}
				if got := rows[0].Values[0]; server.Version != neo4jtest.External && got != server.Version {
					t.Errorf("version = %v, want %v", got, server.Version)
				}
			})
			t.Run("refuses a wrong password", func(t *testing.T) {
				wrong := server
				wrong.Password = "not the password"
				// More often than the default allows: the right one must still work.
				for range 5 {
					_, err := query(t, wrong, "RETURN 1")
					var refused *neo4j.Neo4jError
					if !errors.As(err, &refused) || refused.Code != "Neo.ClientError.Security.Unauthorized" {
						t.Fatalf("wrong password: got %v, want Unauthorized", err)
					}
				}
				if _, err := query(t, server, "RETURN 1"); err != nil {
					t.Errorf("right password after wrong ones: %v", err)
				}
			})
		})
	}
}

func TestResetAndClear(t *testing.T) {
	const fill = `UNWIND range(1, 15000) AS i CREATE (:Thing {id: i})-[:NEXT {id: i}]->(:Other)`
	schema := []string{
		"CREATE CONSTRAINT thing_id FOR (n:Thing) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT next_id FOR ()-[r:NEXT]-() REQUIRE r.id IS UNIQUE",
		"CREATE INDEX `odd name` FOR (n:Other) ON (n.x)",
		"CREATE FULLTEXT INDEX words FOR (n:Thing) ON EACH [n.text]",
	}
	for _, server := range neo4jtest.Servers(t) {
		t.Run(server.Version, func(t *testing.T) {
			server.Reset(t)
			before := count(t, server, "SHOW INDEXES")
			for _, statement := range append(schema, fill) {
				if _, err := query(t, server, statement); err != nil {
					t.Fatal(err)
				}
			}

			server.Clear(t)
			if got := count(t, server, "MATCH (n) RETURN n"); got != 0 {
				t.Errorf("%d nodes after Clear", got)
			}
			if got, want := count(t, server, "SHOW INDEXES"), before+len(schema); got != want {
				t.Errorf("%d indexes after Clear, want %d: the schema stays", got, want)
			}

			server.Reset(t)
			if got := count(t, server, "SHOW CONSTRAINTS"); got != 0 {
				t.Errorf("%d constraints after Reset", got)
			}
			if got := count(t, server, "SHOW INDEXES"); got != before {
				t.Errorf("%d indexes after Reset, want %d", got, before)
			}
		})
	}
}

// TestForeignDataIsKept treats a started server as one of NEO4J_URI.
func TestForeignDataIsKept(t *testing.T) {
	for _, server := range neo4jtest.Servers(t) {
		if server.Version == neo4jtest.External {
			t.Skip("a started server plays the part of a foreign one")
		}
		t.Run(server.Version, func(t *testing.T) {
			server.Reset(t)
			if _, err := query(t, server, "CREATE (:Precious)"); err != nil {
				t.Fatal(err)
			}
			foreign := server
			foreign.Version = neo4jtest.External
			if !fails(t, foreign.Reset) || !fails(t, foreign.Clear) {
				t.Error("Reset and Clear must refuse a database that holds data")
			}
			if got := count(t, server, "MATCH (n:Precious) RETURN n"); got != 1 {
				t.Fatalf("%d nodes left of foreign data, want 1", got)
			}

			server.Reset(t)
			foreign.Reset(t) // empty: taken for tests from now on
			if _, err := query(t, server, "CREATE (:Leftover)"); err != nil {
				t.Fatal(err)
			}
			foreign.Reset(t)
			if got := count(t, server, "MATCH (n) RETURN n"); got != 0 {
				t.Errorf("%d nodes left of an earlier test run", got)
			}
			server.Reset(t)
		})
	}
}

// TestNothingIsLeftBehind ends a process that started servers in each way a
// process can end and looks whether anything of them is still there.
func TestNothingIsLeftBehind(t *testing.T) {
	version := neo4jtest.Servers(t)[0].Version
	if version == neo4jtest.External {
		t.Skip("no server is started with NEO4J_URI set")
	}
	tests := []struct {
		name string
		end  func(t *testing.T, p *os.Process, stdin io.Closer)
	}{
		{"stopped", func(t *testing.T, _ *os.Process, stdin io.Closer) { stdin.Close() }},
		{"killed", func(t *testing.T, p *os.Process, _ io.Closer) {
			if err := p.Kill(); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			temp := t.TempDir()
			cmd := exec.Command(os.Args[0], "-test.run=^TestHold$")
			cmd.Env = append(holdEnviron(temp), "PARLEY_NEO4J_VERSIONS="+version)
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
			var hosts []string
			lines := bufio.NewScanner(stdout)
			for lines.Scan() && lines.Text() != "holding" {
				if host, ok := strings.CutPrefix(lines.Text(), "server "); ok {
					hosts = append(hosts, host)
				}
			}
			if len(hosts) == 0 || len(folders(t, temp)) != len(hosts) {
				t.Fatalf("servers %v in folders %v", hosts, folders(t, temp))
			}
			for _, host := range hosts {
				if !accepts(host) {
					t.Errorf("%s does not accept connections while held", host)
				}
			}

			tt.end(t, cmd.Process, stdin)
			_ = cmd.Wait() // killed is an error, and wanted

			gone := func() bool {
				for _, host := range hosts {
					if accepts(host) {
						return false
					}
				}
				// The folders go last, when the JVM has ended.
				return len(folders(t, temp)) == 0
			}
			for deadline := time.Now().Add(30 * time.Second); !gone(); time.Sleep(50 * time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatalf("left behind: servers %v, folders %v", hosts, folders(t, temp))
				}
			}
		})
	}
}

// TestExternal gives another process a started server by NEO4J_URI.
func TestExternal(t *testing.T) {
	server := neo4jtest.Servers(t)[0]
	if server.Version == neo4jtest.External {
		t.Skip("this process holds the lock of NEO4J_URI")
	}
	u, err := url.Parse(server.URI)
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	out, err := runHold(temp, "NEO4J_URI="+server.URI, "NEO4J_USER="+server.User, "NEO4J_PASSWORD="+server.Password)
	if want := "server " + u.Host + "\nholding\n"; err != nil || !strings.Contains(out, want) {
		t.Errorf("with NEO4J_URI: %v, output %q, want %q in it", err, out, want)
	}
	for _, name := range folders(t, temp) {
		if !strings.HasSuffix(name, ".lock") {
			t.Errorf("with NEO4J_URI: %s was created, want only the lock of the server", name)
		}
	}
}

// TestNoneToBeHad runs where there is neither Maven nor a cache.
func TestNoneToBeHad(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("servers are not started without a shell")
	}
	path := t.TempDir()
	if err := os.Symlink(sh, path+"/sh"); err != nil {
		t.Fatal(err)
	}
	bare := []string{"NEO4J_URI=", "PATH=" + path, "JAVA_HOME=", "HOME=" + t.TempDir(), "XDG_CACHE_HOME=" + t.TempDir(), "PARLEY_NEO4J_VERSIONS="}
	notes := t.TempDir() + "/notes"

	out, err := runHold(t.TempDir(), append(bare, "PARLEY_REQUIRE_ALL=", "PARLEY_TEST_NOTES="+notes)...)
	if err != nil || !strings.Contains(out, "--- SKIP: TestHold") || !strings.Contains(out, "set NEO4J_URI") {
		t.Errorf("with nothing there: %v, output:\n%s\nwant a skip that says what to do", err, out)
	}
	noted, err := os.ReadFile(notes)
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range neo4jtest.DefaultVersions {
		if want := "neo4j " + version + ": left out of internal/neo4jtest: "; !strings.Contains(string(noted), want) {
			t.Errorf("notes %q, want %q in them", noted, want)
		}
	}

	out, err = runHold(t.TempDir(), append(bare, "PARLEY_REQUIRE_ALL=1")...)
	if err == nil || !strings.Contains(out, "PARLEY_REQUIRE_ALL=1, but") {
		t.Errorf("with nothing there and PARLEY_REQUIRE_ALL=1: %v, output:\n%s\nwant a failure", err, out)
	}
}

// holdEnviron is the environment of TestHold. What becomes of its servers is
// of no interest to those who read the notes.
func holdEnviron(temp string) []string {
	return append(os.Environ(), holdVariable+"=1", "TMPDIR="+temp, "PARLEY_TEST_NOTES=")
}

// runHold runs TestHold in a process of its own until it ends by itself.
func runHold(temp string, env ...string) (output string, err error) {
	cmd := exec.Command(os.Args[0], "-test.run=^TestHold$", "-test.v")
	cmd.Env = append(holdEnviron(temp), env...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// TestHold is the process of the tests above.
func TestHold(t *testing.T) {
	if os.Getenv(holdVariable) == "" {
		t.Skip("runs only as a process of other tests")
	}
	for _, server := range neo4jtest.Servers(t) {
		u, err := url.Parse(server.URI)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("server", u.Host)
	}
	fmt.Println("holding")
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// query runs one statement as the server's user.
func query(t *testing.T, server neo4jtest.Server, cypher string) ([]*neo4j.Record, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		return nil, err
	}
	return result.Records, nil
}

func count(t *testing.T, server neo4jtest.Server, cypher string) int {
	t.Helper()
	rows, err := query(t, server, cypher)
	if err != nil {
		t.Fatal(err)
	}
	return len(rows)
}

// fails reports whether a call ends its test by FailNow.
func fails(t *testing.T, call func(testing.TB)) bool {
	recorder := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		call(recorder)
	}()
	<-done
	return recorder.failed
}

// recorder is a test whose failure is no failure.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.failed = true
	r.Logf("refused, as it should: "+format, args...)
	runtime.Goexit()
}

func accepts(host string) bool {
	c, err := net.DialTimeout("tcp", host, time.Second)
	if err == nil {
		c.Close()
	}
	return err == nil
}

func folders(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
