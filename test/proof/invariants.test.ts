import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { checkInvariants, INVARIANTS } from "#store/proof.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Database } from "#store/open.ts"
import { freshDatabase } from "../database.ts"
import { at, brokenBy } from "./broken-by.ts"
import { MINUTE, smallCompany, START } from "./small-company.ts"

let db: Database
const NOW = START + 20 * MINUTE
const LATER = START + 22 * MINUTE

beforeAll(async () => {
  db = await freshDatabase()
  await smallCompany(db)
}, 60_000)
afterAll(() => db.stop())

/** The first row of a kind, for statements. */
const NURTURED = "(select id from lead where stage = 'nurture')"
const HANDOFF = "(select id from handoff order by id limit 1)"
const HANDED = "(select lead from handoff order by id limit 1)"
const CLOCK = "(select id from sla_clock where kind = 'first_touch' order by id limit 1)"
const ROUTING = "(select id from sla_clock where kind = 'routing' order by id limit 1)"
const WARNED = "(select clock from escalation order by clock limit 1)"
const SOMEBODY = "(select id from person where handle = 'sales_director')"
const HOLD = `insert into hold select lead, 'nobody', 'says', agreement, score, qualification, brief, null, '[]', owner, opened_at, opened_at from handoff`
const IMPORT = (state: string) =>
  `insert into import (id, name, source, hash, mapping, state, started_at) values (gen_random_uuid(), 'x', 'x', 'x', '{}', '${state}', ${at(NOW)})`
/** A second seal behind the one that is there. */
const TWO_SEALS = `insert into journal_seal select 2, to_seq + 1, to_seq + 2, 2, total + 2, decode(repeat('00', 80), 'hex'), decode(repeat('00', 32), 'hex'), hash, sealed_at
  from journal_seal where number = 1`
/** A clock's columns and its record, both changed. */
const answered = (clock: string, state: string, metAt: string, rest = "") =>
  `update sla_clock set state = '${state}', met_at = ${metAt}${rest} where id = ${clock};
   update sla_clock set detail = detail::jsonb || jsonb_build_object('state', state, 'metAt', inv_ms(met_at), 'missedAt', inv_ms(missed_at), 'dueAt', inv_ms(due_at), 'closedAt', inv_ms(met_at)) where id = ${clock}`

/** A look-up of the nurtured lead, to end by an instant. */
const lookUp = (state: string, by: number) =>
  `insert into look_up (id, lead, state, arrived, asked_at, deadline, ends_at, again_at)
   values (gen_random_uuid(), ${NURTURED}, '${state}', '[]', ${at(by)}, ${at(by)}, ${at(by)} + interval '${state === "waiting" ? "1 day" : "0"}', ${at(by)})`

const VERSION = "'01900000-0000-7000-8000-00000000e0e0'"
/** Sales put another version in force alone, as it should be, so many minutes ago. */
const emergency = (minutes = 1) => {
  const since = `${at(NOW)} - interval '${minutes} minutes'`
  return `insert into agreement select ${VERSION}, 2, name, 'h', source, document, examples, loaded_at, loaded_by from agreement;
    insert into agreement_signature values (${VERSION}, 'sales', 'Sam', 'h', ${since});
    insert into agreement_emergency values (${VERSION}, 'sales', 'Sam', 'sam', 'why', ${since}, ${since} + interval '72 hours');
    insert into journal (at, actor, kind, says, agreement) values (${since}, 'sam', 'agreement_emergency', 'x', ${VERSION});
    insert into delivery select (json_populate_record(d, json_build_object('id', gen_random_uuid(), 'cause', 'agreement:' || ${VERSION} || ':emergency'))).* from delivery d limit 1`
}

