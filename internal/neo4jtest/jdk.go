package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A jdk is a Java program and its feature release: 17, 21, 25.
type jdk struct {
	java    string
	release int
}

// errNoJDK means that no installed JDK can run a version of Neo4j.
var errNoJDK = errors.New("no fitting JDK")

func isMissingJDK(err error) bool { return errors.Is(err, errNoJDK) }

// jdkFor picks the JDK for a version of Neo4j. Neo4j 5 runs on 17 and 21 only,
// later versions on 21 and up; of several that fit the newest is taken.
func jdkFor(version string, installed []jdk) (jdk, error) {
	fits, need := func(release int) bool { return release >= 21 }, "JDK 21 or later"
	if strings.HasPrefix(version, "5.") {
		fits, need = func(release int) bool { return release == 17 || release == 21 }, "JDK 17 or 21"
	}
	var best jdk
	var seen []string
	for _, j := range installed {
		seen = append(seen, strconv.Itoa(j.release))
		if fits(j.release) && j.release > best.release {
			best = j
		}
	}
	if best.java == "" {
		found := "found none"
		if len(seen) > 0 {
			found = "found only " + strings.Join(seen, ", ")
		}
		return jdk{}, fmt.Errorf("%w: it needs %s (looked in JAVA_HOME, PATH and /usr/lib/jvm, %s)", errNoJDK, need, found)
	}
	return best, nil
}

// installedJDKs lists the machine's JDKs, oldest first, each once.
func installedJDKs() []jdk {
	var candidates []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		candidates = append(candidates, filepath.Join(home, "bin", "java"))
	}
	if java, err := exec.LookPath("java"); err == nil {
		candidates = append(candidates, java)
	}
	patterns := []string{
		"/usr/lib/jvm/*/bin/java",
		"/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java",
	}
	// Where .ci/run puts a JDK that the system has no package of.
	if cache, err := os.UserCacheDir(); err == nil {
		patterns = append(patterns, filepath.Join(cache, "parley-neo4j", "jdk-*", "bin", "java"))
	}
	for _, pattern := range patterns {
		found, _ := filepath.Glob(pattern)
		candidates = append(candidates, found...)
	}

	var jdks []jdk
	seen := map[string]bool{}
	for _, java := range candidates {
		real, err := filepath.EvalSymlinks(java)
		if err != nil || seen[real] {
			continue
		}
		seen[real] = true
		if release := javaRelease(real); release > 0 {
			jdks = append(jdks, jdk{real, release})
		}
	}
	slices.SortStableFunc(jdks, func(a, b jdk) int { return cmp.Compare(a.release, b.release) })
	return jdks
}

// javaRelease asks a Java program for its feature release; 0 if it has none.
func javaRelease(java string) int {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if err != nil {
		return 0
	}
	return parseJavaRelease(string(out))
}

var javaVersion = regexp.MustCompile(`version "(\d+)(?:\.(\d+))?`)

// parseJavaRelease reads the output of java -version. Java 8 and older call
// themselves 1.8.
func parseJavaRelease(output string) int {
	m := javaVersion.FindStringSubmatch(output)
	if m == nil {
		return 0
	}
	release, _ := strconv.Atoi(m[1])
	if release == 1 {
		release, _ = strconv.Atoi(m[2])
	}
	return release
}
