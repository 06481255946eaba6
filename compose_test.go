package parley_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/parley-events/parley/internal/neo4jtest"
)

// composeFile is the part of the Compose format that docker-compose.yml uses.
// It is decoded strictly, so a misspelt key fails.
type composeFile struct {
	Name     string
	Services map[string]composeService
	Volumes  map[string]any
}

type composeService struct {
	Image       string
	Build       string
	Restart     string
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Environment map[string]string
	Command     []string
	Ports       []string
	Volumes     []string
	Healthcheck struct {
		Test        []string
		Interval    string
		Timeout     string
		Retries     int
		StartPeriod string `yaml:"start_period"`
	}
	StopGracePeriod string `yaml:"stop_grace_period"`
	ReadOnly        bool   `yaml:"read_only"`
	Tmpfs           []string
	CapDrop         []string `yaml:"cap_drop"`
	SecurityOpt     []string `yaml:"security_opt"`
}

func readCompose(t *testing.T) composeFile {
	t.Helper()
	var file composeFile
	if err := yaml.UnmarshalWithOptions([]byte(readText(t, "docker-compose.yml")), &file, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestComposeServices(t *testing.T) {
	file := readCompose(t)
	neo4j, parley := file.Services["neo4j"], file.Services["parley"]
	if len(file.Services) != 2 || neo4j.Image == "" || parley.Build == "" {
		t.Fatalf("services = %v, want neo4j with an image and parley to build", file.Services)
	}
	line := strings.Join(strings.Split(neo4jtest.DefaultVersions[0], ".")[:2], ".")
	if want := "neo4j:" + line + "-community"; neo4j.Image != want {
		t.Errorf("image = %s, want %s, the line that tests run on", neo4j.Image, want)
	}
	for name, service := range file.Services {
		if len(service.Healthcheck.Test) == 0 {
			t.Errorf("%s has no health check", name)
		}
		for _, port := range service.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s opens port %s to the network, want it on 127.0.0.1 only", name, port)
			}
		}
	}
	if got := parley.DependsOn["neo4j"].Condition; got != "service_healthy" {
		t.Errorf("parley starts when neo4j is %q, want service_healthy", got)
	}

	data := slices.IndexFunc(neo4j.Volumes, func(v string) bool { return strings.HasSuffix(v, ":/data") })
	if data < 0 {
		t.Fatalf("neo4j keeps /data on no volume: %v", neo4j.Volumes)
	}
	volume := strings.TrimSuffix(neo4j.Volumes[data], ":/data")
	if _, declared := file.Volumes[volume]; !declared {
		t.Errorf("volume %s is not declared", volume)
	}
}

// TestComposeDatabase holds what parley is told about the database against
// what the database is told.
func TestComposeDatabase(t *testing.T) {
	file := readCompose(t)
	neo4j, parley := file.Services["neo4j"], file.Services["parley"]

	db, err := url.Parse(parley.Environment["PARLEY_DB"])
	if err != nil {
		t.Fatal(err)
	}
	if db.Scheme != "bolt" || db.User != nil {
		t.Errorf("PARLEY_DB = %s, want bolt:// and no password in it", db)
	}
	if _, ok := file.Services[db.Hostname()]; !ok || db.Hostname() != "neo4j" {
		t.Errorf("PARLEY_DB names host %q, want the service neo4j", db.Hostname())
	}
	if !slices.ContainsFunc(neo4j.Ports, func(p string) bool { return strings.HasSuffix(p, ":"+db.Port()) }) {
		t.Errorf("PARLEY_DB uses port %s, neo4j has %v", db.Port(), neo4j.Ports)
	}
	auth := parley.Environment["PARLEY_DB_USER"] + "/" + parley.Environment["PARLEY_DB_PASSWORD"]
	if got := neo4j.Environment["NEO4J_AUTH"]; got != auth {
		t.Errorf("neo4j has user and password %s, parley uses %s", got, auth)
	}
}

// TestComposeVariables: what the file takes from the environment must be there
// and never has a default, and bears the name the binary knows.
func TestComposeVariables(t *testing.T) {
	known := parleyFlags(t).variables()
	used := regexp.MustCompile(`(\$*)\$\{([A-Za-z0-9_]+)([^}]*)\}`).FindAllStringSubmatch(readText(t, "docker-compose.yml"), -1)
	if len(used) == 0 {
		t.Error("the password is not taken from the environment")
	}
	for _, m := range used {
		if m[1] != "" {
			continue // $${…} is for the shell in the container
		}
		if !strings.HasPrefix(m[3], ":?") {
			t.Errorf("%s: want the form ${%s:?what to set}", m[0], m[2])
		}
		if !slices.Contains(known, m[2]) {
			t.Errorf("${%s} is not a variable parley reads: %v", m[2], known)
		}
	}
	for name := range readCompose(t).Services["parley"].Environment {
		if !slices.Contains(known, name) {
			t.Errorf("parley is given %s, which it does not read: %v", name, known)
		}
	}
}

