package actors_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/syntax"
)

func TestDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" {
		t.Skip()
	}
	for _, f := range strings.Fields(f) {
		b, _ := os.ReadFile(f)
		text := string(b)
		day := graph.Day("2025-11-24")
		if i := strings.Index(text, "published: "); i > 0 {
			day = graph.Day(text[i+11 : i+21])
			text = text[strings.Index(text[4:], "---\n")+8:]
		}
		sents := syntax.Analyse(text)
		c := actors.Read(text, sents, day, actors.Default())
		fmt.Println("####", f)
		k := 0
		for _, s := range sents {
			fmt.Println(">>", text[s.Start:s.End])
			for k < len(c.Namings) && c.Namings[k].Span.Start < s.End {
				n := c.Namings[k]
				e := c.Entities[n.Entity]
				name := e.Actor.FullName
				if name == "" && e.Place != nil {
					name = "@" + e.Place.Name
				}
				pl := ""
				if n.Place {
					pl = "PLACE"
				}
				fmt.Printf("     [%s] %s → %s (%s) %q %s %s %s\n", n.Span.Of(text), n.How, name, e.Actor.Kind, n.Position, n.Level, n.Side.Name, pl)
				k++
			}
		}
	}
}
