package extract_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
)

// who lists the participants of a mention as "ROLE name", sorted.
func who(m graph.Mention) []string {
	list := []string{}
	for _, p := range m.Participants {
		list = append(list, string(p.Role)+" "+p.FullestName())
	}
	slices.Sort(list)
	return list
}

func TestWhoDidADeed(t *testing.T) {
	for _, c := range []struct {
		text string
		kind graph.EventType
		want []string
	}{
		// what armed forces without a name do, their country does
		{"Russian troops shelled a village in Ukraine on Monday.", graph.Attack, []string{"SOURCE Russia", "TARGET Ukraine"}},
		{"Polish troops were deployed along the border on Monday.", graph.Mobilization, []string{"SOURCE Poland"}},
		// people without a name
		{"At least 19 people were killed by rockets in Omdurman on Tuesday.", graph.Attack, []string{"TARGET 19 people"}},
		{"Tens of thousands marched through Belgrade on Tuesday.", graph.Protest, []string{"SOURCE Tens of thousands"}},
		// those named as some of a crowd
		{"In May 14 people, including Hanna Lis, were let go.", graph.Concession, []string{"TARGET Hanna Lis"}},
		// a toll is no attack beside the one that took it, nor is the means of a deed
		{"Four people were killed in a Russian drone attack on Kharkiv on Monday.", graph.Attack, []string{"SOURCE Russia", "TARGET Ukraine"}},
		{"Israel killed Sami Haddad in an air strike on Beirut on Monday.", graph.Attack, []string{"SOURCE Israel", "TARGET Lebanon", "TARGET Sami Haddad"}},
		// whose wish is turned down
		{"Chad turned down Norway's request on Monday.", graph.Rejection, []string{"SOURCE Chad", "TARGET Norway"}},
		{"Norway proposed a truce to Chad on Monday. Chad would not hear of it.", graph.Rejection, []string{"SOURCE Chad", "TARGET Norway"}},
		// a refusal is a deed
		{"Kenya would not sign the accord.", graph.Rejection, []string{"SOURCE Kenya"}},
		// the parties of an agreement need not be named again
		{"Chad and Sudan met in Doha on Monday. The truce was signed on Tuesday.", graph.Agreement, []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
		// what a pronoun stands for says what the deed was
		{"Norway imposed sanctions on Chad in January, and lifted them in May.", graph.Concession, []string{"SOURCE Norway", "TARGET Chad"}},
		// a particle that a tree takes for a preposition
		{"Chad broke off the talks with Sudan on Monday.", graph.Rejection, []string{"SOURCE Chad", "TARGET Sudan"}},
		// an order to one's own is carried out
		{"President Omar Idris ordered his army to halt the offensive on Monday.", graph.Concession, []string{"SOURCE Omar Idris"}},
	} {
		m := only(t, c.text, c.kind)
		if got := who(m); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWhatAProtestIsForIsNoRequest(t *testing.T) {
	_, mentions := read("Relatives of the hostages rallied in Oslo on Monday to demand an end to the war.", day(t, "2026-03-12"))
	if len(mentions) != 1 || mentions[0].Type != graph.Protest {
		t.Errorf("got %s, want one %s", describe(mentions), graph.Protest)
	}
}

func TestWhatIsNotDone(t *testing.T) {
	for _, text := range []string{
		"Norway accused Russia of shelling a hospital.",
		"Mali stopped short of quitting the accord.",
		"Norway refrained from attacking Chad.",
		"Kenya has yet to lift the tariffs.",
		"Chad and Sudan agreed to stop shelling each other.",
		"Kenya struck a deal with Uganda to reopen the border.",
		"Norway will send weapons to Ukraine if the war goes on.",
		"That did not mean that Chad had withdrawn from Sudan.",
		"Norway appealed to Chad on Monday to release Hanna Lis.",
		"Norway has a policy of lending money to Chad.",
		"Chad and Sudan reached a consensus to withdraw their troops.",
	} {
		_, mentions := read(text, day(t, "2026-03-12"))
		for _, m := range mentions {
			switch m.Type {
			case graph.Accusation, graph.Agreement, graph.Request, graph.Statement:
			default:
				t.Errorf("%q: got %s", text, describe([]graph.Mention{m}))
			}
		}
	}
}
