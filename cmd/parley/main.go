// Command parley turns news articles into a graph of dated events, and serves
// it as GraphQL. This file wires the commands together; each has a file.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitFailed      = 1 // something failed; what succeeded is done
	exitUsage       = 2
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends the program at once.
	go func() { <-ctx.Done(); stop() }()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, os.LookupEnv))
}

// streams are the program's standard input, output and error.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run is the program: arguments in, exit code out.
func run(ctx context.Context, args []string, s streams, env func(string) (string, bool)) int {
	root := newRoot(s, env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		fmt.Fprintf(s.err, "parley: %v\nTry: parley help\n", err)
		return exitUsage
	case ctx.Err() != nil:
		fmt.Fprintln(s.err, "parley: interrupted")
		return exitInterrupted
	case !errors.Is(err, errReported):
		fmt.Fprintf(s.err, "parley: %v\n", err)
	}
	return exitFailed
}

var (
	// errUsage marks a command line that cannot be understood.
	errUsage = errors.New("usage")
	// errReported marks a failure that the user has been told of already.
	errReported = errors.New("reported")
)

func newRoot(s streams, env func(string) (string, bool)) *cobra.Command {
	root := &cobra.Command{
		Use:   "parley",
		Short: "Who met whom, when, where, about what, and according to whom?",
		Long: `parley reads news articles into a graph of dated events and answers questions about it.

Every flag can be given as a variable too: --db-user is PARLEY_DB_USER.`,
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error { return fromEnvironment(c.Flags(), env) },
		// Without a command, help is what somebody looks for.
		RunE: func(c *cobra.Command, args []string) error { return c.Help() },
		Args: cobra.NoArgs,
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w: %v", errUsage, err) })
	root.AddCommand(newDemo(s), newLoad(s), newExtract(s), newEval(s), newRules(s), newServe(s), newDump(s), newRestore(s), newVersion(s))
	for _, c := range root.Commands() {
		c.Args = asUsage(c.Args)
	}
	root.Args = asUsage(root.Args)
	return root
}

// asUsage marks what a command says of its arguments as a matter of usage.
func asUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if check == nil {
			return nil
		}
		if err := check(c, args); err != nil {
			return fmt.Errorf("%w: %v", errUsage, err)
		}
		return nil
	}
}
