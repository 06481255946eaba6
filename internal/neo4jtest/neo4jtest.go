// Package neo4jtest gives tests a real, running Neo4j.
//
// With NEO4J_URI set (and NEO4J_USER, NEO4J_PASSWORD) that server is used and
// nothing is started. Otherwise Neo4j Community is fetched from Maven Central
// into the user's cache folder, once, and started with a JDK of the machine:
// every version of DefaultVersions whose JDK is there. The jars are GPLv3:
// they run as a process of their own and are never linked or committed.
//
// A test process has its own servers, on free loopback ports, in a fresh
// temporary folder, so packages tested at the same time never meet. They are
// started when a test first asks and stopped when the process ends, however it
// ends. Within one package, tests share the servers and the one user database
// of Community: they call Reset or Clear first and must not run in parallel.
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
//
//	func TestStore(t *testing.T) {
//		for _, server := range neo4jtest.Servers(t) {
//			t.Run(server.Version, func(t *testing.T) {
//				server.Reset(t)
//				…
//			})
//		}
//	}
package neo4jtest

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// DefaultVersions are the versions tests run on: the long-term support line
// and the newest one. PARLEY_NEO4J_VERSIONS, a comma-separated list or "none",
// replaces them.
var DefaultVersions = []string{"5.26.31", "2026.08.1"}

// External is the Version of the server named by NEO4J_URI.
const External = "external"

// A Server accepts Bolt connections and has authentication switched on.
type Server struct {
	URI      string // bolt://127.0.0.1:PORT, or NEO4J_URI
	User     string
	Password string
	Version  string // "5.26.31", "2026.08.1" or External
}

// Servers returns every server that can be had on this machine, in the order of
// DefaultVersions, starting those that do not run yet.
//
// When there is none the test is skipped with the reason; with
// PARLEY_REQUIRE_ALL=1 it fails instead. A version that is left out while
// another runs is logged; with PARLEY_REQUIRE_ALL=1 it fails the test unless
// the reason is a missing JDK, for which a machine may have no package.
func Servers(t testing.TB) []Server {
	t.Helper()
	if uri := os.Getenv("NEO4J_URI"); uri != "" {
		return []Server{external(t, uri)}
	}
	pool.start()
	strict := os.Getenv("PARLEY_REQUIRE_ALL") == "1"
	var servers []Server
	var leftOut []string
	for _, s := range pool.slots {
		if s.err == nil {
			servers = append(servers, s.process.server)
			continue
		}
		leftOut = append(leftOut, fmt.Sprintf("Neo4j %s is left out: %v", s.version, s.err))
		if strict && !isMissingJDK(s.err) {
			t.Fatalf("PARLEY_REQUIRE_ALL=1, but %s", leftOut[len(leftOut)-1])
		}
	}
	if len(pool.slots) == 0 {
		leftOut = []string{"PARLEY_NEO4J_VERSIONS=none"}
	}
	why := strings.Join(leftOut, "\n")
	switch {
	case len(servers) > 0 && why != "":
		t.Log(why)
	case len(servers) == 0 && strict:
		t.Fatalf("PARLEY_REQUIRE_ALL=1, but there is no Neo4j to test on.\n%s", why)
	case len(servers) == 0:
		t.Skipf("not tested on Neo4j.\n%s\nInstall a JDK (17 or 21 for Neo4j 5, 21 or later for 2025 and 2026) and Maven, "+
			"or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to a server whose database is empty.", why)
	}
	return servers
}

// Main runs the tests of a package and then stops its servers. A package that
// forgets it, panics or is killed leaves no server behind either: a watchdog
// of each server stops it when this process is gone.
func Main(m *testing.M) int {
	defer Stop()
	return m.Run()
}

// Stop stops every server this process started and waits until they are gone.
// Servers does not start them again.
func Stop() { pool.stop() }

// pool holds the servers of this process.
var pool servers

type servers struct {
	once  sync.Once
	slots []slot
}

// slot is one wanted version: running, or the reason why not.
type slot struct {
	version string
	process *process
	err     error
}

// start brings up all wanted versions at the same time, once.
func (p *servers) start() {
	p.once.Do(func() {
		p.slots = make([]slot, 0, len(DefaultVersions))
		for _, version := range wantedVersions() {
			p.slots = append(p.slots, slot{version: version})
		}
		var wg sync.WaitGroup
		for i := range p.slots {
			s := &p.slots[i]
			wg.Go(func() {
				s.process, s.err = startVersion(s.version)
				note(s)
			})
		}
		wg.Wait()
	})
}

func (p *servers) stop() {
	p.once.Do(func() {}) // nothing starts from now on
	for i := range p.slots {
		if s := &p.slots[i]; s.process != nil {
			s.process.stop()
			s.process, s.err = nil, errStopped
		}
	}
}

func wantedVersions() []string {
	list := os.Getenv("PARLEY_NEO4J_VERSIONS")
	switch list {
	case "":
		return DefaultVersions
	case "none":
		return nil
	}
	var versions []string
	for v := range strings.SplitSeq(list, ",") {
		if v = strings.TrimSpace(v); v != "" {
			versions = append(versions, v)
		}
	}
	return versions
}

// startVersion finds shell and JDK, fetches the jars and starts one server.
func startVersion(version string) (*process, error) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		return nil, fmt.Errorf("there is no shell to watch over it: %w", err)
	}
	jdk, err := jdkFor(version, installedJDKs())
	if err != nil {
		return nil, err
	}
	lib, err := fetchJars(version)
	if err != nil {
		return nil, err
	}
	return startProcess(version, sh, jdk, lib)
}

// note appends a line on what became of a version to the file named by
// PARLEY_TEST_NOTES: go test hides what a passing package prints, and somebody
// must be able to see on which servers the tests ran.
func note(s *slot) {
	path := os.Getenv("PARLEY_TEST_NOTES")
	if path == "" {
		return
	}
	line := fmt.Sprintf("neo4j %s: started for %s\n", s.version, packageName())
	if s.err != nil {
		line = fmt.Sprintf("neo4j %s: left out of %s: %v\n", s.version, packageName(), s.err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return // a note is a courtesy, never a reason to fail
	}
	defer f.Close()
	_, _ = f.WriteString(line) // one write: lines of several processes stay whole
}

// packageName is the folder under test: go test runs a package's tests in it.
func packageName() string {
	dir, err := os.Getwd()
	if err != nil {
		return os.Args[0]
	}
	root := moduleRoot(dir)
	return strings.TrimPrefix(strings.TrimPrefix(dir, root), "/")
}

func moduleRoot(dir string) string {
	for d := dir; ; {
		if _, err := os.Stat(d + "/go.mod"); err == nil {
			return d
		}
		cut := strings.LastIndexByte(d, '/')
		if cut <= 0 {
			return ""
		}
		d = d[:cut]
	}
}
