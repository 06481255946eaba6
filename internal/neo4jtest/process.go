package neo4jtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var errStopped = errors.New("it was stopped")

// startTimeout is generous: alone a server is up in 6–16 s, but tests of
// several packages may be starting theirs on two cores.
const startTimeout = 4 * time.Minute

// A process is one running Neo4j with its watchdog.
type process struct {
	server Server
	home   string        // its data; the watchdog removes it
	log    *os.File      // what the JVM printed
	leash  *os.File      // the watchdog kills the JVM when this end closes
	done   chan struct{} // closed when JVM and watchdog have ended
}

// watchdog is the shell program that runs the JVM: it kills it at the end of
// standard input, which comes when our process closes the pipe or dies of
// anything, kill -9 included, and removes the data afterwards. Only sh holds
// the other end of the pipe, so one server cannot keep another alive.
const watchdog = `
home=$1; shift
exec 3<&0
"$@" 3<&- </dev/null &
jvm=$!
{ cat <&3; kill -9 $jvm; } >/dev/null 2>&1 &
exec 3<&-
wait $jvm
rm -rf "$home"
`

// startProcess starts a version and returns when it answers with its own password.
func startProcess(version, sh string, java jdk, lib string) (*process, error) {
	var err error
	for range 3 {
		var p *process
		if p, err = tryStart(version, sh, java, lib); err == nil {
			return p, nil
		}
		// Between our choice of a free port and its use another may take it.
		if !strings.Contains(err.Error(), "Address already in use") {
			break
		}
	}
	return nil, err
}

func tryStart(version, sh string, java jdk, lib string) (*process, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "parley-neo4j-")
	if err != nil {
		return nil, err
	}
	p := &process{
		home: home,
		done: make(chan struct{}),
		server: Server{
			URI: "bolt://" + address, User: "neo4j", Password: rand.Text(), Version: version,
		},
	}
	if p.log, err = os.Create(filepath.Join(home, "out.log")); err != nil {
		os.RemoveAll(home)
		return nil, err
	}
	leash, hold, err := os.Pipe()
	if err != nil {
		os.RemoveAll(home)
		return nil, err
	}
	cmd := exec.Command(sh, append([]string{"-c", watchdog, "neo4j-watchdog", home}, command(version, java, lib, home, address)...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = leash, p.log, p.log
	ownGroup(cmd) // Ctrl-C in a terminal reaches us, and the leash them
	p.leash = hold
	err = cmd.Start()
	leash.Close()
	if err != nil {
		hold.Close()
		os.RemoveAll(home)
		return nil, err
	}
	go func() {
		_ = cmd.Wait() // killed on purpose as a rule; the log has the rest
		close(p.done)
	}()
	if err := p.ready(); err != nil {
		// The log says more than the error, and goes with the folder.
		err = fmt.Errorf("it did not start: %w\n%s", err, lastLines(p.output(), 30))
		p.stop()
		return nil, err
	}
	return p, nil
}

// command is the whole command line of the server.
func command(version string, java jdk, lib, home, address string) []string {
	args := []string{java.java,
		"-Xms256m", "-Xmx768m", "-XX:+UseSerialGC",
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"-Dio.netty.tryReflectionSetAccessible=true",
		"-Dlog4j2.disable.jmx=true",
		"-Djava.awt.headless=true",
		// Files of a JVM that is killed would stay in the temporary folder.
		"-XX:-UsePerfData", "-Djava.io.tmpdir=" + home,
		"-Dfile.encoding=UTF-8",
	}
	main := "org.neo4j.server.CommunityEntryPoint"
	if !strings.HasPrefix(version, "5.") {
		main = "org.neo4j.server.Neo4jCommunity"
		args = append(args,
			"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
			"--enable-native-access=ALL-UNNAMED")
	}
	args = append(args, "-cp", filepath.Join(lib, "*"), main,
		"--home-dir="+home, "--config-dir="+filepath.Join(home, "conf"), "--console-mode")
	for _, setting := range []string{
		"server.bolt.listen_address=" + address,
		"server.bolt.advertised_address=" + address,
		"server.default_listen_address=127.0.0.1",
		"server.bolt.enabled=true",
		"server.http.enabled=false",
		"server.https.enabled=false",
		"dbms.security.auth_enabled=true",
		// Tests of wrong passwords must not lock the right one out.
		"dbms.security.auth_max_failed_attempts=0",
		"dbms.usage_report.enabled=false",
		"server.memory.pagecache.size=128m",
		// A database that is filled and emptied all the time would have every
		// statement planned again and again.
		"dbms.cypher.min_replan_interval=24h",
		"dbms.cypher.statistics_divergence_threshold=1.0",
		"db.transaction.timeout=60s",
		// Half a gigabyte of empty log files a server otherwise.
		"db.tx_log.preallocate=false",
	} {
		args = append(args, "-c", setting)
	}
	return args
}

// ready waits for the server and gives it its password.
func (p *process) ready() error {
	deadline := time.After(startTimeout)
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !bytes.Contains(p.output(), []byte("Started.")) {
		select {
		case <-p.done:
			return errors.New("the JVM ended")
		case <-deadline:
			return fmt.Errorf("not ready after %v", startTimeout)
		case <-tick.C:
		}
	}
	return p.setPassword()
}

// setPassword replaces the password every new Neo4j has and that it allows for
// nothing but being replaced.
func (p *process) setPassword() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(p.server.URI, neo4j.BasicAuth(p.server.User, "neo4j", ""))
	if err != nil {
		return err
	}
	defer driver.Close(ctx)
	_, err = neo4j.ExecuteQuery(ctx, driver, "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
		map[string]any{"password": p.server.Password}, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithDatabase("system"))
	return err
}

// output is what the JVM has printed. It works after the file was removed.
func (p *process) output() []byte {
	info, err := p.log.Stat()
	if err != nil {
		return nil
	}
	out := make([]byte, info.Size())
	n, _ := p.log.ReadAt(out, 0)
	return out[:n]
}

// stop kills the server, whose data nobody wants, and waits until process and
// folder are gone.
func (p *process) stop() {
	p.leash.Close()
	<-p.done
	p.log.Close()
	os.RemoveAll(p.home) // for a watchdog that was itself killed
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
