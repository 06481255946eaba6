package sqlite

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

var (
	readVersions = sqlOf("versions by id", `SELECT a.number, a.id, a.version, a.current, a.text_row
FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value`)
	saveArticle = sqlOf("save article", `INSERT INTO article
  (id, version, current, newest, publisher, day, published, text_row, json)
VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, 0, ?7)
ON CONFLICT (id, version) DO UPDATE SET newest = ?3, publisher = ?4, day = ?5, published = ?6, json = ?7`)
	setCurrent        = sqlOf("set current version", "UPDATE article SET current = ?2, text_row = ?3 WHERE number = ?1")
	retireMentions    = sqlOf("retire mentions", "UPDATE mention SET event = NULL WHERE article = ?1 AND event IS NOT NULL")
	deleteArticleText = sqlOf("delete article text", "DELETE FROM article_text WHERE rowid = ?1")
	insertArticleText = sqlOf("insert article text", "INSERT INTO article_text (rowid, title, words) VALUES (?1, ?2, ?3)")
)

// version is a stored version of an article.
type version struct {
	number, textRow int64
	id              graph.ArticleID
	name            string
	current         bool
}

type versionKey struct {
	id      graph.ArticleID
	version string
}

// saveArticles writes the articles and which version counts. It returns the
// versions of every article the update speaks of.
func saveArticles(t tx, u *resolve.Update) (map[versionKey]*version, error) {
	for i := range u.Articles {
		a := &u.Articles[i]
		var publisher any
		if a.Publisher != "" {
			publisher = graph.Fold(a.Publisher)
		}
		err := t.exec(saveArticle, string(a.ID), a.Version, newestKey(a), publisher,
			string(a.Published.Day()), a.Published.String(), encode(a))
		if err != nil {
			return nil, err
		}
	}
	var ids []graph.ArticleID
	for i := range u.Articles {
		ids = append(ids, u.Articles[i].ID)
	}
	for _, c := range u.Current {
		ids = append(ids, c.Article)
	}
	for i := range u.Mentions {
		ids = append(ids, u.Mentions[i].Article)
	}
	versions, err := versionsOf(t, unique(ids))
	if err != nil {
		return nil, err
	}
	return versions, setVersions(t, u, versions)
}

// newestKey orders articles by newest publication, then id, unknown last.
func newestKey(a *graph.Article) string {
	const endOfTime, unknown = 253402300800 + 86400, 999999999999
	if a.Published.IsZero() {
		return fmt.Sprintf("%012d%s", unknown, a.ID)
	}
	return fmt.Sprintf("%012d%s", endOfTime-a.Published.Time.Unix(), a.ID)
}

func versionsOf(t tx, ids []graph.ArticleID) (map[versionKey]*version, error) {
	versions := map[versionKey]*version{}
	err := t.each(readVersions, func(rows *sql.Rows) error {
		v := &version{}
		err := rows.Scan(&v.number, &v.id, &v.name, &v.current, &v.textRow)
		versions[versionKey{v.id, v.name}] = v
		return err
	}, listOf(ids))
	return versions, err
}

// setVersions moves what is current, and keeps the text of the current version
// in the full text. Mentions of the others are retired.
func setVersions(t tx, u *resolve.Update, versions map[versionKey]*version) error {
	now := map[graph.ArticleID]string{}
	for _, c := range u.Current {
		now[c.Article] = c.Version
	}
	rewritten := map[versionKey]*graph.Article{}
	for i := range u.Articles {
		rewritten[versionKey{u.Articles[i].ID, u.Articles[i].Version}] = &u.Articles[i]
	}
	var texts []articleText
	for key, v := range versions {
		current := v.current
		if name, moved := now[key.id]; moved {
			current = name == key.version
		}
		if current == v.current && (!current || rewritten[key] == nil) {
			continue
		}
		if v.current && !current {
			if err := t.exec(retireMentions, v.number); err != nil {
				return err
			}
		}
		v.current = current
		text, err := textOf(t, v, rewritten[key])
		if err != nil {
			return err
		}
		texts = append(texts, text)
	}
	return saveArticleTexts(t, texts)
}

// articleText is a version whose row in the full text changes.
type articleText struct {
	version      *version
	row          int64 // 0 where it is not current
	title, words string
}

// textOf returns the full text of a version; a is the article where it is at
// hand.
func textOf(t tx, v *version, a *graph.Article) (articleText, error) {
	if !v.current {
		return articleText{version: v}, nil
	}
	if a == nil {
		stored, err := keyed[int64, graph.Article](t, findVersions, listOf([]int64{v.number}))
		if err != nil {
			return articleText{}, err
		}
		a = &stored[v.number][0]
	}
	title, words := textColumns(a.Headline, graph.ArticleTokens(a))
	return articleText{v, textRow(a.Published.Day(), v.number), title, words}, nil
}

// saveArticleTexts writes rows as saveTexts does, and for its reason.
func saveArticleTexts(t tx, texts []articleText) error {
	slices.SortFunc(texts, func(a, b articleText) int {
		return cmp.Or(cmp.Compare(a.version.textRow, b.version.textRow), cmp.Compare(a.version.number, b.version.number))
	})
	for _, text := range texts {
		if text.version.textRow != 0 {
			if err := t.exec(deleteArticleText, text.version.textRow); err != nil {
				return err
			}
		}
		if err := t.exec(setCurrent, text.version.number, text.version.current, text.row); err != nil {
			return err
		}
	}
	slices.SortFunc(texts, func(a, b articleText) int { return cmp.Compare(a.row, b.row) })
	for _, text := range texts {
		if text.row != 0 {
			if err := t.exec(insertArticleText, text.row, text.title, text.words); err != nil {
				return err
			}
		}
	}
	return nil
}

// textColumns returns the tokens of a title, and those of the text that are
// not in it: every token stands once.
func textColumns(title string, tokens []string) (inTitle, others string) {
	first := unique(graph.Tokens(title))
	seen := make(map[string]bool, len(first))
	for _, t := range first {
		seen[t] = true
	}
	var rest strings.Builder
	for _, t := range tokens {
		if !seen[t] {
			rest.WriteString(t)
			rest.WriteByte(' ')
		}
	}
	return strings.Join(first, " "), rest.String()
}
