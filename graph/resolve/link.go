package resolve

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// link scores how well two occasions fit as one event; 0 is not at all. It is
// symmetric, and looks at nothing but the two. A narrow and a wide occasion
// link more carefully than two narrow ones; two wide ones never do.
func link(a, b *unit) float64 {
	switch {
	case a.class != b.class || a.ruled || b.ruled || !a.narrow() && !b.narrow():
		return 0
	case !a.bounded() || !b.bounded() || a.from > b.to || b.from > a.to:
		return 0
	case overlaps(a.articles, b.articles):
		return 0 // what one article keeps apart never joins
	case placesConflict(a.place, b.place) || clocksConflict(a, b):
		return 0
	}
	score := 0.0
	switch {
	case a.class.Consult():
		score = fitConsult(a, b)
	case a.class == graph.Statement:
		score = fitStatement(a, b)
	default:
		score = fitDeed(a, b)
	}
	if score == 0 {
		return 0
	}
	if a.from == b.from && a.to == b.to {
		score++
	}
	if placesMeet(a.place, b.place) {
		score++
	}
	return score
}

func careful(a, b *unit) bool { return !a.narrow() || !b.narrow() }

// fitConsult: the same people met. Sharing two is not enough: a bilateral
// beside a trilateral are two events, so the sides must be the same.
func fitConsult(a, b *unit) float64 {
	na, nb := a.named(), b.named()
	shared := common(na, nb)
	switch {
	case shared == 0, !sidesFit(a, b, shared == min(len(na), len(nb))):
		return 0
	case shared == 1 && !placesMeet(a.place, b.place):
		return 0
	case (a.undated || b.undated) && !placesMeet(a.place, b.place) && shared < max(len(na), len(nb)):
		return 0 // without a date, the same place or the same people
	}
	return jaccard(shared, len(na), len(nb))
}

// sidesFit: the same sides met. Hosts and mediators are left out of one article
// and named in another, where the others are a meeting without them. Where an
// occasion names one side only, that side's people do not tell whom they met:
// everyone the one names must then be among those of the other (contained).
func sidesFit(a, b *unit, contained bool) bool {
	if len(a.sides) < 2 || len(b.sides) < 2 {
		return contained && overlaps(a.sides, b.sides)
	}
	return slices.Equal(a.sides, b.sides) || len(a.principal) > 1 && slices.Equal(a.principal, b.principal)
}

// sharedWords is how many words two statements must share to be the same where
// speaker and day do not say so.
const sharedWords = 5

// fitStatement: one speaker, one day. Two channels are two statements, and an
// undated one is the same only by its words.
func fitStatement(a, b *unit) float64 {
	sa, sb := a.anchors(), b.anchors()
	shared := common(sa, sb)
	words := common(a.words, b.words)
	same := words >= sharedWords && 2*words >= min(len(a.words), len(b.words))
	switch {
	case shared == 0 || shared < min(len(sa), len(sb)):
		return 0
	case careful(a, b) && !same:
		return 0
	case a.channel != "" && b.channel != "" && a.channel != b.channel && !same && !quoted(a, b):
		return 0
	}
	return jaccard(shared, len(sa), len(sb)) + jaccard(words, len(a.words), len(b.words))
}

// quoted: both quote the same words, two at least, however little of them.
func quoted(a, b *unit) bool {
	return slices.ContainsFunc(a.quotes, func(x string) bool {
		return slices.ContainsFunc(b.quotes, func(y string) bool {
			if len(x) > len(y) {
				x, y = y, x
			}
			return strings.Contains(x, " ") && strings.Contains(" "+y+" ", " "+x+" ")
		})
	})
}

// fitDeed: the same doers did it to the same others.
func fitDeed(a, b *unit) float64 {
	score := 0.0
	for _, role := range []graph.Role{graph.RoleSource, graph.RoleTarget, graph.RoleParticipant} {
		ra, rb := a.actorsIn(role), b.actorsIn(role)
		shared := common(ra, rb)
		if shared == 0 && role == graph.RoleTarget && (a.standsFor(b, role) || b.standsFor(a, role)) {
			shared = 1
		}
		switch {
		case len(ra) > 0 && len(rb) > 0 && shared == 0:
			return 0
		case careful(a, b) && len(ra)+len(rb) > 0 && shared == 0:
			return 0 // undated and vague: all of it must be there
		case careful(a, b) && role == graph.RoleSource && shared < max(len(ra), len(rb)):
			return 0 // what one does is not what two do together
		case role == graph.RoleParticipant && !slices.Equal(ra, rb):
			return 0 // parties to a deal
		}
		score += jaccard(shared, len(ra), len(rb))
	}
	return score
}

// standsFor: in the role, u names the side that somebody in o acted for.
func (u *unit) standsFor(o *unit, role graph.Role) bool {
	return slices.ContainsFunc(o.parts, func(p part) bool {
		return p.role == role && p.side != "" && p.side != p.actor && slices.Contains(u.actorsIn(role), p.side)
	})
}

// placesConflict: both known, and neither lies in the other.
func placesConflict(a, b []graph.PlaceID) bool {
	return len(a) > 0 && len(b) > 0 && !placesMeet(a, b)
}

// placesMeet: both known, and one is or lies in the other.
func placesMeet(a, b []graph.PlaceID) bool {
	return len(a) > 0 && len(b) > 0 && (slices.Contains(b, a[0]) || slices.Contains(a, b[0]))
}

// clocksConflict: both give an hour, two hours or more apart. Hours of two zones
// compare only where both are offsets.
func clocksConflict(a, b *unit) bool {
	x, zoneX := a.clock()
	y, zoneY := b.clock()
	if x < 0 || y < 0 {
		return false
	}
	if zoneX != zoneY && zoneX != "" && zoneY != "" {
		eastX, okX := minutesEast(zoneX)
		eastY, okY := minutesEast(zoneY)
		if !okX || !okY {
			return false
		}
		x, y = x-eastX, y-eastY
	}
	return max(x-y, y-x) >= 120
}

// minutesEast reads an offset, "+03:00" or "UTC"; the name of a zone has none
// that a day could be without.
func minutesEast(zone string) (int, bool) {
	if zone == "UTC" {
		return 0, true
	}
	if len(zone) != len("+03:00") || zone[0] != '+' && zone[0] != '-' {
		return 0, false
	}
	east := minutes(zone[1:])
	if zone[0] == '-' {
		east = -east
	}
	return east, true
}

// minutes reads "15:04".
func minutes(clock string) int {
	return int(clock[0]-'0')*600 + int(clock[1]-'0')*60 + int(clock[3]-'0')*10 + int(clock[4]-'0')
}

func overlaps[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}

// common counts the values in both of two sorted lists.
func common[T ~string](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func jaccard(shared, a, b int) float64 {
	if a+b == shared {
		return 0
	}
	return float64(shared) / float64(a+b-shared)
}
