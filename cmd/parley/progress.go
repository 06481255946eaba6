package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/parley-events/parley/loader"
)

// progress shows how a load goes: a line that moves on a terminal, else a line
// now and then.
type progress struct {
	out  io.Writer
	bar  *progressbar.ProgressBar
	done int
}

// everySoOften is how many articles lie between two lines in a log.
const everySoOften = 1000

func newProgress(out io.Writer) *progress {
	p := &progress{out: out}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("reading"),
			progressbar.OptionShowCount(), progressbar.OptionSetItsString("articles"), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish())
	}
	return p
}

func (p *progress) tell(step loader.Progress) {
	before := p.done / everySoOften
	p.done += step.Articles
	switch {
	case p.bar != nil:
		_ = p.bar.Add(step.Articles) // it can only fail to draw
	case p.done/everySoOften > before:
		fmt.Fprintf(p.out, "%d articles read\n", p.done)
	}
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
