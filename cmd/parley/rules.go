package main

import (
	"fmt"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/loader/examples"
	"github.com/parley-events/parley/loader/rules"
)

func newRules(s streams) *cobra.Command {
	var in input
	c := &cobra.Command{
		Use:   "rules",
		Short: "List the rules that articles are read by, and run their examples",
		Long: `Rules say which words tell of which event. They are data: frames.yaml (verbs and
nouns), words.yaml (planning, denying, saying …), channels.yaml and topics.yaml.
--rules DIR adds your own files of these names to those that parley brings: a rule
takes the place of the one with its id, "off: true" switches it off, and words are
added to their class ("-word" is taken out). CONTRIBUTING.md walks through one.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	in.knowledgeFlags(c.PersistentFlags())
	test := &cobra.Command{
		Use:   "test",
		Short: "Read the examples of every rule, and print those that fail with file and line",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return testRules(&in, s) },
	}
	list := &cobra.Command{
		Use:   "list",
		Short: "List frames, classes of words, channels and topics with file and line",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return listRules(&in, s) },
	}
	c.AddCommand(test, list, newCodebook(&in, s))
	for _, sub := range c.Commands() {
		sub.Args = asUsage(sub.Args)
	}
	return c
}

func testRules(in *input, s streams) error {
	k, err := in.knowledge()
	if err != nil {
		return err
	}
	failures, total := examples.Run(k)
	for _, f := range failures {
		fmt.Fprintln(s.out, f)
	}
	if len(failures) > 0 {
		fmt.Fprintf(s.out, "%s, %d failed: mend the rule, or the example where it is wrong\n", count(total, "example"), len(failures))
		return errReported
	}
	fmt.Fprintf(s.out, "%s: all are read as they say\n", count(total, "example"))
	return nil
}

func listRules(in *input, s streams) error {
	k, err := in.knowledge()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	row := func(cells ...any) {
		for i, c := range cells {
			if i > 0 {
				fmt.Fprint(w, "\t")
			}
			fmt.Fprint(w, c)
		}
		fmt.Fprintln(w)
	}
	row("FRAME", "TYPE", "PATTERNS", "EXAMPLES", "WHERE")
	for _, f := range k.Rules.Frames {
		verbs, nouns, predicates := f.Patterns()
		row(f.ID, f.Type, len(verbs)+len(nouns)+len(predicates), len(f.Yes)+len(f.No), f.At)
	}
	row()
	row("WORDS", "", "LEMMAS", "EXAMPLES")
	of := map[string]int{}
	for _, e := range k.Rules.Words.Examples {
		of[e.Class] += len(e.Yes) + len(e.No)
	}
	for _, class := range k.Rules.Words.Classes() {
		row(class, "", len(k.Rules.Words.List(class)), of[class])
	}
	row()
	row("CHANNEL", "", "PHRASES", "EXAMPLES", "WHERE")
	for _, c := range k.Rules.Channels {
		row(c.ID, "", len(c.Words)+len(c.Named), len(c.Yes)+len(c.No), c.At)
	}
	row()
	row("TOPIC", "", "PHRASES", "EXAMPLES", "WHERE")
	for _, t := range k.Rules.Topics {
		row(t.ID, "", len(t.Words), len(t.Yes)+len(t.No), t.At)
	}
	return w.Flush()
}

// rules are those that parley brings, with the user's added.
func (i *input) rules() (*rules.Rules, error) {
	if i.rulesDir == "" {
		return rules.English(), nil
	}
	r, err := rules.English().With(os.DirFS(i.rulesDir), i.rulesDir)
	if err != nil {
		return nil, fmt.Errorf("--rules: %w", err)
	}
	return r, nil
}