// TestComposeServe holds the command line against the flags of the binary, and
// the ports that are opened and checked against the one it listens on.
func TestComposeServe(t *testing.T) {
	parley := readCompose(t).Services["parley"]
	if len(parley.Command) == 0 || parley.Command[0] != "serve" {
		t.Fatalf("command = %v, want serve", parley.Command)
	}
	flags := parleyFlags(t)
	given := map[string]string{}
	for args := parley.Command[1:]; len(args) > 0; args = args[2:] {
		name := strings.TrimPrefix(args[0], "--")
		if !flags[name] || len(args) < 2 {
			t.Fatalf("%v: %s is not a flag with a value of parley", parley.Command, args[0])
		}
		given[name] = args[1]
	}
	host, port, err := net.SplitHostPort(given["addr"])
	if err != nil || host != "0.0.0.0" {
		t.Fatalf("--addr %q: want 0.0.0.0 and a port, or nothing outside the container reaches it", given["addr"])
	}
	if want := []string{"127.0.0.1:" + port + ":" + port}; !slices.Equal(parley.Ports, want) {
		t.Errorf("ports = %v, want %v", parley.Ports, want)
	}
	health, err := url.Parse(parley.Healthcheck.Test[len(parley.Healthcheck.Test)-1])
	if err != nil || health.Port() != port {
		t.Errorf("health check asks %v, want port %s", health, port)
	}
	if !mentioned(t, "cmd/parley", health.Path) {
		t.Errorf("health check asks for %s, which parley does not serve", health.Path)
	}
}

func TestDockerfile(t *testing.T) {
	text := readText(t, "Dockerfile")
	goVersion := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(readText(t, "go.mod"))
	for _, want := range []string{
		"FROM golang:" + goVersion[1] + " AS build",
		"CGO_ENABLED=0",
		"-o /parley ./cmd/parley",
		":nonroot\n",
		"COPY --from=build /parley /usr/bin/parley\n",
		"\nENTRYPOINT [\"/usr/bin/parley\"]\n",
		"COPY --from=busybox:1.37-musl /bin/busybox /usr/bin/wget\n", // the health check
	} {
		if !strings.Contains(text, want) {
			t.Errorf("Dockerfile has no %q", want)
		}
	}
	if check := readCompose(t).Services["parley"].Healthcheck.Test; check[0] != "CMD" || check[1] != "wget" {
		t.Errorf("health check %v: the image has wget, and no shell", check)
	}
}

// flagSet holds the names of the flags of cmd/parley.
type flagSet map[string]bool

// variables are the flags by their names in the environment: --db-user is
// PARLEY_DB_USER.
func (f flagSet) variables() []string {
	var names []string
	for name := range f {
		names = append(names, "PARLEY_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_")))
	}
	slices.Sort(names)
	return names
}

// flagDefinition is a function of flag or pflag that defines one.
var flagDefinition = regexp.MustCompile(`^(String|Bool|Count|(Int|Uint)(8|16|32|64)?|Float(32|64)|Duration|Func|BoolFunc|Text)?(Slice|Array)?(Var)?P?$`)

// parleyFlags reads the flags out of the sources of cmd/parley, which is a
// program and cannot be imported: every call that defines one, by its name.
func parleyFlags(t *testing.T) flagSet {
	t.Helper()
	flags := flagSet{}
	for _, file := range parseGo(t, "cmd/parley") {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || !flagDefinition.MatchString(f.Sel.Name) {
				return true
			}
			// The name comes first, or second after a pointer.
			for _, arg := range call.Args[:min(2, len(call.Args))] {
				if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if name, err := strconv.Unquote(lit.Value); err == nil {
						flags[name] = true
					}
					break
				}
			}
			return true
		})
	}
	return flags
}

// mentioned reports whether a string literal of a folder's sources ends with text.
func mentioned(t *testing.T, dir, text string) bool {
	t.Helper()
	found := false
	for _, file := range parseGo(t, dir) {
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				value, err := strconv.Unquote(lit.Value)
				found = found || err == nil && strings.HasSuffix(value, text)
			}
			return true
		})
	}
	return found
}

// parseGo parses the sources of a folder, without its tests.
func parseGo(t *testing.T, dir string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if len(files) == 0 {
		t.Fatalf("no Go sources in %s", dir)
	}
	return files
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
