-- The facts. Rows hold the record as JSON; the other columns are what it is
-- found and ordered by. Numbers are the store's own and never leave it.

CREATE TABLE store (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL
);
INSERT INTO store VALUES (1, 0);

CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  current INTEGER NOT NULL, -- whether it is the version that counts
  newest TEXT NOT NULL,     -- sorts the newest publication first
  publisher TEXT,            -- folded, NULL where unknown
  day TEXT NOT NULL,        -- of publication, '' where unknown
  published TEXT NOT NULL,
  text_row INTEGER NOT NULL, -- in article_text, while it is current
  json TEXT NOT NULL,
  UNIQUE (id, version)
);
CREATE INDEX article_newest ON article (newest, publisher, day) WHERE current;

CREATE TABLE mention (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL,  -- the version it was read from
  occasion INTEGER NOT NULL, -- of the article, 0 where it stands alone
  event INTEGER,             -- that holds it, NULL where it is retired
  sentence INTEGER NOT NULL, -- where its sentence begins
  word INTEGER NOT NULL,     -- where its trigger begins
  json TEXT NOT NULL,
  UNIQUE (id, article)
);
CREATE INDEX mention_article ON mention (article, occasion);
CREATE INDEX mention_event ON mention (event) WHERE event IS NOT NULL;

CREATE TABLE decision (
  at TEXT NOT NULL,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (at, id)
) WITHOUT ROWID;

-- What is derived from them. An event has no index on its id: the id names the
-- mention that leads to it.

CREATE TABLE event (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,      -- its place in a listing, see sortkey.go
  sk TEXT NOT NULL,          -- graph.Event.SortKey
  latest INTEGER NOT NULL,   -- last day, as sortkey.go numbers days
  confidence REAL NOT NULL,
  sources INTEGER NOT NULL,
  text_row INTEGER NOT NULL, -- in event_text, 0 where it is hidden
  text_hash INTEGER NOT NULL,
  json TEXT NOT NULL
);

-- A term is one thing that events are listed under: an actor, a side, a place,
-- a type, … ; events counts those listed.
CREATE TABLE term (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  events INTEGER NOT NULL
);

-- The events under a term, by date. What spans more than wideDays stands under
-- the negative number of the term as well. traits are type, status and, under
-- actors and sides, roles: see posting.go.
CREATE TABLE listing (
  term INTEGER NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL,
  traits INTEGER NOT NULL,
  PRIMARY KEY (term, day, event)
) WITHOUT ROWID;

-- Full text, over tokens folded in Go: split at spaces, compared byte by byte.
CREATE VIRTUAL TABLE event_text USING fts5 (
  title, words, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE article_text USING fts5 (
  title, words, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE actor_text USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE place_text USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE actor (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,     -- folded, then the id: the order of lists
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  names TEXT NOT NULL,    -- JSON: name and aliases, folded
  keys TEXT NOT NULL,     -- JSON: the ids of its keys
  json TEXT NOT NULL
);
CREATE INDEX actor_list ON actor (name, kind, country);
CREATE INDEX actor_wikidata ON actor (wikidata) WHERE wikidata <> '';
CREATE TABLE actor_key (
  key TEXT PRIMARY KEY,
  actor INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE actor_name (
  name TEXT NOT NULL,
  actor INTEGER NOT NULL,
  PRIMARY KEY (name, actor)
) WITHOUT ROWID;

CREATE TABLE place (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  names TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX place_list ON place (name, kind, country);
CREATE TABLE place_name (
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (name, place)
) WITHOUT ROWID;

-- The occasions and the keys that bring together what may be one event.
CREATE TABLE occasion (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  keys TEXT NOT NULL -- JSON
);
CREATE TABLE block (
  key TEXT NOT NULL,
  occasion INTEGER NOT NULL,
  PRIMARY KEY (key, occasion)
) WITHOUT ROWID;

-- The store's own records.

CREATE TABLE change (
  revision INTEGER NOT NULL,
  event TEXT NOT NULL,
  kind TEXT NOT NULL,
  was TEXT NOT NULL, -- JSON
  PRIMARY KEY (revision, event, kind)
) WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  started TEXT NOT NULL,
  json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX job_started ON job (started, id);
