// Look-ups by id and by name, and the store's own records.

// name: read_statistics
// The counts come from the count store, the days from the ends of an index.
RETURN COUNT { (:Article) } AS articles, COUNT { (:Mention) } AS mentions, COUNT { (:Event) } AS events,
       COUNT { (:Actor) } AS actors, COUNT { (:Place) } AS places,
       head(COLLECT { MATCH (e:Event) WHERE e.earliest > '' RETURN e.earliest ORDER BY e.earliest LIMIT 1 }) AS earliest,
       head(COLLECT { MATCH (e:Event) WHERE e.latest > '' RETURN e.latest ORDER BY e.latest DESC LIMIT 1 }) AS latest,
       head(COLLECT { MATCH (s:Store {name: 'parley'}) RETURN s.revision }) AS revision;

// name: read_events
UNWIND $p.ids AS id
MATCH (:Mention {id: id})-[:OF]->(e)
RETURN id, e.data AS data;

// name: read_mentions
UNWIND $p.ids AS id
MATCH (m:Reading) WHERE m.key STARTS WITH id + '/'
MATCH (m)-[:IN]->(v:ArticleVersion)
OPTIONAL MATCH (m)-[:OF]->(e)
RETURN id, m.data AS data, v.published AS published, m:Mention AS current, e.id AS event;

// name: read_current
UNWIND $p.ids AS id
MATCH (m:Mention {id: id})
RETURN id;

// name: read_versions
UNWIND $p.ids AS id
MATCH (v:ArticleVersion) WHERE v.key STARTS WITH id + '/'
RETURN v.data AS data;

// name: read_mentions_of_articles
UNWIND $p.ids AS id
MATCH (:Article {id: id})<-[:IN]-(m:Mention)
RETURN m.data AS data;

// name: read_actors
UNWIND $p.ids AS id
MATCH (:ActorKey {id: id})-[:KEY_OF]->(a:Actor)
RETURN id, a.data AS data;

// name: read_places
UNWIND $p.ids AS id
MATCH (p:Place {id: id})
RETURN id, p.data AS data;

// name: read_articles
UNWIND $p.ids AS id
MATCH (a:Article {id: id})
RETURN id, a.data AS data;

// name: read_actors_named
UNWIND $p.ids AS id
MATCH (:Name {fold: id})<-[:NAMED]-(a:Actor)
RETURN id, a.data AS data ORDER BY a.sk;

// name: read_actors_by_wikidata
UNWIND $p.ids AS id
MATCH (a:Actor {wikidata: id})
RETURN id, a.data AS data ORDER BY a.sk;

// name: read_places_named
UNWIND $p.ids AS id
MATCH (:Name {fold: id})<-[:NAMED]-(p:Place)
RETURN id, p.data AS data ORDER BY p.sk;

// name: read_revision_sizes
// Every revision listed has an entry, so a limit of entries limits revisions.
MATCH (r:Revision) USING INDEX r:Revision(revision, part)
WHERE r.revision > $p.since AND r.part IS NOT NULL
WITH r.revision AS revision, r.entries AS entries
RETURN revision, sum(entries) AS entries ORDER BY revision LIMIT $p.limit;

// name: read_revisions
MATCH (r:Revision) USING INDEX r:Revision(revision, part)
WHERE r.revision > $p.since AND r.revision <= $p.until AND r.part IS NOT NULL
RETURN r.data AS data ORDER BY r.revision, r.part;

// name: read_job
MATCH (j:Job {id: $p.id}) RETURN j.data AS data;

// name: read_jobs
MATCH (j:Job) WHERE j.sk > ''
RETURN j.data AS data ORDER BY j.sk DESC LIMIT $p.limit;

// name: read_sizes
// How many events stand under each possible anchor.
UNWIND $p.anchors AS anchor
RETURN anchor.n AS n, CASE anchor.by
  WHEN 'actor' THEN COUNT { (:Actor {id: anchor.key})-[:PARTICIPATED_IN]->() }
  WHEN 'side' THEN COUNT { (:Side {key: anchor.key})<-[:INVOLVES]-() }
  ELSE COUNT { (:Place {id: anchor.key})<-[:LOCATED_IN]-() } END AS size;

// name: export_articles
MATCH (v:ArticleVersion) WHERE v.key > '' RETURN v.data AS data ORDER BY v.key;

// name: export_mentions
MATCH (m:Reading) WHERE m.key > '' RETURN m.data AS data ORDER BY m.key;

// name: export_decisions
MATCH (d:Decision) WHERE d.id > '' RETURN d.data AS data ORDER BY d.id;

// name: export_events
MATCH (e:Event) WHERE e.id > '' RETURN e.id AS id, e.data AS data ORDER BY e.id;

// name: export_hidden_events
MATCH (e:HiddenEvent) WHERE e.id > '' RETURN e.id AS id, e.data AS data ORDER BY e.id;

// name: export_actors
MATCH (a:Actor) WHERE a.id > '' RETURN a.data AS data ORDER BY a.id;

// name: export_places
MATCH (p:Place) WHERE p.id > '' RETURN p.data AS data ORDER BY p.id;
