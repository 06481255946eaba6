package syntax_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"
)

// The card must speak of the model that ships.
func TestModelCard(t *testing.T) {
	model, err := os.ReadFile("model/en.bin")
	if err != nil {
		t.Fatal(err)
	}
	card, err := os.ReadFile("model/MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(model)); !strings.Contains(string(card), sum) {
		t.Errorf("model/MODEL.md does not give the SHA-256 of en.bin, %s", sum)
	}
}
