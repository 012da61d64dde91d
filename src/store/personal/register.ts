/**
 * What of a table belongs to a person. `whose`: which rows, as a condition on `t` in which $1 are the person's leads; null: no row is a person's.
 * `gone`: what is left of a column when the person is erased, as an expression. `kept`: columns that say nothing of who it was, or that belong to
 * the company or its own people.
 */
export type Registered = { whose: string | null; gone: Readonly<Record<string, string>>; kept: string }

const NONE = "null"
const BLANK = "''"
const EMPTY = "'{}'"
const NOTHING = "'[]'"
const ITS_ID = "'erased:' || t.id"

const OF_LEAD = "t.lead = any($1)"
const OF_HANDOFF = "t.handoff in (select id from handoff where lead = any($1))"

/** A brief in its shape, with nothing of the person in it. */
const EMPTY_BRIEF = JSON.stringify({
  who: {
    ...{ name: null, title: null, company: null, email: null, phone: null, place: null, language: null, localTime: null, contact: null },
  },
  company: {},
  sources: {},
  origin: { source: null, campaign: null, landingPage: null, offer: null, conversion: null },
  whyNow: "The person was erased.",
  lastHighIntent: null,
  engagement: [],
  answers: [],
  challenge: null,
  account: null,
  history: [],
  next: { action: "", play: "", purpose: "", opener: "", question: "", asset: null, channel: "", meetingLink: null },
  channels: [],
}).replaceAll("'", "''")

const own = (kept: string): Registered => ({ whose: null, gone: {}, kept })

