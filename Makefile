# What people and machines run. "make" alone lists it.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help run test lint generate confidence golden codebook bench ci

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## sample articles at http://localhost:8080
	go run ./cmd/parley demo

test: ## every test this machine can run
	go test ./...

lint: ## gofmt, vet, staticcheck; golangci-lint where it is installed
	@files=$$(gofmt -l .); if [ -n "$$files" ]; then echo "gofmt -w is due on:"; echo "$$files"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...
	@if command -v golangci-lint >/dev/null; then golangci-lint run ./...; else echo "golangci-lint is not installed: left out"; fi

generate: ## the GraphQL server code, after a change of schema.graphqls
	go tool gqlgen generate

confidence: ## the weights of loader/extract/confidence.txt, after a change of what is read
	go run ./cmd/train-confidence -out loader/extract/confidence.txt -texts testdata/articles -fitted testdata/articles-gold testdata/gold/g-?[13579]-*.json

golden: ## rewrite the expected files of golden tests; read the diff before you commit it
	go test $$(grep -rlE '\("update",' --include='*_test.go' . | xargs -n1 dirname | sort -u) -update

codebook: ## CODEBOOK.md, after a change of rules
	go run ./cmd/parley rules codebook --gold testdata/gold --aside 'g-?[02468]-*' --out CODEBOOK.md

bench: ## the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

ci: ## what the build machine runs
	.ci/run
