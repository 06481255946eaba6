package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ruleFolder writes an analyst's rules.
func ruleFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const ownFrame = `frames:
  - id: meet.kgotla
    type: MEETING
    verbs: ["hold object:kgotla"]
    roles: {subject: PARTICIPANT, with: PARTICIPANT}
    need: [subject]
    yes:
      - {text: "Ann Lee held a kgotla with Ola Moe in Oslo on Tuesday.", who: [Ann Lee, Ola Moe], date: "2025-12-02"}
    no:
      - Ann Lee held a cup in Oslo on Tuesday.
`

func TestRulesOfTheUser(t *testing.T) {
	dir := ruleFolder(t, map[string]string{"frames.yaml": ownFrame})
	parley(t.Context(), nil, "", "rules", "test").want(t, "rules test", 0, "all are read as they say")
	parley(t.Context(), nil, "", "rules", "test", "--rules", dir).want(t, "rules test --rules", 0, "all are read as they say")
	parley(t.Context(), nil, "", "rules", "list", "--rules", dir).want(t, "rules list", 0, "meet.kgotla ", filepath.Join(dir, "frames.yaml")+":2", "planned_adjective", "Truth Social", "ceasefire")

	const text = "Ann Lee held a kgotla with Ola Moe in Oslo on Tuesday."
	with := func(args ...string) []string { return append(args, "--published", "2025-12-06", "-") }
	parley(t.Context(), nil, text, with("extract")...).want(t, "extract", 0, `"events":[]`)
	parley(t.Context(), nil, text, with("extract", "--rules", dir)...).want(t, "extract --rules", 0, `"rule":"meet.kgotla"`)
	parley(t.Context(), map[string]string{"PARLEY_RULES": dir}, text, with("extract")...).want(t, "PARLEY_RULES", 0, "meet.kgotla")
	parley(t.Context(), nil, text, with("load", "--db", newDB(t), "--rules", dir)...).want(t, "load --rules", 0, "1 event")
}

func TestRulesThatFail(t *testing.T) {
	wrong := strings.Replace(ownFrame, "who: [Ann Lee, Ola Moe]", "who: [Ann Lee]", 1)
	wrong = strings.Replace(wrong, "a cup in Oslo", "a kgotla with Ola Moe in Oslo", 1)
	dir := ruleFolder(t, map[string]string{"frames.yaml": wrong})
	parley(t.Context(), nil, "", "rules", "test", "--rules", dir).want(t, "rules test", exitFailed,
		filepath.Join(dir, "frames.yaml")+`:8: meet.kgotla: yes: "Ann Lee held`, `who: got ["Ann Lee" "Ola Moe"], want ["Ann Lee"]`,
		"frames.yaml:10: meet.kgotla: no: ", "there should be no MEETING", "2 failed")
	broken := ruleFolder(t, map[string]string{"frames.yaml": strings.Replace(ownFrame, "MEETING", "TEA", 1)})
	for _, args := range [][]string{{"rules", "test"}, {"rules", "list"}, {"extract", sampleFolder}, {"eval", sampleGold}} {
		parley(t.Context(), nil, "", append(args, "--rules", broken)...).want(t, args[0], exitFailed, "--rules: ", filepath.Join(broken, "frames.yaml")+`:3: rule meet.kgotla: unknown type "TEA"`)
	}
	parley(t.Context(), nil, "", "rules", "test", "--rules", "no-such-folder").want(t, "no folder", exitFailed, "--rules: ", "no-such-folder")
	parley(t.Context(), nil, "", "rules", "fly").want(t, "no such command", exitUsage, "fly")
}
