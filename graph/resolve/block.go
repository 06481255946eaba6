package resolve

import "github.com/parley-events/parley/graph"

// Block keys bring together occasions that may be one event, so that a write
// reads no more than it can touch. Days and months sort, so a wide occasion
// finds narrow ones by range:
//
//	N|MEETING|act-…|2025-12-02  a narrow occasion, an actor of it, a day of it
//	W|MEETING|act-…|2025-12     a wide one, a month it may lie in
//	S|art-…#3                   a session of that occasion
func narrowKey(u *unit, actor graph.ActorID, d graph.Day) string {
	return "N|" + string(u.class) + "|" + string(actor) + "|" + string(d)
}

func wideKey(u *unit, actor graph.ActorID, month string) string {
	return "W|" + string(u.class) + "|" + string(actor) + "|" + month
}

func sessionKey(o graph.OccasionID) string { return "S|" + string(o) }

// keys are those the occasion stands under.
func (u *unit) keys() []string {
	var keys []string
	for _, e := range u.evidence {
		keys = append(keys, e.sessionKeys()...)
	}
	if !u.ruled && u.bounded() {
		for _, a := range u.anchors() {
			if u.narrow() {
				for _, d := range u.days {
					keys = append(keys, narrowKey(u, a, d))
				}
				continue
			}
			for _, m := range u.months {
				keys = append(keys, wideKey(u, a, m))
			}
		}
	}
	return sorted(keys)
}

// sessionKeys is the key that the talks of a session find it by.
func (e *evidence) sessionKeys() []string {
	if e.SessionOf == 0 {
		return nil
	}
	return []string{sessionKey(graph.InOccasion(e.Article, e.SessionOf))}
}

// neighbours are the keys and ranges under which whatever may link with the
// occasion stands.
func (u *unit) neighbours() (keys []string, ranges []KeyRange) {
	for _, e := range u.evidence {
		if e.Occasion > 0 {
			keys = append(keys, sessionKey(e.OccasionID()))
		}
	}
	if u.ruled || !u.bounded() {
		return keys, nil
	}
	for _, a := range u.anchors() {
		if u.narrow() {
			for _, d := range u.days {
				keys = append(keys, narrowKey(u, a, d))
			}
			for _, m := range u.months {
				keys = append(keys, wideKey(u, a, m))
			}
		} else if len(u.months) > 0 {
			// A narrow occasion of several days may begin before the range and
			// reach into it: it stands under each of its days.
			ranges = append(ranges, KeyRange{narrowKey(u, a, u.from), narrowKey(u, a, u.to)})
		}
	}
	return keys, ranges
}

// A wide occasion over more months than these stands alone.
const maxMonths = 13

// months lists the months from..to touch, "2025-12"; none where they are more
// than a wide occasion may have.
func months(from, to graph.Day) []string {
	last := string(to[:len("2006-01")])
	var list []string
	for m := string(from[:len(last)]); len(list) < maxMonths; m = monthAfter(m) {
		list = append(list, m)
		if m == last {
			return list
		}
	}
	return nil
}

func monthAfter(month string) string {
	return graph.Day(month+"-28").Time().AddDate(0, 0, 4).Format("2006-01")
}
