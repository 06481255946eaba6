package clean

import "testing"

func TestMend(t *testing.T) {
	const (
		one = "Envoys of the two countries met for five hours in Geneva."
		two = "They agreed to meet again next week, officials said."
		sub = "They agreed to meet again next week, officials said. The talks are the third."
	)
	for name, c := range map[string]struct {
		text  string
		prose []string
		want  string
	}{
		"sound":           {one + "\n" + two, []string{one, two}, one + "\n" + two},
		"glued":           {one + two, []string{one, two}, one + "\n" + two},
		"repeated":        {one + "\n" + two + "\n" + one, []string{one, two}, one + "\n" + two},
		"said twice":      {one + "\n" + two + "\n" + one, []string{one, two, one}, one + "\n" + two + "\n" + one},
		"quotes another":  {one + "\n" + sub, []string{one, two, sub}, one + "\n" + sub},
		"left out":        {one, []string{one, two}, one},
		"not on the page": {one + "\nA caption\nA caption", []string{one}, one + "\nA caption\nA caption"},
	} {
		if got := tidied(mend(c.text, c.prose)); got != tidied(c.want) {
			t.Errorf("%s: got %q, want %q", name, got, tidied(c.want))
		}
	}
}

func tidied(s string) string { s, _ = tidy(s, ""); return s }
