package main

import (
	"os"
	"strings"
	"testing"
)

// TestContributingShowsARuleThatWorks takes the rule of CONTRIBUTING.md as it
// stands there, and the sentence it is written for.
func TestContributingShowsARuleThatWorks(t *testing.T) {
	b, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "```yaml\n")
	rule, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("no rule in YAML")
	}
	dir := ruleFolder(t, map[string]string{"frames.yaml": rule})
	parley(t.Context(), nil, "", "rules", "test", "--rules", dir).want(t, "rules test", 0, "all are read as they say")

	const text = "The ministers of Botswana and Lesotho held a kgotla in Maseru on Tuesday."
	if !strings.Contains(strings.Join(strings.Fields(string(b)), " "), strings.TrimSuffix(text, ".")) {
		t.Errorf("CONTRIBUTING.md has another sentence than %q", text)
	}
	read := func(args ...string) result {
		return parley(t.Context(), nil, text, append(append([]string{"extract", "--published", "2025-12-05"}, args...), "-")...)
	}
	read().want(t, "without the rule", 0, `"events":[]`)
	read("--explain").want(t, "explained", 0, `word   "held"  no rule fits`)
	read("--rules", dir).want(t, "with the rule", 0, `"rule":"meet.kgotla"`, `"date":"2025-12-02"`)
}
