package timex

import (
	"strings"
	"testing"
)

// TestBrokenRules holds that an error names the file, the line and the rule.
func TestBrokenRules(t *testing.T) {
	const head = "lists:\n  month: {5: [May]}\nsimple:\n"
	rule := func(lines string) string { return head + "  - id: bad.rule\n" + lines }
	tests := []struct{ name, file, want string }{
		{"not YAML", "lists: [", "bad.yaml: yaml: line 1"},
		{"unknown part of the file", "list: {}", "field list not found"},
		{"empty entry", "lists:\n  month: {5: [\"\"]}", "bad.yaml: list month: 5 has an empty entry"},
		{"no when", rule("    as: month"), "bad.yaml:4: rule bad.rule: it needs an id and a when"},
		{"no id", head + "  - when: x\n    as: month", "bad.yaml:4: rule without id: it needs an id"},
		{"unknown key", rule("    wen: x"), "bad.yaml:4: rule bad.rule: line 5: \"wen\" is no part of a rule"},
		{"unknown reading", rule("    when: x\n    as: moon"), "bad.yaml:4: rule bad.rule: as: \"moon\" is none of"},
		{"unknown list", rule("    when: \"{moon}\"\n    as: month"), "bad.yaml:4: rule bad.rule: {moon} is no list"},
		{"date within a simple rule", rule("    when: \"{date}\"\n    as: month"), "{date} is no list"},
		{"open bracket", rule("    when: \"(a | b\"\n    as: month"), "lacks a )"},
		{"stray bracket", rule("    when: \"a ) b\"\n    as: month"), "stray \")\""},
		{"empty alternative", rule("    when: \"(a | )\"\n    as: month"), "empty part"},
		{"question mark without a bracket", rule("    when: \"the? {month}\"\n    as: month"), "write (the)? instead of the?"},
		{"no example", rule("    when: \"{month}\"\n    as: month"), "it needs an example under yes"},
		{"twice", rule("    when: \"{month}\"\n    as: month\n    alone: no\n  - id: bad.rule\n    when: \"{month}\"\n    as: month\n    alone: no"),
			"bad.yaml:8: rule bad.rule: a rule with this id stands above"},
	}
	for _, tt := range tests {
		_, err := parseGrammar("bad.yaml", []byte(tt.file))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}