/** Every table of a workspace with all its columns of texts and documents. A test holds that none is missing. */
export const REGISTER: Readonly<Record<string, Registered>> = {
  // the person
  lead: {
    whose: "t.id = any($1)",
    gone: {
      email: NONE,
      name: NONE,
      company: NONE,
      fields: EMPTY,
      field_at: EMPTY,
      enriched: EMPTY,
      next_action: "'Nothing: the person was erased'",
    },
    kept: "stage model closed_as track requalified",
  },
  identity: { whose: OF_LEAD, gone: { value: ITS_ID, evidence: EMPTY }, kept: "kind" },
  engagement: {
    whose: "t.identity in (select id from identity where lead = any($1))",
    gone: { external_id: ITS_ID, page: NONE, properties: EMPTY },
    kept: "source kind form event campaign bot",
  },
  consent: { whose: OF_LEAD, gone: { evidence: "'erased'" }, kept: "kind basis channel purpose wording source by_actor" },
  look_up: { whose: OF_LEAD, gone: { arrived: NOTHING, says: BLANK }, kept: "state" },
  lead_merge: {
    whose: "(t.from_lead = any($1) or t.into_lead = any($1))",
    gone: { reason: "'erased'", evidence: EMPTY, before: EMPTY },
    kept: "by_actor undone_by",
  },
  not_same: { whose: "(t.one = any($1) or t.other = any($1))", gone: { evidence: EMPTY }, kept: "by_actor" },
  account_match: { whose: OF_LEAD, gone: { candidates: NOTHING, inputs: BLANK, says: NONE }, kept: "code confidence actor" },
  account_proposal: { whose: OF_LEAD, gone: { why: "'erased'" }, kept: "kind value by_actor state decided_by" },
  bot_mark: {
    whose: "t.engagement in (select e.id from engagement e join identity i on i.id = e.identity where i.lead = any($1))",
    gone: {},
    kept: "reason",
  },
  import_kept: { whose: OF_LEAD, gone: { says: BLANK }, kept: "" },

  // what was decided
  score: {
    whose: OF_LEAD,
    gone: { inputs: "json_build_object('fields', '{}'::json, 'events', t.inputs -> 'events')" },
    kept: "model region reasons",
  },
  qualification: { whose: OF_LEAD, gone: { detail: `(t.detail::jsonb || '{"why": "The person was erased."}')::json` }, kept: "verdict" },
  brief: { whose: OF_LEAD, gone: { content: `(t.content::jsonb || '${EMPTY_BRIEF}')::json` }, kept: "missing" },
  routing_decision: { whose: OF_LEAD, gone: {}, kept: "method rule pool says attempts inputs" },

  // what was done
  handoff: { whose: OF_LEAD, gone: {}, kept: "state pool play next_action closed_as currency source campaign region" },
  hold: { whose: OF_LEAD, gone: { says: BLANK, attempts: NOTHING }, kept: "reason pool" },
  assignment: { whose: OF_HANDOFF, gone: {}, kept: "why ended_as" },
  sla_clock: { whose: OF_LEAD, gone: {}, kept: "kind owed_by state detail" },
  escalation: { whose: OF_HANDOFF, gone: {}, kept: "outcome told" },
  touch: { whose: OF_LEAD, gone: { note: BLANK, external_id: ITS_ID }, kept: "kind direction source outcome" },
  meeting: { whose: OF_LEAD, gone: { uid: ITS_ID, title: "'erased'" }, kept: "state source" },
  mail: { whose: OF_HANDOFF, gone: { message_id: ITS_ID }, kept: "kind state says raw" },
  disposition: { whose: OF_LEAD, gone: { note: BLANK, topic: NONE }, kept: "kind reason clause detail by_actor" },
  rejection: { whose: OF_LEAD, gone: { note: BLANK, says: "'erased'" }, kept: "by_actor reason clause verdict source campaign" },
  checklist_tick: { whose: OF_HANDOFF, gone: { note: "'erased'" }, kept: "item state by_name" },
  cadence_run: { whose: OF_LEAD, gone: { action: BLANK, says: BLANK }, kept: "cadence state channel dropped ended_as" },
  cadence_step: { whose: OF_HANDOFF, gone: {}, kept: "outcome channel by_actor" },
  reassignment_move: { whose: OF_HANDOFF, gone: { says: "'erased'", outcome_says: NONE }, kept: "pool_before follow_up outcome" },
  disposition_before: { whose: OF_HANDOFF, gone: {}, kept: "before" },
  disposition_undo: {
    whose: "t.disposition in (select id from disposition where lead = any($1))",
    gone: {},
    kept: "by_actor",
  },
  delivery: {
    whose: `(${OF_LEAD} or ${OF_HANDOFF})`,
    gone: {
      recipient: "case when t.purpose is null then t.recipient else 'erased:' || t.id end",
      subject: "'(erased)'",
      body: EMPTY,
      last_error: NONE,
      receipt: NONE,
    },
    kept: "cause channel state purpose address_hash",
  },
  erasure: { whose: OF_LEAD, gone: {}, kept: "reason by_actor" },

  // found by what they hold, not by whose they are; see raw.ts and journal.ts
  signal: own("source kind key payload state"),
  quarantine: own("code says payload state pattern resolved_by resolved_why"),
  idempotency: own("key route hash body subject"),
  enrichment: own("subject profile"),
  journal: own("actor kind says detail texts"),

  // companies, and what is the workspace's own
  account: own("domain name fields enriched key country postal city phone"),
  account_domain: own("domain kind by_actor"),
  account_alias: own("key name by_actor"),
  account_record: own("source external_id"),
  agreement: own("name hash source document examples loaded_by"),
  agreement_signature: own("side signer hash"),
  agreement_in_force: own("marketing sales"),
  agreement_emergency: own("side signer actor reason"),
  person: own("handle name email role team zone calendar skills slack booking_url"),
  absence: own("kind note source"),
  import: own("name source hash mapping state error"),
  import_undo: own("asked_by"),
  withdrawal: own(""),
  calendar_feed: own("url file host error"),
  raised_item: own("kind says detail settled_by decision"),
  reassignment: own("by_actor why scope reverted_by"),
  pool: own("name run"),
  pool_member: own("pool"),
  pool_entry: own("pool kind balances"),
  pool_turns: own("pool"),
  timer: own("kind"),
  webhook_source: own("name vendor address verify_token signature secret secret_before token created_by last_refusal"),
  webhook_mapping: own("document created_by"),
  webhook_fetch: own("error"),
  quarantine_mend: own("action source code pattern patch why state by_actor"),
  provider: own("kind name url key fields mapping breaker"),
  journal_seal: own("leaves salts hash"),
  suppression: own("kind hash channel purpose reason source by_actor lifted_by lifted_why"),
  suppression_key: own("key"),
  mail_key: own("key"),
  contact_policy: own("document why by_actor"),
  delivery_hold: own("why by_actor"),
  spent_challenge: own("hash"),
  fence: own(""),
  provider_month: own(""),
  migration: own("name sha256"),
}
