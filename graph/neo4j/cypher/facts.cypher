// What a write reads, after it took the lock: resolve.Facts.

// name: fact_articles
UNWIND $p.ids AS id
MATCH (v:ArticleVersion) WHERE v.key STARTS WITH id + '/'
RETURN v.data AS data;

// name: fact_mentions
UNWIND $p.ids AS id
MATCH (m:Reading) WHERE m.key STARTS WITH id + '/'
RETURN m.data AS data;

// name: fact_mentions_of_articles
UNWIND $p.ids AS id
MATCH (v:ArticleVersion) WHERE v.key STARTS WITH id + '/'
MATCH (v)<-[:IN]-(m:Reading)
RETURN m.data AS data;

// name: fact_mentions_in
UNWIND $p.ids AS id
MATCH (m:Mention {occasion: id})
RETURN m.data AS data;

// name: fact_occasions
// The index holds both properties; a block itself is not read.
UNWIND $p.keys AS key
MATCH (b:Block) USING INDEX b:Block(key, occasion)
WHERE b.key = key AND b.occasion IS NOT NULL
RETURN DISTINCT b.occasion AS id;

// name: fact_occasions_between
UNWIND $p.ranges AS range
MATCH (b:Block) USING INDEX b:Block(key, occasion)
WHERE b.key >= range.lo AND b.key <= range.hi AND b.occasion IS NOT NULL
RETURN DISTINCT b.occasion AS id;

// name: fact_events
UNWIND $p.ids AS id
MATCH (m:Mention {id: id})-[:OF]->(e)
RETURN DISTINCT e.data AS data;

// name: fact_decisions
MATCH (d:Decision) RETURN d.data AS data;

// name: fact_actors
UNWIND $p.ids AS id
MATCH (k:ActorKey {id: id})-[:KEY_OF]->(a:Actor)
RETURN DISTINCT a.data AS data;

// name: fact_mentions_of_actors
UNWIND $p.ids AS id
MATCH (a:Actor {id: id})-[:PARTICIPATED_IN|ASSERTED_BY]-(e)
WITH DISTINCT e
MATCH (m:Mention)-[:OF]->(e)
RETURN m.data AS data;

// name: fact_places
UNWIND $p.ids AS id
MATCH (p:Place {id: id})
RETURN p.data AS data;

// name: fact_mentions_at_places
UNWIND $p.ids AS id
MATCH (p:Place {id: id})<-[:LOCATED_IN]-(e)
WITH DISTINCT e
MATCH (m:Mention)-[:OF]->(e)
RETURN m.data AS data;
