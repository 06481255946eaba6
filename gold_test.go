package parley_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// goldArticle is one annotated article of testdata/gold/NAME.json.
type goldArticle struct {
	ID        string      `json:"id"`
	Published string      `json:"published"`
	Events    []goldEvent `json:"events"`
}

type goldEvent struct {
	ID           string            `json:"id"`
	Type         string            `json:"type"`
	Status       string            `json:"status"`
	Date         *string           `json:"date"`      // EDTF level 1
	DateText     *string           `json:"date_text"` // words of the article
	Place        *goldPlace        `json:"place"`
	Participants []goldParticipant `json:"participants"`
	Channel      *string           `json:"channel"`
	Optional     bool              `json:"optional"`
	Quote        string            `json:"quote"`
}

type goldPlace struct {
	Names   []string `json:"names"`
	Country *string  `json:"country"`
}

type goldParticipant struct {
	Names   []string `json:"names"`
	Kind    string   `json:"kind"`
	Role    string   `json:"role"`
	Country *string  `json:"country"`
}

var (
	goldTypes = strings.Fields("MEETING CALL VISIT STATEMENT PROPOSAL AGREEMENT REJECTION REQUEST ACCUSATION THREAT " +
		"SANCTION CONCESSION AID ATTACK MOBILIZATION WITHDRAWAL COERCION PROTEST APPOINTMENT")
	goldStatuses = strings.Fields("OCCURRED PLANNED CANCELLED DENIED")
	goldKinds    = strings.Fields("PERSON ORGANIZATION COUNTRY GROUP")
	goldChannels = []string{"reporters", "press conference", "statement", "joint statement", "X", "Twitter", "Facebook",
		"Truth Social", "social media", "television address", "video address", "video message", "letter", "interview", "speech", "conference",
		"Telegram", "Instagram", "radio", "television", "conference call", "parliament", "column", "book"}
)

// goldRoles are the roles each type may have; types that are not listed are
// deeds, with who did it, to whom, and who took part in a joint one.
func goldRoles(eventType string) []string {
	switch eventType {
	case "MEETING", "CALL":
		return []string{"PARTICIPANT", "HOST", "MEDIATOR"}
	case "VISIT":
		return []string{"VISITOR", "HOST"}
	case "STATEMENT":
		return []string{"SPEAKER", "ADDRESSEE"}
	}
	return []string{"SOURCE", "TARGET", "PARTICIPANT"}
}

func TestGold(t *testing.T) {
	annotated, err := filepath.Glob("testdata/gold/*.json")
	if err != nil || len(annotated) == 0 {
		t.Fatalf("no annotated articles: %v", err)
	}
	texts, err := filepath.Glob("testdata/gold/*.txt")
	if err != nil || len(texts) != len(annotated) {
		t.Errorf("%d texts, %d annotations", len(texts), len(annotated))
	}
	for _, path := range annotated {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile("testdata/gold/" + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			dec := json.NewDecoder(bytes.NewReader(raw))
			dec.DisallowUnknownFields()
			var article goldArticle
			if err := dec.Decode(&article); err != nil {
				t.Fatal(err)
			}
			front, body, ok := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
			if !ok {
				t.Fatal("no front matter")
			}
			if article.ID != name {
				t.Errorf("id %q", article.ID)
			}
			for _, line := range []string{"title: ", "outlet: ", "published: " + article.Published} {
				if !slices.ContainsFunc(strings.Split(front, "\n"), func(l string) bool { return strings.HasPrefix(l, line) }) {
					t.Errorf("front matter has no %q", line)
				}
			}
			published, err := time.Parse(time.DateOnly, article.Published)
			if err != nil {
				t.Fatal(err)
			}
			checkWrittenDates(t, body, published)
			counted := 0
			for i, e := range article.Events {
				if e.ID != fmt.Sprintf("e%d", i+1) {
					t.Errorf("event %d is called %s", i+1, e.ID)
				}
				if !e.Optional {
					counted++
				}
				checkGoldEvent(t, e, body)
			}
			if counted < 10 {
				t.Errorf("%d events", counted)
			}
		})
	}
}

