package score_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/score"
)

var update = flag.Bool("update", false, "rewrite golden files")

const goldFolder = "../../testdata/articles-gold"

// TestSameFiguresAsTheScript makes predictions from the gold by dropping,
// doubling and distorting events at random, and holds the report against what
// the script that defines the measures prints for them.
func TestSameFiguresAsTheScript(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: TestGolden holds the figures")
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			gold, predicted := t.TempDir(), t.TempDir()
			distort(t, seed, gold, predicted)
			want, err := exec.Command(python, "testdata/score.py", gold, predicted).Output()
			if err != nil {
				t.Fatal(err)
			}
			if got := report(t, gold, predicted); got != string(want) {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// TestGolden holds the figures where there is no python.
func TestGolden(t *testing.T) {
	gold, predicted := t.TempDir(), t.TempDir()
	distort(t, 7, gold, predicted)
	got := report(t, gold, predicted)
	const file = "testdata/report.golden"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func report(t *testing.T, gold, predicted string) string {
	t.Helper()
	var r score.Report
	for _, name := range names(t, gold) {
		g, err := score.ReadGold(filepath.Join(gold, name))
		if err != nil {
			t.Fatal(err)
		}
		p, err := score.ReadPredicted(filepath.Join(predicted, name))
		if err != nil {
			t.Fatal(err)
		}
		r.Add(g, p)
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %v", dir, files, err)
	}
	for i := range files {
		files[i] = filepath.Base(files[i])
	}
	return files
}

type object = map[string]any

// distort copies the gold and writes predictions made from it.
func distort(t *testing.T, seed uint64, gold, predicted string) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	for _, name := range names(t, goldFolder) {
		b, err := os.ReadFile(filepath.Join(goldFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		var a struct{ Events []object }
		if err := json.Unmarshal(b, &a); err != nil {
			t.Fatal(err)
		}
		out := []object{}
		for _, e := range a.Events {
			for n := r.IntN(4); n > 0; n -= 2 { // none, one or two
				out = append(out, distorted(r, e))
			}
		}
		text, err := json.Marshal(object{"events": out})
		if err != nil {
			t.Fatal(err)
		}
		for file, content := range map[string][]byte{
			filepath.Join(gold, name): b, filepath.Join(gold, strings.TrimSuffix(name, ".json")+".txt"): nil,
			filepath.Join(predicted, name): text,
		} {
			if err := os.WriteFile(file, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// distorted makes a prediction of a gold event, with some of it wrong.
func distorted(r *rand.Rand, e object) object {
	wrong := func() bool { return r.IntN(5) == 0 }
	pick := func(list ...any) any { return list[r.IntN(len(list))] }
	p := object{"type": e["type"], "status": e["status"], "date": e["date"], "place": nil, "quotes": []any{e["quote"]}}
	if wrong() {
		p["type"] = pick("MEETING", "STATEMENT", "CALL", "AGREEMENT")
	}
	if wrong() {
		p["status"] = pick("PLANNED", "OCCURRED", "CANCELLED", "DENIED")
	}
	if wrong() {
		p["date"] = pick(nil, "2025-12", "2025", "2023-21", "2022-24", "2025-11-30/2025-12-05", "2021-03/..", "../2024-07", "2018~", "soon")
	}
	if wrong() {
		p["quotes"] = pick([]any{}, []any{"Nothing of the kind."}, []any{e["quote"].(string)[:len(e["quote"].(string))/2]})
	}
	if place, ok := e["place"].(object); ok {
		list := place["names"].([]any)
		p["place"] = object{"name": list[r.IntN(len(list))]}
		if wrong() {
			p["place"] = object{"name": "Nowhere", "within": pick(list, []any{"Utopia"})}
		}
	}
	who := []any{}
	for _, x := range e["participants"].([]any) {
		a := x.(object)
		all := a["names"].([]any)
		q := object{"name": all[r.IntN(len(all))], "kind": a["kind"], "role": a["role"]}
		switch r.IntN(6) {
		case 0:
			continue
		case 1:
			q["name"], q["aliases"] = "Prime Minister The Élder Ørsted’s", all
		case 2:
			q["name"] = "The “" + strings.ToUpper(q["name"].(string)) + "”'s"
		case 3:
			q["role"] = pick("TARGET", "SOURCE", "SPEAKER", "ADDRESSEE", "HOST")
		}
		who = append(who, q)
		if wrong() {
			who = append(who, object{"name": "Straße & Söhne", "kind": "ORGANIZATION", "role": "PARTICIPANT"})
		}
	}
	p["participants"] = who
	return p
}
