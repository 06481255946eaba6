// The first schema. Every statement may run again.

CREATE CONSTRAINT article_version_key IF NOT EXISTS FOR (v:ArticleVersion) REQUIRE v.key IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT reading_key IF NOT EXISTS FOR (r:Reading) REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (m:Mention) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (d:Decision) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (e:Event) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT hidden_event_id IF NOT EXISTS FOR (e:HiddenEvent) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT actor_key_id IF NOT EXISTS FOR (k:ActorKey) REQUIRE k.id IS UNIQUE;
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (p:Place) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT side_key IF NOT EXISTS FOR (s:Side) REQUIRE s.key IS UNIQUE;
CREATE CONSTRAINT name_fold IF NOT EXISTS FOR (n:Name) REQUIRE n.fold IS UNIQUE;
CREATE CONSTRAINT occasion_id IF NOT EXISTS FOR (o:Occasion) REQUIRE o.id IS UNIQUE;
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (j:Job) REQUIRE j.id IS UNIQUE;

// Lists in the order of time: (what, dated, sk) gives a page of a busy actor
// without reading the rest.
CREATE RANGE INDEX participation_order IF NOT EXISTS FOR ()-[p:PARTICIPATED_IN]-() ON (p.actor, p.dated, p.sk);
CREATE RANGE INDEX side_order IF NOT EXISTS FOR ()-[i:INVOLVES]-() ON (i.side, i.dated, i.sk);
CREATE RANGE INDEX located_order IF NOT EXISTS FOR ()-[l:LOCATED_IN]-() ON (l.place, l.dated, l.sk);
CREATE RANGE INDEX event_order IF NOT EXISTS FOR (e:Event) ON (e.dated, e.sk);
CREATE RANGE INDEX event_type_order IF NOT EXISTS FOR (e:Event) ON (e.type, e.dated, e.sk);
CREATE RANGE INDEX event_earliest IF NOT EXISTS FOR (e:Event) ON (e.earliest);
CREATE RANGE INDEX event_latest IF NOT EXISTS FOR (e:Event) ON (e.latest);
CREATE RANGE INDEX article_order IF NOT EXISTS FOR (a:Article) ON (a.sk);
CREATE RANGE INDEX actor_order IF NOT EXISTS FOR (a:Actor) ON (a.sk);
CREATE RANGE INDEX place_order IF NOT EXISTS FOR (p:Place) ON (p.sk);

// Look-ups.
CREATE RANGE INDEX actor_name IF NOT EXISTS FOR (a:Actor) ON (a.name);
CREATE RANGE INDEX place_name IF NOT EXISTS FOR (p:Place) ON (p.name);
CREATE RANGE INDEX actor_wikidata IF NOT EXISTS FOR (a:Actor) ON (a.wikidata);
CREATE RANGE INDEX mention_occasion IF NOT EXISTS FOR (m:Mention) ON (m.occasion);
CREATE RANGE INDEX block_key IF NOT EXISTS FOR (b:Block) ON (b.key, b.occasion);
CREATE RANGE INDEX revision_order IF NOT EXISTS FOR (r:Revision) ON (r.revision, r.part);
CREATE RANGE INDEX job_order IF NOT EXISTS FOR (j:Job) ON (j.sk);

// Full text over words that were folded before they came here: the analyzer
// only splits at spaces, so that a search finds what the embedded store finds.
CREATE FULLTEXT INDEX event_text IF NOT EXISTS FOR (e:Event) ON EACH [e.tokens]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX article_text IF NOT EXISTS FOR (a:Article) ON EACH [a.tokens]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX actor_text IF NOT EXISTS FOR (a:Actor) ON EACH [a.tokens]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX place_text IF NOT EXISTS FOR (p:Place) ON EACH [p.tokens]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
