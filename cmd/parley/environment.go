package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// variable returns the environment variable of a flag: --db-user is
// PARLEY_DB_USER.
func variable(flag string) string {
	return "PARLEY_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// fromEnvironment sets every flag that the command line left alone and a
// variable names. The command line wins.
func fromEnvironment(flags *pflag.FlagSet, env func(string) (string, bool)) error {
	var errs []error
	flags.VisitAll(func(f *pflag.Flag) {
		value, ok := env(variable(f.Name))
		if !ok || f.Changed || f.Name == "help" {
			return
		}
		if err := flags.Set(f.Name, value); err != nil {
			errs = append(errs, fmt.Errorf("%w: variable %s: %v", errUsage, variable(f.Name), err))
		}
	})
	return errors.Join(errs...)
}
