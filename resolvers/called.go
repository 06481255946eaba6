package resolvers

import (
	"context"
	"errors"
	"fmt"

	"github.com/parley-events/parley/graph"
)

// partPage is enough of what has a name as a part to list it as ambiguous and
// to know of more.
var partPage = graph.Page{First: maxCandidates + 1}

// called returns for each name what has it, else what has all its words in one
// of its names: "Lavrov" is Sergei Lavrov where no article wrote the surname
// alone. It asks once for all names, and once more for each that nothing has.
func called[T any](
	ctx context.Context, names []string,
	whole func(context.Context, []string) ([][]T, error), part func(name string) ([]T, error),
) ([][]T, error) {
	for _, name := range names {
		if err := checkName(name); err != nil {
			return nil, err
		}
	}
	found, err := whole(ctx, names)
	if err != nil {
		return nil, err
	}
	parts := map[string][]T{} // by folded name
	for i, name := range names {
		if len(found[i]) > 0 {
			continue
		}
		folded := graph.Fold(name)
		if _, asked := parts[folded]; !asked {
			if parts[folded], err = part(name); err != nil {
				return nil, err
			}
			if len(parts[folded]) == 0 {
				break // one that is not found is the answer to the query
			}
		}
		found[i] = parts[folded]
	}
	return found, nil
}

// checkName refuses a name without a letter or digit: it folds to what stands
// for no filter.
func checkName(name string) error {
	if graph.Fold(name) == "" {
		return fmt.Errorf("%w name %s: the name is empty", graph.ErrInvalid, quoted(name))
	}
	return nil
}

// orSearch says how to find what no name led to.
func orSearch(err error, name *string) error {
	if name == nil || !errors.Is(err, graph.ErrNotFound) {
		return err
	}
	return fmt.Errorf("%w: try search(query: %s)", err, quoted(*name))
}
