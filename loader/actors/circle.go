package actors

import (
	"cmp"
	"slices"

	"github.com/parley-events/parley/graph"
)

// circle is people whom a sentence brings together, in a list or as the one who
// does something and the one it is done with.
type circle struct {
	members  []int // sorted
	sentence int
}

// gather keeps the circle of a sentence that has been read.
func (c *casting) gather(n int) {
	const kept = 60
	ids := c.couple(n)
	if c.plural.sentence == n && len(c.plural.members) > 1 {
		ids = c.plural.members
	}
	if len(ids) < 2 || slices.ContainsFunc(ids, func(id int) bool { return c.cast[id].actor.Kind != graph.Person }) {
		return
	}
	if len(c.circles) == kept {
		c.circles = c.circles[1:]
	}
	c.circles = append(c.circles, circle{members: slices.Sorted(slices.Values(ids)), sentence: n})
}

// circleOf finds "the two men", "the pair", "the same three" where the sentences
// just before name others too: those whom one sentence brought together, lately
// or most often, else those of whom the text speaks most. nil without.
func (c *casting) circleOf(n int, at *ref, fits func(int) bool) []int {
	if at.count < 2 {
		return nil
	}
	if ids := c.lastCircle(n, at.count, nearSeveral, fits); ids != nil {
		return ids
	}
	if ids := c.standingCircle(at.count); ids != nil && (fits == nil || !slices.ContainsFunc(ids, func(id int) bool { return !fits(id) })) {
		return ids
	}
	return c.protagonists(at.count, fits)
}

// lastCircle returns the last circle of a size all of whom fit, nil without one.
func (c *casting) lastCircle(n, count, far int, fits func(int) bool) []int {
	for k := len(c.circles) - 1; k >= 0 && n-c.circles[k].sentence <= far; k-- {
		o := &c.circles[k]
		if len(o.members) == count && (fits == nil || !slices.ContainsFunc(o.members, func(id int) bool { return !fits(id) })) {
			return slices.Clone(o.members)
		}
	}
	return nil
}

// standingCircle returns the circle of a size that the text tells of most, if it
// does so twice.
func (c *casting) standingCircle(count int) []int {
	var best []int
	most := 1
	for i := range c.circles {
		o := &c.circles[i]
		if len(o.members) != count {
			continue
		}
		times := 0
		for k := range c.circles {
			if slices.Equal(c.circles[k].members, o.members) {
				times++
			}
		}
		if times > most || times == most && times > 1 {
			best, most = o.members, times
		}
	}
	return slices.Clone(best)
}

// protagonists returns the people of whom the text has spoken clearly more than of
// any other, nil where the last of them stands out little.
func (c *casting) protagonists(count int, fits func(int) bool) []int {
	const fewest = 2 // namings of each
	told := map[int]int{}
	for k := max(0, len(c.said)-farthest); k < len(c.said); k++ {
		if t := &c.said[k]; t.kind == graph.Person && !t.quoted && (fits == nil || fits(t.member)) {
			told[t.member]++
		}
	}
	ids := make([]int, 0, len(told))
	for id := range told {
		ids = append(ids, id)
	}
	if len(ids) < count {
		return nil
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Or(cmp.Compare(told[b], told[a]), cmp.Compare(a, b)) })
	if told[ids[count-1]] < fewest || len(ids) > count && told[ids[count]]*3 > told[ids[count-1]]*2 {
		return nil
	}
	return slices.Sorted(slices.Values(ids[:count]))
}
