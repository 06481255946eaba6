package resolve_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
)

func TestTitle(t *testing.T) {
	const (
		planned   = graph.Planned
		cancelled = graph.Cancelled
		denied    = graph.Denied
	)
	for want, r := range map[string]report{
		"Putin, Kushner and Witkoff met at Kremlin":               {who: "Putin RU HOST, Witkoff US, Kushner US", where: kremlin},
		"Umerov and Witkoff to meet in Miami":                     {who: "Witkoff US, Umerov UA", where: "Miami, US", status: planned},
		"Meeting between Putin and Trump in Budapest (cancelled)": {who: "Trump US, Putin RU", where: "Budapest, Hungary", status: cancelled},
		"Meeting of Putin, Trump and Xi (denied)":                 {who: "Trump US, Putin RU, Xi CN", status: denied},
		"Trump held a meeting in Alaska":                          {who: "Trump US", where: "Alaska"},
		"Meeting with Trump in Alaska (cancelled)":                {who: "Trump US", where: "Alaska", status: cancelled},
		"Costa, Macron, Merz and others met":                      {who: "Macron FR, Merz DE, Starmer GB, Rutte NL, Costa EU"},
		"Trump and Zelensky spoke by phone":                       {what: graph.Call, who: "Trump US, Zelensky UA"},
		"Call between Trump and Zelensky (denied)":                {what: graph.Call, who: "Trump US, Zelensky UA", status: denied},
		"Putin visited Modi in New Delhi":                         {what: graph.Visit, who: "Putin RU VISITOR, Modi IN HOST", where: "New Delhi, India"},
		"Putin to visit New Delhi":                                {what: graph.Visit, who: "Putin RU VISITOR", where: "New Delhi, India", status: planned},
		"Visit of Putin to New Delhi (cancelled)":                 {what: graph.Visit, who: "Putin RU VISITOR", where: "New Delhi, India", status: cancelled},
		"Putin made a visit":                                      {what: graph.Visit, who: "Putin RU VISITOR"},
		"Trump (Truth Social): “Peace is close”":                  {what: graph.Statement, who: "Trump US", channel: "Truth Social", says: "“Peace is close,”"},
		"Zelensky: Ukraine would not give up land":                {what: graph.Statement, who: "Zelensky UA", says: "Ukraine would not give up land"},
		"Zelensky made a statement (X)":                           {what: graph.Statement, who: "Zelensky UA", channel: "X"},
		"Officials made a statement to Hamas":                     {what: graph.Statement, who: "officials US, Hamas PS ADDRESSEE"},
		"Zelensky to make a statement":                            {what: graph.Statement, who: "Zelensky UA", says: "his plan", status: planned},
		"Driscoll put forward a proposal to Zelensky in Kyiv":     {what: graph.Proposal, who: "Driscoll US, Zelensky UA TARGET", where: "Kyiv, Ukraine"},
		"Aliyev and Pashinyan reached an agreement in Washington": {what: graph.Agreement, who: "Aliyev AZ, Pashinyan AM", where: "Washington, US"},
		"Agreement between Poroshenko and Putin (denied)":         {what: graph.Agreement, who: "Poroshenko UA, Putin RU", status: denied},
		"Turkey turned down Finland and Sweden":                   {what: graph.Rejection, who: "Turkey TR, Finland FI TARGET, Sweden SE TARGET"},
		"Rejection of Finland by Turkey (denied)":                 {what: graph.Rejection, who: "Turkey TR, Finland FI TARGET", status: denied},
		"Burhan said no in Khartoum":                              {what: graph.Rejection, who: "Burhan SD", where: "Khartoum, Sudan"},
		"Sudan appealed to Guterres":                              {what: graph.Request, who: "Sudan SD, Guterres UN TARGET"},
		"Zelensky accused Putin in Kyiv":                          {what: graph.Accusation, who: "Zelensky UA, Putin RU TARGET", where: "Kyiv, Ukraine"},
		"Accusation against Putin":                                {what: graph.Accusation, who: "Putin RU TARGET"},
		"Trump to threaten Iran":                                  {what: graph.Threat, who: "Trump US, Iran IR TARGET", status: planned},
		"Britain imposed sanctions on Lukoil and Rosneft":         {what: graph.Sanction, who: "Britain GB, Rosneft RU TARGET, Lukoil RU TARGET"},
		"Sanctions on Lukoil (planned)":                           {what: graph.Sanction, who: "Lukoil RU TARGET", status: planned},
		"Lukashenko made a concession":                            {what: graph.Concession, who: "Lukashenko BY"},
		"Britain gave aid to Ukraine":                             {what: graph.Aid, who: "Britain GB, Ukraine UA TARGET"},
		"Russia attacked Ukraine in Odesa":                        {what: graph.Attack, who: "Russia RU, Ukraine UA TARGET", where: "Odesa, Ukraine"},
		"Attack on Hezbollah in Lebanon":                          {what: graph.Attack, who: "Hezbollah LB TARGET", where: "Lebanon"},
		"Belarus mobilised forces":                                {what: graph.Mobilization, who: "Belarus BY"},
		"Britain withdrew from Eurogroup":                         {what: graph.Withdrawal, who: "Britain GB, Eurogroup EU TARGET"},
		"Russia withdrew from Kherson":                            {what: graph.Withdrawal, who: "Russia RU", where: "Kherson, Ukraine"},
		"Withdrawal by Russia from Kherson (denied)":              {what: graph.Withdrawal, who: "Russia RU", where: "Kherson, Ukraine", status: denied},
		"Detectives moved against Yermak in Kyiv":                 {what: graph.Coercion, who: "detectives UA, Yermak UA TARGET", where: "Kyiv, Ukraine"},
		"Workers to protest against Ford":                         {what: graph.Protest, who: "workers US, Ford US TARGET", status: planned},
		"Change of office of Umerov by Zelensky":                  {what: graph.Appointment, who: "Zelensky UA, Umerov UA TARGET"},
		"Change of office of Yermak":                              {what: graph.Appointment, who: "Yermak UA"},
		"Change of office of Aoun (planned)":                      {what: graph.Appointment, who: "Aoun LB TARGET", status: planned},
	} {
		_, events := joined(t, []report{r})
		if got := events[0].Title; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Every type has its words, whatever is known.
func TestTitleOfEveryType(t *testing.T) {
	for _, et := range graph.EventTypes() {
		for _, status := range []graph.Status{graph.Planned, graph.Occurred, graph.Cancelled, graph.Denied} {
			for _, who := range []string{"Ann US", "Ann US, Ben GB TARGET", "Ben GB TARGET"} {
				for _, where := range []string{"", "Paris, France"} {
					_, events := joined(t, []report{{what: et, status: status, who: who, where: where}})
					title := events[0].Title
					if strings.Contains(title, "  ") || strings.TrimSpace(title) != title || title == "" ||
						strings.Count(title, "Ben") != strings.Count(who, "Ben") || strings.Count(title, "Ann") != strings.Count(who, "Ann") ||
						strings.Contains(title, "Paris") != (where != "") || title[:1] != strings.ToUpper(title[:1]) {
						t.Errorf("%s %s of %q at %q: %q", status, et, who, where, title)
					}
				}
			}
		}
	}
}

func TestTitleCutsWhatWasSaid(t *testing.T) {
	for says, want := range map[string]string{
		strings.Repeat("word ", 15):                                        "Ann: " + strings.Repeat("word ", 14) + "…",
		"“" + strings.Repeat("word ", 15):                                  "Ann: “" + strings.Repeat("word ", 14) + "…”",
		"He said he was “very " + strings.Repeat("much ", 15) + "pleased”": "Ann: He said he was “very " + strings.Repeat("much ", 9) + "…”",
		"one,\n two;":            "Ann: one, two",
		strings.Repeat("平", 200): "Ann: " + strings.Repeat("平", 120) + " …",
		"“ ”":                    "Ann made a statement",
	} {
		_, events := joined(t, []report{{what: graph.Statement, who: "Ann US", says: says}})
		if got := events[0].Title; got != want || !utf8.ValidString(got) {
			t.Errorf("%q: got %q, want %q", says, got, want)
		}
	}
}
