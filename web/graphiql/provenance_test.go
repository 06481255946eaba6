package graphiql_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What npm publishes. The hashes of the four scripts and styles are also the
// integrity values with which gqlgen's playground loads the same releases from
// a content delivery network.
var published = map[string]struct{ from, sha256 string }{
	"graphiql.min.js":             {"graphiql@4.1.2/graphiql.min.js", "sha256-hnImuor1znlJkD/FOTL3jayfS/xsyNoP04abi8bFJWs="},
	"graphiql.min.css":            {"graphiql@4.1.2/graphiql.min.css", "sha256-MEh+B2NdMSpj9kexQNN3QKc8UzMrCXW/Sx/phcpuyIU="},
	"react.production.min.js":     {"react@18.2.0/umd/react.production.min.js", "sha256-S0lp+k7zWUMk2ixteM6HZvu8L9Eh//OVrt+ZfbCpmgY="},
	"react-dom.production.min.js": {"react-dom@18.2.0/umd/react-dom.production.min.js", "sha256-IXWO0ITNDjfnNXIu5POVfqlgYoop36bDzhodR6LW5Pc="},
	"LICENSE-graphiql.txt":        {"graphiql@4.1.2/LICENSE", "sha256-Sxj75VxOj5Fpy3Ar4Tj02Fii2tkgw5hXIE/9ycHJ/cQ="},
	"LICENSE-react.txt":           {"react@18.2.0/LICENSE", "sha256-UkEte8fOQVfqYou6rLiCngqcs8WPV/mRdhJryM8r/IU="},
	"LICENSE-react-dom.txt":       {"react-dom@18.2.0/LICENSE", "sha256-UkEte8fOQVfqYou6rLiCngqcs8WPV/mRdhJryM8r/IU="},
}

// gathered is not a published file: it lists the packages bundled in
// graphiql.min.js, with their licences.
const gathered = "LICENSES-bundled.txt"

func TestProvenance(t *testing.T) {
	entries, err := os.ReadDir("npm")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
		if e.Name() == gathered {
			continue
		}
		want, known := published[e.Name()]
		if !known {
			t.Errorf("%s: from which package?", e.Name())
			continue
		}
		content, err := os.ReadFile(filepath.Join("npm", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		if got := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); got != want.sha256 {
			t.Errorf("%s is not %s: %s (%s), want %s", e.Name(), want.from, got, hex.EncodeToString(sum[:]), want.sha256)
		}
	}
	for name, p := range published {
		if !slices.Contains(found, name) {
			t.Errorf("%s (%s) is missing", name, p.from)
		}
	}
}
