// What a write changes: resolve.Update. Each statement takes rows; those that
// link return how many links they made, and the writer counts them.

// name: write_articles
UNWIND $p.rows AS r
MERGE (v:ArticleVersion {key: r.key})
SET v += r.props;

// name: write_retire
// The versions that counted before, and what was read from them.
UNWIND $p.rows AS r
MATCH (v:ArticleVersion) WHERE v.key STARTS WITH r.prefix AND v.key <> r.key AND v:Article
REMOVE v:Article
WITH v
MATCH (v)<-[:IN]-(m:Mention)
REMOVE m:Mention
WITH m
MATCH (m)-[of:OF]->()
DELETE of;

// name: write_current
UNWIND $p.rows AS r
MATCH (v:ArticleVersion {key: r.key})
SET v:Article
WITH v
MATCH (v)<-[:IN]-(m:Reading)
SET m:Mention;

// name: write_mentions
UNWIND $p.rows AS r
MATCH (v:ArticleVersion {key: r.version})
MERGE (m:Reading {key: r.key})
SET m += r.props, m.sk = v.instant + r.place
MERGE (m)-[:IN]->(v)
FOREACH (current IN CASE WHEN v:Article THEN [m] ELSE [] END | SET current:Mention)
RETURN count(*) AS made;

// name: write_decisions
UNWIND $p.rows AS r
MERGE (d:Decision {id: r.id})
SET d += r.props;

// name: write_places
UNWIND $p.rows AS r
MERGE (p:Place {id: r.id})
SET p += r.props;

// name: write_places_leave
UNWIND $p.rows AS r
MATCH (:Place {id: r.id})-[w:WITHIN]->(wider:Place)
WHERE r.within IS NULL OR wider.id <> r.within
DELETE w;

// name: write_places_within
UNWIND $p.rows AS r
MATCH (p:Place {id: r.id})
MATCH (wider:Place {id: r.within})
MERGE (p)-[:WITHIN]->(wider);

// name: write_place_names_leave
UNWIND $p.rows AS r
MATCH (:Place {id: r.id})-[named:NAMED]->(n:Name)
WHERE NOT n.fold IN r.folds
DELETE named
RETURN DISTINCT n.fold AS fold;

// name: write_place_names
UNWIND $p.rows AS r
MATCH (p:Place {id: r.id})
WHERE p.folds IS NULL OR p.folds <> r.folds
SET p.folds = r.folds
WITH p, r
UNWIND r.folds AS fold
MERGE (n:Name {fold: fold})
MERGE (p)-[:NAMED]->(n);

// name: write_places_gone
UNWIND $p.ids AS id
MATCH (p:Place {id: id})
DETACH DELETE p;

// name: write_actors
UNWIND $p.rows AS r
MERGE (a:Actor {id: r.id})
SET a += r.props;

// name: write_actor_names_leave
UNWIND $p.rows AS r
MATCH (:Actor {id: r.id})-[named:NAMED]->(n:Name)
WHERE NOT n.fold IN r.folds
DELETE named
RETURN DISTINCT n.fold AS fold;

// name: write_actor_names
UNWIND $p.rows AS r
MATCH (a:Actor {id: r.id})
WHERE a.folds IS NULL OR a.folds <> r.folds
SET a.folds = r.folds
WITH a, r
UNWIND r.folds AS fold
MERGE (n:Name {fold: fold})
MERGE (a)-[:NAMED]->(n);

// name: write_actor_keys_leave
UNWIND $p.rows AS r
MATCH (:Actor {id: r.id})<-[:KEY_OF]-(k:ActorKey)
WHERE NOT k.id IN r.keys
DETACH DELETE k;

// name: write_actor_keys
UNWIND $p.rows AS r
MATCH (a:Actor {id: r.id})
UNWIND r.keys AS key
MERGE (k:ActorKey {id: key})
MERGE (k)-[:KEY_OF]->(a);

// name: write_actors_gone
UNWIND $p.ids AS id
MATCH (a:Actor {id: id})
DETACH DELETE a;

// name: write_names_gone
UNWIND $p.folds AS fold
MATCH (n:Name {fold: fold})
WHERE NOT EXISTS { (n)<-[:NAMED]-() }
DELETE n;