/** Rule, what was done to the rows, the statements; and what else is bound to notice the same. */
const DAMAGES: [rule: string, deed: string, damage: string, also?: string[]][] = [
  ["cadence_live", "a follow-up has no channel for its next step", `update cadence_run set channel = null where handoff = ${HANDOFF}`],
  [
    "meeting_evidence",
    "a meeting is agreed without evidence",
    `insert into meeting select gen_random_uuid(), id, lead, owner, 'u', 0, 'x', now(), now(), 'agreed', 'x', now() from handoff order by id limit 1`,
  ],
  [
    "cadence_live",
    "a handoff is due later than its next step",
    `update cadence_run set due_at = ${at(START)}, opens_at = ${at(START)} where handoff = ${HANDOFF}`,
  ],
  ["cadence_noticed", "a follow-up was left alone", `update cadence_run set look_at = ${at(START)} where handoff = ${HANDOFF}`],
  ["cadence_steps", "a step was done that nobody kept", `update cadence_run set step = step + 1 where handoff = ${HANDOFF}`],
  [
    "rejection_checked",
    "a rejection lost what it cites",
    `insert into disposition select gen_random_uuid(), id, lead, 'reject', 'not_icp', null, null, null, '', '{}', 'x', ${at(NOW)} from handoff limit 1`,
  ],
  [
    "item_owned",
    "an item is somebody's who has left",
    `update person set active = false where handle = 'sales_director';
     insert into raised_item (id, kind, agreement, cause, says, detail, owner, raised_at, due_at)
     select gen_random_uuid(), 'rejections', (select id from agreement limit 1), gen_random_uuid(), 'x', '{}', id, ${at(NOW)}, ${at(NOW)} from person where handle = 'sales_director'`,
  ],
  [
    "reassignment_kept",
    "a lead is said to have gone to somebody who never had it",
    `insert into reassignment (id, at, by_actor, why, scope) values (gen_random_uuid(), ${at(NOW)}, 'x', 'x', '{}');
     insert into reassignment_move (reassignment, handoff, from_person, to_person, attempt, version, says)
     select (select id from reassignment), ${HANDOFF}, ${SOMEBODY}, ${SOMEBODY}, 9, 9, 'x'`,
  ],
  [
    "no_orphan",
    "the owner of an open handoff is gone",
    `update person set active = false where id = (select owner from handoff where id = ${HANDOFF})`,
  ],
  [
    "calendar_noticed",
    "a calendar is silent and its person knows nothing of it",
    `insert into calendar_feed (id, url, host, since, next_at) values (${SOMEBODY}, 'x', 'x', ${at(NOW - 30 * 60 * MINUTE)}, ${at(NOW)})`,
  ],
  [
    "disposition_undone",
    "a handoff was accepted without anybody's word",
    `update handoff set state = 'accepted' where id = ${HANDOFF}; update lead set stage = 'accepted' where id = ${HANDED}`,
  ],
  [
    "account_hierarchy",
    "two accounts own each other",
    `update account set parent = (select max(id::text) from account)::uuid where id = (select min(id::text) from account)::uuid;
     update account set parent = (select min(id::text) from account)::uuid where id = (select max(id::text) from account)::uuid`,
  ],
  [
    "account_domains",
    "an account's own domain was verified for another",
    `insert into account_domain select (select domain from account order by id limit 1), id, 'verified', now(), 'x' from account order by id desc limit 1`,
  ],
  ["account_match", "a lead lost its account", `update lead set account = null where id = ${HANDED}`],
  ["account_match", "a lead's account was never decided on", `delete from account_match where lead = ${HANDED}`],
  [
    "account_match",
    "Baton decided over a person's word",
    `insert into account_match (lead, at, code, confidence, account, candidates, inputs, actor)
     select id, now(), code, 'certain', account, '[]', '', 'x' from lead, unnest(array['by_hand', 'domain']) with ordinality as c (code, place)
     where id = ${HANDED} order by place`,
  ],
  ["signals_accounted", "an engagement vanished", "delete from engagement where page = '/blog/a-story'"],
  ["signals_accounted", "a quarantined item vanished", "delete from quarantine; delete from timer where kind = 'quarantine'"],
  ["signals_accounted", "a count was changed", "update signal set taken = taken + 1, duplicates = duplicates - 1 where duplicates = 1"],
  [
    "engagement_origin",
    "an engagement was invented",
    `insert into engagement select gen_random_uuid(), identity, source, 'x', kind, page, form, event, campaign, properties, occurred_at, received_at, clamped, gen_random_uuid(), 0 from engagement limit 1`,
  ],
  ["engagement_origin", "an engagement names an item that never came", "update engagement set item = 9 where page = '/blog/a-story'"],
  [
    "signals_noticed",
    "a form is left waiting",
    `insert into signal values (gen_random_uuid(), 1, 'rest', 'form', null, null, ${at(NOW - 2 * MINUTE)}, '{}', 1)`,
  ],
  [
    "signals_noticed",
    "an import stands still",
    `insert into signal values (gen_random_uuid(), 3, 'csv', 'rows', null, null, ${at(NOW - 2 * MINUTE)}, '[]', 1)`,
  ],
  ["import_undone", "an import is called undone that nobody undid", IMPORT("undone")],
  [
    "import_undone",
    "a row was taken back of an import that stands",
    `${IMPORT("stored")}; insert into withdrawal select (select id from engagement order by id limit 1), id, started_at from import`,
  ],
  [
    "import_undone",
    "more rows were taken back than were counted",
    `${IMPORT("undoing")}; insert into import_undo (import, asked_at, asked_by) select id, started_at, 'x' from import;
     insert into withdrawal select (select id from engagement order by id limit 1), id, started_at from import`,
  ],
  [
    "import_undone",
    "a lead was called withdrawn although it did something",
    `update lead set stage = 'withdrawn', due_at = null where id = ${NURTURED};
     delete from timer where kind = 'lead' and subject in (select id from lead where stage = 'withdrawn')`,
  ],
  [
    "webhook_mapped",
    "a webhook names a mapping that never was",
    `insert into signal (id, lane, source, kind, received_at, payload, items, state, duplicates) values
      (gen_random_uuid(), 1, 'webhook:x', 'webhook:' || gen_random_uuid(), ${at(NOW)}, '{}', 1, 'taken', 1)`,
  ],
  [
    "webhook_mapped",
    "a source lost its mapping",
    `insert into webhook_source (id, name, vendor, lane, address, verify_token, signature, created_at, created_by) values
      (gen_random_uuid(), 'x', 'custom', 1, 'acme.x', 'y', '{"scheme": "none"}', ${at(NOW)}, 'somebody')`,
  ],
  ["webhook_mapped", "the role may change mappings", "grant update on webhook_mapping to ws_acme"],
  ["lead_state", "a stage was changed by hand", `update lead set stage = 'accepted' where id = ${HANDED}`],
  ["lead_state", "a lead got another owner than its handoff", `update lead set owner = ${SOMEBODY} where id = ${HANDED}`],
  ["lead_state", "a lead got another date than its handoff", `update lead set due_at = due_at + interval '1 hour' where id = ${HANDED}`],
  ["lead_state", "a lead's next action was emptied", `update lead set next_action = ' ' where id = ${NURTURED}`],
  [
    "lead_state",
    "a lead lost its date",
    `alter table lead drop constraint lead_check; update lead set due_at = null where id = ${NURTURED}`,
  ],
  [
    "lead_state",
    "a lead's owner is nobody",
    `alter table lead drop constraint lead_owner_fkey; update lead set owner = gen_random_uuid() where id = ${NURTURED}`,
  ],
  ["lead_state", "a lead in nurture is held", `${HOLD.replace("select lead", `select ${NURTURED}`)} limit 1`],
  [
    "lead_state",
    "a held lead has no hold",
    `update lead set stage = 'held' where id = ${NURTURED}; update timer set kind = 'hold' where kind = 'lead'`,
    ["timers_wanted"],
  ],
  ["cycles", "a cycle is missing", `update handoff set cycle = 3 where id = ${HANDOFF}`],
  ["cycles", "a lead counts more cycles than it had", `update lead set cycles = 2 where id = ${HANDED}`],
  ["cycles", "a lead counts a cycle that it never had", `update lead set cycles = 1 where id = ${NURTURED}`],
  ["next_obligation", "a nurtured lead lost its timer", "delete from timer where kind = 'lead'"],
  ["next_obligation", "a lead's timer comes after its date", "update timer set due_at = due_at + interval '1 day' where kind = 'lead'"],
  ["next_obligation", "a handoff lost its timer", "delete from timer where kind = 'handoff'"],
  [
    "next_obligation",
    "a held lead lost its timer",
    `${HOLD.replace("select lead", `select ${NURTURED}`)} limit 1; update lead set stage = 'held', owner = h.owner, due_at = h.due_at from hold h where h.lead = lead.id; delete from timer where kind = 'lead'`,
  ],
  ["timers_wanted", "somebody who is not there has room", `insert into timer values ('room', gen_random_uuid(), ${at(LATER)})`],
  ["timers_wanted", "a timer is set for nothing", `insert into timer values ('hold', gen_random_uuid(), ${at(LATER)})`],
  [
    "timers_wanted",
    "a timer is left after its lead came to rest",
    `update lead set stage = 'disqualified', due_at = null where id = ${NURTURED}`,
  ],
  ["due_noticed", "a timer is overdue", `update timer set due_at = ${at(NOW - 2 * MINUTE)} where kind = 'quarantine'`],
  ["due_noticed", "a message is overdue", `update delivery set state = 'waiting', ended_at = null, next_at = ${at(NOW - 2 * MINUTE)}`],
  [
    "due_noticed",
    "a clock is overdue and its timer was moved",
    `update sla_clock set look_at = ${at(NOW - 2 * MINUTE)} where id = ${CLOCK}`,
    ["next_obligation"],
  ],
  ["assignment_chain", "an open handoff is assigned to nobody", `update assignment set until = since where handoff = ${HANDOFF}`],
  [
    "assignment_chain",
    "an open handoff is assigned to two",
    `drop index assignment_live; insert into assignment select handoff, 2, person, since, null, why from assignment where handoff = ${HANDOFF}; insert into delivery select gen_random_uuid(), replace(cause, 'assigned:1', 'assigned:2'), lead, handoff, channel, recipient, person, subject, body, state, 1, created_at, null, ended_at from delivery where cause like '%assigned:1'`,
    ["delivery_cause"],
  ],
  [
    "assignment_chain",
    "an attempt was skipped",
    `update assignment set attempt = 2 where handoff = ${HANDOFF}; update delivery set cause = replace(cause, 'assigned:1', 'assigned:2') where handoff = ${HANDOFF}`,
    ["handoff_proved"],
  ],
  [
    "assignment_chain",
    "the owner is not who it is assigned to",
    `update handoff set owner = ${SOMEBODY} where id = ${HANDOFF}; update lead set owner = ${SOMEBODY} where id = ${HANDED}`,
  ],
  [
    "handoff_proved",
    "a handoff rests on another lead's score",
    `update handoff set score = (select id from score where lead = ${NURTURED}) where id = ${HANDOFF}`,
  ],
  [
    "handoff_proved",
    "a handoff's lead was not qualified",
    `update qualification set verdict = 'not_yet' where id in (select qualification from handoff)`,
  ],
  ["handoff_proved", "routing chose somebody else", `update routing_decision set owner = ${SOMEBODY}`],
  [
    "clock_live",
    "two clocks run for one promise",
    `drop index sla_clock_live; insert into sla_clock select gen_random_uuid(), handoff, lead, kind, owed_by, person, agreement, state, started_at, due_at, met_at, missed_at, look_at, detail from sla_clock where id = ${CLOCK}`,
  ],
  [
    "clock_live",
    "the first touch clock is gone",
    `update sla_clock set state = 'cancelled', detail = detail::jsonb || '{"state": "cancelled"}' where id = ${CLOCK}`,
  ],
  [
    "clock_live",
    "clocks run on after the end",
    `update handoff set state = 'lost', closed_at = opened_at where id = ${HANDOFF}; update lead set stage = 'lost' where id = ${HANDED}; update assignment set until = since where handoff = ${HANDOFF}; delete from timer where subject = ${HANDOFF}`,
    ["disposition_undone", "cadence_live"],
  ],
  ["clock_outcome", "a late answer counts as in time", answered(ROUTING, "met", at(START + 45 * MINUTE))],
  ["clock_outcome", "an answer in time counts as missed", answered(ROUTING, "missed", at(START + MINUTE), ", missed_at = due_at")],
  ["clock_outcome", "a miss is not recorded", answered(ROUTING, "missed", at(START + 45 * MINUTE))],
  [
    "clock_outcome",
    "a miss is recorded at another instant",
    answered(ROUTING, "missed", at(START + 45 * MINUTE), ", missed_at = due_at + interval '1 minute'"),
  ],
  ["clock_outcome", "a miss became met, and nothing says when", answered(ROUTING, "met", at(START + MINUTE), ", missed_at = due_at")],
  ["clock_record", "a date was moved past the record", `update sla_clock set due_at = due_at + interval '1 minute' where id = ${CLOCK}`],
  [
    "escalation_cause",
    "an escalation was planned before its clock",
    `update escalation set planned_at = ${at(START - MINUTE)} where clock = ${WARNED}`,
  ],
  [
    "escalation_cause",
    "somebody was alarmed after the answer",
    answered(WARNED, "met", at(START + MINUTE)).replaceAll(WARNED, "(select clock from escalation where rung = 0 order by clock limit 1)"),
  ],
  [
    "escalation_cause",
    "a rung was invented",
    `insert into escalation select clock, 9, handoff, share, planned_at, at, late, 'nobody', '[]' from escalation where clock = ${WARNED}`,
    ["escalation_once"],
  ],
  ["escalation_once", "an escalation vanished", `delete from escalation where clock = ${WARNED}`, ["delivery_cause"]],
  [
    "escalation_once",
    "an escalation came twice",
    `alter table escalation drop constraint escalation_pkey; insert into escalation select * from escalation where clock = ${WARNED}`,
  ],
  ["score_sum", "a score was raised", "update score set fit = fit + 1"],
  [
    "score_sum",
    "a score is above 100 points",
    `update score set intent = 200000000, reasons = reasons::jsonb || '[{"axis": "intent", "kind": "clamp", "rule": "intent", "points": 140000000}]' where intent = 60000000`,
  ],
  ["agreement_signed", "a signature covers another text", "update agreement_signature set hash = 'other' where side = 'sales'"],
  ["agreement_signed", "a signature came later", `update agreement_signature set signed_at = ${at(START)} where side = 'marketing'`],
  [
    "emergency_change",
    "nobody signed an emergency change as it is",
    `${emergency()}; update agreement_signature set hash = 'x' where agreement = ${VERSION}`,
  ],
  [
    "emergency_change",
    "who declared an emergency change approved it",
    `${emergency()}; insert into agreement_signature values (${VERSION}, 'marketing', 'sam', 'h', ${at(NOW)})`,
  ],
  [
    "emergency_change",
    "the journal does not tell of an emergency change",
    `${emergency()}; delete from journal where kind = 'agreement_emergency'`,
  ],
  ["emergency_change", "nobody was told of an emergency change", `${emergency()}; delete from delivery where cause like '%:emergency'`],
  [
    "emergency_change",
    "an emergency change lapsed and nobody wrote it down",
    `${emergency(10)}; update agreement_emergency set until = ${at(NOW)} - interval '5 minutes'`,
  ],
  [
    "emergency_change",
    "there is nothing to fall back to",
    `${emergency()}; update agreement_in_force set since = ${at(NOW)} + interval '1 hour'`,
    ["decision_agreement"],
  ],
  [
    "timers_wanted",
    "a ratified emergency change is still to be looked at",
    `${emergency()}; insert into agreement_signature values (${VERSION}, 'marketing', 'Mia', 'h', ${at(NOW)}); insert into agreement_in_force (agreement, since, review_at) values (${VERSION}, ${at(NOW)}, now()); insert into timer values ('agreement', ${VERSION}, ${at(NOW)})`,
  ],
  ["facts_kept", "the role may change what was declared", "grant update (until) on agreement_emergency to ws_acme"],
  ["decision_agreement", "a version was put in force after the decisions", `update agreement_in_force set since = ${at(NOW)}`],
  ["quarantine_owned", "nobody is reminded of a quarantined item", "delete from timer where kind = 'quarantine'"],
  [
    "quarantine_owned",
    "an item was replayed as nothing",
    "update quarantine set state = 'replayed', resolved_at = at; delete from timer where kind = 'quarantine'",
  ],
  ["facts_kept", "the role may change facts", "grant update on score to ws_acme"],
  ["facts_kept", "the role may change one column of what arrived", "grant update (payload) on signal to ws_acme"],
  ["facts_kept", "the role may delete facts", "grant delete on journal to ws_acme"],
  ["journal_sealed", "the role may change seals", "grant update (leaves) on journal_seal to ws_acme"],
  ["journal_sealed", "the role may delete seals", "grant delete on journal_seal to ws_acme"],
  ["journal_sealed", "all seals are gone", "delete from journal_seal"],
  ["journal_sealed", "a seal is gone", `${TWO_SEALS}; delete from journal_seal where number = 1`],
  ["journal_sealed", "two seals overlap", `${TWO_SEALS}; update journal_seal set from_seq = from_seq - 1 where number = 2`],
  ["journal_sealed", "there is a hole between seals", `${TWO_SEALS}; update journal_seal set from_seq = to_seq where number = 2`],
  ["journal_sealed", "a seal counts other rows", `${TWO_SEALS}; update journal_seal set total = total + 1 where number = 2`],
  [
    "journal_sealed",
    "a row waits for its seal",
    "insert into journal (at, actor, kind, says, written_at) values (now(), 'x', 'x', 'x', clock_timestamp() - interval '61 seconds')",
  ],
  ["pool_balance", "a balance was changed", "update pool_member set balance = balance + 1 where position = 0"],
  ["pool_turns", "a turn vanished", "delete from pool_entry where seq = 1", ["pool_turns_counted"]],
  ["pool_turns", "a turn was spent on nobody's lead", `update pool_entry set person = ${SOMEBODY} where seq = 2`, ["pool_turns_counted"]],
  ["pool_turns_counted", "a cap counts a turn too many", "update pool_turns set turns = turns + 1"],
  ["pool_turns_counted", "what caps count is gone", "delete from pool_turns"],
  ["pool_turns", "the counter was set back", "update pool set seq = 0"],
  [
    "delivery_cause",
    "a message has no cause",
    "update delivery set cause = 'nothing' where channel = 'email' and cause like 'acknowledgement%' and lead = " + HANDED,
  ],
  [
    "delivery_cause",
    "a message names an assignment that never was",
    `insert into delivery select gen_random_uuid(), cause || '7', lead, handoff, channel, recipient, person, subject, body, state, 1, created_at, null, ended_at from delivery where cause like '%assigned:1' limit 1`,
  ],
  ["delivery_missing", "a new owner was not told", "delete from delivery where cause like '%assigned:1'"],
  ["delivery_missing", "an escalation told nobody", "delete from delivery where cause like 'clock:%'"],
  ["look_up_wait", "a lead is left waiting for a look-up", lookUp("waiting", NOW - 2 * MINUTE)],
  [
    "look_up_wait",
    "a lead that is looked up is to be looked at too late",
    `${lookUp("waiting", LATER)}; update lead set stage = 'captured', due_at = ${at(LATER + MINUTE)} where id = ${NURTURED};
     update timer set due_at = ${at(LATER)} where kind = 'lead'`,
  ],
  ["look_up_ends", "a look-up goes on for ever", lookUp("behind", NOW - 2 * MINUTE)],
  ["look_up_ends", "an answer may be changed", "grant update (found) on enrichment to ws_acme"],
  [
    "merge_live",
    "a lead was merged into one that is merged itself",
    `update lead set stage = 'merged', merged_into = ${HANDED}, due_at = null where id = ${NURTURED}; update identity set lead = null where lead in (select id from lead where stage = 'merged'); delete from timer where kind = 'lead'; update lead set stage = 'merged', merged_into = (select id from lead where stage = 'handed_off' order by id desc limit 1) where id = ${HANDED}`,
    ["lead_state", "merge_quiet"],
  ],
  [
    "merge_live",
    "a merge stands but its lead lives",
    `insert into lead_merge select gen_random_uuid(), ${NURTURED}, ${HANDED}, 'x', '{}', created_at, 'x', '{}', '{}', '{}' from lead limit 1`,
  ],
  [
    "merge_quiet",
    "a merged lead is still known by its address",
    `delete from timer where kind = 'lead'; update lead set stage = 'merged', merged_into = ${HANDED}, due_at = null where id = ${NURTURED}`,
  ],
  [
    "contact_stopped",
    "a message went to a person who had objected",
    `insert into consent (id, lead, kind, evidence, source, at, recorded_at, by_actor)
     select gen_random_uuid(), lead, 'objection', 'x', 'x', ended_at - interval '1 minute', ended_at, 'x' from delivery where purpose is not null;
     update delivery set state = 'sent', checked_at = ended_at where purpose is not null`,
  ],
  [
    "contact_stopped",
    "a message went to an address that was on the list",
    `insert into suppression (id, kind, hash, reason, source, at, by_actor)
     select gen_random_uuid(), 'email', sha256('x'), 'x', 'x', ended_at - interval '1 minute', 'x' from delivery where purpose is not null limit 1;
     update delivery set state = 'sent', checked_at = ended_at, address_hash = sha256('x') where purpose is not null`,
  ],
  [
    "contact_stopped",
    "a message went to a lead without a look whether it is lawful",
    "update delivery set state = 'sent' where purpose is not null",
  ],
  ["contact_stopped", "what people agreed to can be changed", "grant update on consent to ws_acme"],
  ["erased_gone", "a name came back to an erased lead", `update lead set erased_at = ${at(NOW)} where id = ${NURTURED}`],
  [
    "erased_gone",
    "texts vanished from the journal without an erasure that took them",
    `insert into erasure (id, lead, reason, at, by_actor, texts, rows) select gen_random_uuid(), id, 'x', ${at(NOW)}, 'x', 7, 0 from lead limit 1`,
  ],
  ["erased_gone", "the workspace's role can erase by itself", "grant insert on erasure to ws_acme"],
  [
    "delivery_ends",
    "a message waits for nothing",
    "alter table delivery drop constraint delivery_check; update delivery set state = 'waiting' where cause like 'clock:%'",
  ],
  [
    "delivery_ends",
    "a dead message is nobody's",
    "alter table delivery drop constraint delivery_check1; update delivery set state = 'dead' where cause like 'clock:%'",
  ],
]

