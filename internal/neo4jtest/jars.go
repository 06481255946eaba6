package neo4jtest

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// pom names the one artifact that brings all of Neo4j Community.
//
//go:embed pom.xml
var pom []byte

// fetchTimeout ends a download that hangs. A cold one takes about a minute.
const fetchTimeout = 6 * time.Minute

// fetchJars returns the folder with the jars of a version, in
// CACHE/parley-neo4j/VERSION/lib, and fetches them when they are not complete.
func fetchJars(version string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache folder for its jars: %w", err)
	}
	root := filepath.Join(cache, "parley-neo4j")
	home := filepath.Join(root, version)
	lib := filepath.Join(home, "lib")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", err
	}
	// One lock for all versions: Maven's own folder of downloads does not stand
	// two processes writing it.
	unlock, err := lockFile(filepath.Join(root, "fetch.lock"))
	if err != nil {
		return "", err
	}
	defer unlock()
	if jarsComplete(home) {
		return lib, nil
	}
	if err := runMaven(version, home); err != nil {
		return "", err
	}
	return lib, nil
}

// runMaven fills home/lib. The list of jars is written last: without it, or
// when a jar it names has gone, the next process fetches again.
func runMaven(version, home string) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return errors.New("its jars are not in the cache and there is no mvn (Maven) on PATH to fetch them")
	}
	lib := filepath.Join(home, "lib")
	pomFile := filepath.Join(home, "pom.xml")
	if err := errors.Join(
		os.RemoveAll(filepath.Join(home, jarList)),
		os.RemoveAll(lib),
		os.WriteFile(pomFile, pom, 0o644),
	); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), fetchTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, mvn, "-B", "-q", "-f", pomFile, "-Dneo4j.version="+version,
		"org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
		"-DincludeScope=runtime", "-DoutputDirectory="+lib)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("mvn could not fetch its jars: %w\n%s", err, lastLines(out, 15))
	}
	list, err := listJars(lib)
	if err != nil {
		return err
	}
	if list == "" {
		return fmt.Errorf("mvn fetched no jars into %s", lib)
	}
	return os.WriteFile(filepath.Join(home, jarList), []byte(list), 0o644)
}

// jarList is the file that marks a complete download: a line a jar, name and size.
const jarList = "jars.txt"

// jarsComplete reports whether home/lib holds what jarList says.
func jarsComplete(home string) bool {
	want, err := os.ReadFile(filepath.Join(home, jarList))
	if err != nil || len(want) == 0 {
		return false
	}
	got, err := listJars(filepath.Join(home, "lib"))
	return err == nil && got == string(want)
}

func listJars(lib string) (string, error) {
	entries, err := os.ReadDir(lib)
	if err != nil {
		return "", err
	}
	var list strings.Builder
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".jar" {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return "", err
		}
		fmt.Fprintln(&list, e.Name(), info.Size())
	}
	return list.String(), nil
}

func lastLines(out []byte, n int) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