// name: write_events_show
// Events that are about to change stand among the events that are not hidden.
UNWIND $p.ids AS id
MATCH (e:HiddenEvent {id: id})
SET e:Event
REMOVE e:HiddenEvent;

// name: write_events_hide
UNWIND $p.ids AS id
MATCH (e:Event {id: id})
SET e:HiddenEvent
REMOVE e:Event;

// name: write_events_clear
// All links that an event brings itself; its sessions bring theirs.
UNWIND $p.ids AS id
MATCH (e:Event {id: id})-[link]-()
WHERE type(link) <> 'PART_OF' OR startNode(link) = e
DELETE link;

// name: write_events_gone
UNWIND $p.ids AS id
MATCH (e:Event {id: id})
DETACH DELETE e;

// name: write_events_created
UNWIND $p.rows AS r
CREATE (e:Event {id: r.id})
SET e += r.props;

// name: write_events_changed
UNWIND $p.rows AS r
MATCH (e:Event {id: r.id})
SET e += r.props;

// name: write_sides
UNWIND $p.rows AS r
MERGE (s:Side {key: r.key})
ON CREATE SET s.name = r.name;

// name: write_sides_gone
MATCH (s:Side)
WHERE NOT EXISTS { (s)<-[:INVOLVES]-() }
DELETE s;

// name: write_participations
UNWIND $p.rows AS r
MATCH (e:Event {id: r.event})
MATCH (a:Actor {id: r.props.actor})
CREATE (a)-[p:PARTICIPATED_IN]->(e)
SET p += r.props
RETURN count(*) AS made;

// name: write_involves
UNWIND $p.rows AS r
MATCH (e:Event {id: r.event})
MATCH (s:Side {key: r.side})
CREATE (e)-[:INVOLVES {side: r.side, dated: r.dated, sk: r.sk}]->(s)
RETURN count(*) AS made;

// name: write_located
UNWIND $p.rows AS r
MATCH (e:Event {id: r.event})
MATCH (p:Place {id: r.place})
CREATE (e)-[:LOCATED_IN {place: r.place, dated: r.dated, sk: r.sk}]->(p)
FOREACH (narrowest IN CASE WHEN r.narrowest THEN [p] ELSE [] END | CREATE (e)-[:AT]->(narrowest))
RETURN count(*) AS made;

// name: write_asserted
UNWIND $p.rows AS r
MATCH (e:Event {id: r.event})
MATCH (a:Actor {id: r.actor})
CREATE (e)-[:ASSERTED_BY]->(a)
RETURN count(*) AS made;

// name: write_evidence
UNWIND $p.rows AS r
MATCH (e:Event {id: r.event})
MATCH (m:Mention {id: r.mention})
CREATE (m)-[:OF]->(e)
RETURN count(*) AS made;

// name: write_sessions
// The talks are found by the mention their id names: they may be hidden.
UNWIND $p.rows AS r
MATCH (e:Event {id: r.event})
MATCH (:Mention {id: r.talks})-[:OF]->(talks)
MERGE (e)-[:PART_OF]->(talks)
RETURN count(*) AS made;

// name: write_blocks_leave
UNWIND $p.ids AS id
MATCH (o:Occasion {id: id})
UNWIND o.keys AS key
MATCH (b:Block) USING INDEX b:Block(key, occasion)
WHERE b.key = key AND b.occasion = id
DELETE b;

// name: write_occasions_gone
UNWIND $p.ids AS id
MATCH (o:Occasion {id: id})
DELETE o;

// name: write_occasions
UNWIND $p.rows AS r
MERGE (o:Occasion {id: r.id})
SET o.keys = r.keys;

// name: write_blocks
UNWIND $p.rows AS r
UNWIND r.keys AS key
CREATE (:Block {key: key, occasion: r.id});

// name: write_revision
UNWIND $p.rows AS r
CREATE (v:Revision {revision: r.revision, part: r.part})
SET v.entries = r.entries, v.data = r.data;

// name: write_job
MERGE (j:Job {id: $p.id})
SET j += $p.props;
