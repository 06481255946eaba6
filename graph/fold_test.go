package graph_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		" — … !":                "",
		"Steve  WITKOFF":        "steve witkoff",
		"Félix Tshisekedi":      "felix tshisekedi",
		"Erdoğan, İstanbul":     "erdogan istanbul",
		"Łódź Ærø Straße Þórr":  "lodz aero strasse thorr",
		"STRASSE ẞ":             "strasse ss",
		"Å":                     "a", // the sign for the unit
		"co-operation":          "co operation",
		"28-point U.S. plan":    "28 point u s plan",
		"Zelen\u00adsky":        "zelensky", // a soft hyphen
		"of\ufb01cials":         "officials",
		"Russia's":              "russia",
		"Russia’s RUSSIA'S":     "russia russia",
		"the envoys' talks":     "the envoys talks",
		"O'Brien":               "obrien",
		"Sana'a, Qur’an":        "sanaa quran",
		"Yel\u02b9tsin's":       "yeltsin",
		"Qur\u02bfan":           "quran",
		"'quoted' ‘quoted’":     "quoted quoted",
		"it's the '90s":         "it the 90s",
		"O'Sullivan's":          "osullivan",
		"Д'Артаньян":            "дартаньян",
		"Зеленський Їжак":       "зеленськии іжак",
		"Алёна":                 "алена",
		"Ψηφίς Κύπρος":          "ψηφισ κυπροσ",
		"مُحَمَّد أحمد":         "محمد احمد",
		"شی جن\u200cپنگ":        "شی جنپنگ", // with a zero-width non-joiner
		"नरेन्द्र मोदी":         "नरनदर मोदी",
		"习近平 普京":                "习近平 普京",
		"平壤、東京":                 "平壤 東京",
		"٢٠٢٥ 2025":             "٢٠٢٥ 2025",
		"broken \xff\xfe bytes": "broken bytes",
	} {
		if got := graph.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// Texts come with letters and their marks as one code point or as several.
func TestFoldTakesComposedAndDecomposedLettersAlike(t *testing.T) {
	for composed, decomposed := range map[string]string{
		"é": "e\u0301", "Å": "A\u030a", "ş": "s\u0327", "ễ": "e\u0302\u0303",
		"й": "и\u0306", "Ё": "Е\u0308", "ї": "і\u0308", "ў": "у\u0306",
		"ή": "η\u0301", "ΐ": "ι\u0308\u0301", "أ": "ا\u0654", "ئ": "ي\u0654",
	} {
		if got, want := graph.Fold(composed), graph.Fold(decomposed); got != want {
			t.Errorf("Fold(%q) = %q, but decomposed %q", composed, got, want)
		}
	}
}

func TestFoldOfEveryRuneIsFolded(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		once := graph.Fold("a" + string(r) + "b")
		if again := graph.Fold(once); again != once {
			t.Fatalf("%U folds to %q, that to %q", r, once, again)
		}
	}
}

func TestTokensAreCutBetweenRunes(t *testing.T) {
	for _, in := range []string{strings.Repeat("a", 100), strings.Repeat("я", 100), "a" + strings.Repeat("平", 100), strings.Repeat("ß", 100)} {
		got := graph.Tokens(in)
		if len(got) != 1 || len(got[0]) > graph.MaxToken || len(got[0]) < graph.MaxToken-2 || !utf8.ValidString(got[0]) {
			t.Errorf("%q: got %q", in, got)
		}
	}
}

func TestTokensKeepTheOrder(t *testing.T) {
	got := graph.Tokens("Witkoff and Kushner met Putin; Putin's aide met Witkoff.")
	want := []string{"witkoff", "and", "kushner", "met", "putin", "putin", "aide", "met", "witkoff"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Russia's O'Brien", "Å ǅ İ ſ", "ﬁ\u0301", "a\u200bb", strings.Repeat("ß", 40), "''s", "x's's", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := graph.Fold(s)
		if again := graph.Fold(folded); again != folded {
			t.Errorf("%q folds to %q, that to %q", s, folded, again)
		}
		for _, tok := range graph.Tokens(s) {
			if tok == "" || len(tok) > graph.MaxToken || !utf8.ValidString(tok) || strings.Contains(tok, " ") {
				t.Errorf("%q: token %q", s, tok)
			}
		}
		if upper := graph.Fold(strings.ToUpper(s)); isASCII(s) && upper != folded {
			t.Errorf("%q folds to %q, in capitals to %q", s, folded, upper)
		}
	})
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
