package graph

// Net is what a stretch of the change log comes to, however many writes it took:
// an event that came and was changed again is new once.
type Net struct {
	fresh, changed, gone map[EventID]bool
}

// Add takes the next entries, in the order of the log.
func (n *Net) Add(log ...Change) {
	if n.fresh == nil {
		n.fresh, n.changed, n.gone = map[EventID]bool{}, map[EventID]bool{}, map[EventID]bool{}
	}
	for _, c := range log {
		switch c.Kind {
		case ChangeCreated:
			n.fresh[c.Event] = true
		case ChangeDeleted:
			n.delete(c.Event)
		default:
			n.change(c)
		}
	}
}

func (n *Net) delete(id EventID) {
	if n.fresh[id] {
		delete(n.fresh, id)
		return
	}
	delete(n.changed, id)
	n.gone[id] = true
}

// change: what holds the mentions of new events alone is new itself.
func (n *Net) change(c Change) {
	if len(c.Was) == 0 {
		return // hidden from the first
	}
	fresh := true
	for _, id := range c.Was {
		fresh = fresh && n.fresh[id]
	}
	for _, id := range c.Was {
		if id != c.Event && c.Kind != ChangeSplit { // it lives on in this one
			delete(n.fresh, id)
			delete(n.changed, id)
		}
	}
	if fresh {
		n.fresh[c.Event] = true
		return
	}
	delete(n.fresh, c.Event)
	n.changed[c.Event] = true
}

// Counts returns how many events are new, shown otherwise than before, and gone.
func (n *Net) Counts() (created, changed, deleted int) {
	return len(n.fresh), len(n.changed), len(n.gone)
}
