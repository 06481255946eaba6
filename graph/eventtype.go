package graph

// EventType is what sort of thing happened; PLOVER's types, with STATEMENT
// and PROPOSAL beside them and CONSULT split into MEETING, CALL and VISIT.
type EventType string

// The event types.
const (
	Meeting      EventType = "MEETING"
	Call         EventType = "CALL"
	Visit        EventType = "VISIT"
	Statement    EventType = "STATEMENT"
	Proposal     EventType = "PROPOSAL"
	Agreement    EventType = "AGREEMENT"
	Rejection    EventType = "REJECTION"
	Request      EventType = "REQUEST"
	Accusation   EventType = "ACCUSATION"
	Threat       EventType = "THREAT"
	Sanction     EventType = "SANCTION"
	Concession   EventType = "CONCESSION"
	Aid          EventType = "AID"
	Attack       EventType = "ATTACK"
	Mobilization EventType = "MOBILIZATION"
	Withdrawal   EventType = "WITHDRAWAL"
	Coercion     EventType = "COERCION"
	Protest      EventType = "PROTEST"
	Appointment  EventType = "APPOINTMENT"
)

// typeCodes gives each type its PLOVER type and CAMEO root or event code.
// PLOVER 2021 has no public statement; CAMEO's 010 stands for it.
var typeCodes = []struct {
	Type          EventType
	PLOVER, CAMEO string
}{
	{Meeting, "CONSULT", "040"},
	{Call, "CONSULT", "041"},
	{Visit, "CONSULT", "042"},
	{Statement, "", "010"},
	{Proposal, "SUPPORT", "030"},
	{Agreement, "AGREE", "057"},
	{Rejection, "REJECT", "120"},
	{Request, "REQUEST", "020"},
	{Accusation, "ACCUSE", "112"},
	{Threat, "THREATEN", "130"},
	{Sanction, "SANCTION", "163"},
	{Concession, "CONCEDE", "080"},
	{Aid, "AID", "070"},
	{Attack, "ASSAULT", "190"},
	{Mobilization, "MOBILIZE", "150"},
	{Withdrawal, "RETREAT", "087"},
	{Coercion, "COERCE", "170"},
	{Protest, "PROTEST", "140"},
	{Appointment, "", ""},
}

// EventTypes lists the event types in the order of the schema.
func EventTypes() []EventType {
	types := make([]EventType, len(typeCodes))
	for i, c := range typeCodes {
		types[i] = c.Type
	}
	return types
}

// PLOVER returns the PLOVER 2021 type, "" where it has none.
func (t EventType) PLOVER() string { return t.codes().PLOVER }

// CAMEO returns the CAMEO code, "" where it has none.
func (t EventType) CAMEO() string { return t.codes().CAMEO }

// Valid reports whether t is one of the event types.
func (t EventType) Valid() bool { return t.codes().Type == t && t != "" }

func (t EventType) codes() (c struct {
	Type          EventType
	PLOVER, CAMEO string
}) {
	for _, c := range typeCodes {
		if c.Type == t {
			return c
		}
	}
	return c
}

// Class is the class of types that may be one event in two articles: a visit
// may be told as a meeting, every other type stands alone.
func (t EventType) Class() EventType {
	if t == Visit {
		return Meeting
	}
	return t
}

// Consult reports whether the type is one in which people meet or talk.
func (t EventType) Consult() bool { return t == Meeting || t == Call || t == Visit }

// Status is whether the source says the event happened.
type Status string

// The statuses.
const (
	Planned   Status = "PLANNED"
	Occurred  Status = "OCCURRED"
	Cancelled Status = "CANCELLED"
	Denied    Status = "DENIED"
)

// Role is what an actor did in an event.
type Role string

// MEETING, CALL: PARTICIPANT, HOST, MEDIATOR. VISIT: VISITOR, HOST.
// STATEMENT: SPEAKER, ADDRESSEE. Others: SOURCE, TARGET, and PARTICIPANT for
// joint deeds.
const (
	RoleParticipant Role = "PARTICIPANT"
	RoleHost        Role = "HOST"
	RoleMediator    Role = "MEDIATOR"
	RoleVisitor     Role = "VISITOR"
	RoleSpeaker     Role = "SPEAKER"
	RoleAddressee   Role = "ADDRESSEE"
	RoleSource      Role = "SOURCE"
	RoleTarget      Role = "TARGET"
)

// Level is the seniority of a participant.
type Level string

// The levels, highest first; empty where unknown.
const (
	LevelHead     Level = "HEAD"
	LevelMinister Level = "MINISTER"
	LevelEnvoy    Level = "ENVOY"
	LevelOfficial Level = "OFFICIAL"
)

// Certainty is whether a source names the participant there, or it follows
// from the context.
type Certainty string

// The certainties.
const (
	Stated   Certainty = "STATED"
	Inferred Certainty = "INFERRED"
)
