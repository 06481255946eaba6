package graphtest

import (
	"testing"
)

func runCases(t *testing.T, e Engine) {}