func checkGoldEvent(t *testing.T, e goldEvent, body string) {
	t.Helper()
	if !slices.Contains(goldTypes, e.Type) || !slices.Contains(goldStatuses, e.Status) {
		t.Errorf("%s: %s %s", e.ID, e.Type, e.Status)
	}
	if e.Quote == "" || strings.Contains(e.Quote, "\n") || !strings.Contains(body, e.Quote) {
		t.Errorf("%s: the quote is not in the text: %s", e.ID, e.Quote)
	}
	if e.Channel != nil && !slices.Contains(goldChannels, *e.Channel) {
		t.Errorf("%s: channel %s", e.ID, *e.Channel)
	}
	if e.Place != nil && (len(e.Place.Names) == 0 || !isCountryCode(e.Place.Country)) {
		t.Errorf("%s: place %v", e.ID, e.Place.Names)
	}
	if len(e.Participants) == 0 {
		t.Errorf("%s: nobody took part", e.ID)
	}
	for _, p := range e.Participants {
		if len(p.Names) == 0 || slices.Contains(p.Names, "") || !slices.Contains(goldKinds, p.Kind) || !isCountryCode(p.Country) {
			t.Errorf("%s: participant %v %s", e.ID, p.Names, p.Kind)
		}
		if !slices.Contains(goldRoles(e.Type), p.Role) {
			t.Errorf("%s: a %s has no %s", e.ID, e.Type, p.Role)
		}
		if !slices.ContainsFunc(p.Names, func(n string) bool { return strings.Contains(strings.ToLower(body), stem(n)) }) {
			t.Errorf("%s: the text names none of %v", e.ID, p.Names)
		}
	}
	if e.Date != nil && !isEDTF(*e.Date) {
		t.Errorf("%s: date %s", e.ID, *e.Date)
	}
	if e.DateText != nil {
		if e.Date == nil && weekdayIn(*e.DateText) >= 0 || !strings.Contains(body, *e.DateText) {
			t.Errorf("%s: date text %q", e.ID, *e.DateText)
		}
		if day := weekdayIn(*e.DateText); day >= 0 && e.Date != nil {
			if d, err := time.Parse(time.DateOnly, *e.Date); err == nil && int(d.Weekday()) != day {
				t.Errorf("%s: %s is no %s", e.ID, *e.Date, *e.DateText)
			}
		}
	}
}

// stem is what is left of a name in "Mozambican" and "Palestinians".
func stem(name string) string {
	const letters = 5
	r := []rune(strings.ToLower(name))
	return string(r[:min(len(r), letters)])
}

func isCountryCode(code *string) bool {
	return code == nil || len(*code) == 2 && strings.ToUpper(*code) == *code
}

// isEDTF accepts what the annotations use of EDTF level 1: year, month,
// season, day, and intervals of them, which may be open.
func isEDTF(date string) bool {
	from, to, interval := strings.Cut(date, "/")
	if interval {
		return (from == ".." || isEDTF(from)) && (to == ".." || isEDTF(to))
	}
	if year, season, ok := strings.Cut(date, "-"); ok && len(year) == 4 && slices.Contains([]string{"21", "22", "23", "24"}, season) {
		return true
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, date); err == nil {
			return true
		}
	}
	return false
}

// weekdayIn returns the one weekday that a phrase names (Sunday is 0), or -1.
func weekdayIn(phrase string) int {
	found := -1
	for day := time.Sunday; day <= time.Saturday; day++ {
		if strings.Contains(phrase, day.String()) {
			if found >= 0 {
				return -1
			}
			found = int(day)
		}
	}
	return found
}

var writtenDate = regexp.MustCompile(`\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?(?:(\d{1,2}) ([A-Z][a-z]{2})[a-z]*|([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}))\b(?:,? (\d{4}))?`)

// checkWrittenDates compares every weekday that a text writes beside a day of
// the month with the calendar; without a year it is that of
// publication or the one before.
func checkWrittenDates(t *testing.T, body string, published time.Time) {
	t.Helper()
	for _, m := range writtenDate.FindAllStringSubmatch(body, -1) {
		years := []string{m[6]}
		if m[6] == "" {
			years = []string{fmt.Sprint(published.Year()), fmt.Sprint(published.Year() - 1)}
		}
		if !slices.ContainsFunc(years, func(year string) bool {
			d, err := time.Parse("2 Jan 2006", m[2]+m[5]+" "+m[3]+m[4]+" "+year)
			return err != nil || d.Weekday().String() == m[1]+"day"
		}) {
			t.Errorf("%q is no such day", m[0])
		}
	}
}