describe("the views of what must always hold", () => {
  test("find nothing in an empty workspace", async () => {
    const empty = await freshDatabase()

    const found = await inWorkspace(empty, "acme", (tx) => checkInvariants(tx, NOW, true))
    await empty.stop()

    expect(found.map(({ name, violations }) => [name, violations])).toEqual(INVARIANTS.map(({ name }) => [name, 0]))
  })

  test.each([true, false])("find nothing where all went through the steps (all rows ever: %s)", async (full) => {
    const found = await inWorkspace(db, "acme", (tx) => checkInvariants(tx, NOW, full))

    expect(found.filter((one) => one.violations > 0)).toEqual([])
  })

  test.each(DAMAGES)("%s: notices that %s", async (rule, _, damage, also = []) => {
    const found = await brokenBy(db, damage, (tx) => checkInvariants(tx, NOW, true))

    expect(found.map((one) => one.name).sort()).toEqual([rule, ...also].sort())
  })

  test("every rule has a damage that it notices, and every view a rule", async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      "select viewname as name from pg_views where schemaname = 'ws_acme' and viewname like 'inv%'",
    )

    expect(new Set(DAMAGES.map(([rule]) => rule))).toEqual(new Set(INVARIANTS.map(({ name }) => name)))
    expect(rows.map(({ name }) => name).sort()).toEqual(INVARIANTS.map(({ name }) => `inv_${name}`).sort())
  })

  test("a violation says how many rows and shows five at most", async () => {
    const copies = `insert into engagement select gen_random_uuid(), identity, source, 'x' || n, kind, page, form, event, campaign, properties, occurred_at, received_at, clamped, gen_random_uuid(), 0 from generate_series(1, 7) n, (select * from engagement limit 1) e`

    const [found] = await brokenBy(db, copies, (tx) => checkInvariants(tx, NOW, true))

    expect(found).toMatchObject({ name: "engagement_origin", violations: 7 })
    expect(found?.examples).toHaveLength(5)
  })

  test("an import that goes on may take longer than a minute", async () => {
    const rows = `insert into signal (id, lane, source, kind, received_at, payload, items, state, taken_at, duplicates) values
      ('019a0000-0000-7000-8000-000000000001', 3, 'csv', 'rows', ${at(NOW - 9 * MINUTE)}, '[]', 1, 'taken', ${at(NOW - 10_000)}, 1),
      ('019a0000-0000-7000-8000-000000000002', 3, 'csv', 'rows', ${at(NOW - 9 * MINUTE)}, '[]', 1, 'waiting', null, 0)`

    expect(await brokenBy(db, rows, (tx) => checkInvariants(tx, NOW, true))).toEqual([])
  })

  test("the check of every minute leaves out what was finished long ago, and a full one does not", async () => {
    const old = "update score set id = '01800000-0000-7000-8000-000000000000', fit = 1 where lead = " + NURTURED
    const damage = `alter table qualification drop constraint qualification_score_fkey; ${old}`

    expect(await brokenBy(db, damage, (tx) => checkInvariants(tx, NOW, false))).toEqual([])
    expect(await brokenBy(db, damage, (tx) => checkInvariants(tx, NOW, true))).toMatchObject([{ name: "score_sum" }])
  })
})
