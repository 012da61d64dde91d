import { expect, test } from "vitest"
import { eventVerdict, type KeptEvent, type KeptProblem } from "#domain/intake/event-verdict.ts"
import { translateSignal } from "#domain/intake/translate-signal.ts"

const signal = { id: "s1", source: "segment", kind: "segment", receivedAt: 1_000 }
const [good, bad] = translateSignal({ ...signal, payload: '{"batch":[{"type":"track","userId":"u1"},{"type":"track"}]}' })
if (good === undefined || bad === undefined) throw new Error("There are two items.")

const kept = (place: Partial<KeptEvent>): KeptEvent => ({
  signal: "s1",
  item: 0,
  receivedAt: 1_000,
  lead: "l1",
  isWithdrawn: false,
  ...place,
})
const set = (state: KeptProblem["state"]): KeptProblem => ({ id: "q1", signal: "s1", item: 1, code: "no_identity", says: "Nobody.", state })

test.each([
  ["is accepted when it is what is kept under its id", good, true, kept({}), null, { kind: "accepted", lead: "l1", first: null }],
  ["is accepted of an anonymous visitor", good, true, kept({ lead: null }), null, { kind: "accepted", lead: null }],
  [
    "is a duplicate of one that another delivery brought",
    good,
    true,
    kept({ signal: "s0" }),
    null,
    { kind: "duplicate", lead: "l1", first: kept({ signal: "s0" }) },
  ],
  ["is a duplicate of one in the same delivery", good, true, kept({ item: 3 }), null, { kind: "duplicate", first: kept({ item: 3 }) }],
  ["waits while its delivery does", good, false, null, null, { kind: "waiting", problem: null }],
  ["waits, even if the same came before", good, false, kept({ signal: "s0" }), null, { kind: "waiting", first: null }],
  [
    "waits and says already what is wrong with it",
    bad,
    false,
    null,
    null,
    { kind: "waiting", problem: { code: "no_identity", says: expect.any(String) } },
  ],
  [
    "lies in quarantine",
    bad,
    true,
    null,
    set("waiting"),
    { kind: "quarantined", problem: { code: "no_identity", says: "Nobody." }, quarantine: "q1" },
  ],
  ["was sent in again by somebody", bad, true, null, set("replayed"), { kind: "replayed", quarantine: "q1" }],
  ["was set aside by somebody", bad, true, null, set("dropped"), { kind: "dropped", quarantine: "q1" }],
  ["went to quarantine although it could be read", good, true, null, set("waiting"), { kind: "quarantined" }],
  ["is withdrawn with the import that brought it", good, true, kept({ isWithdrawn: true }), null, { kind: "withdrawn", first: null }],
  ["is unknown when nothing of it is there", good, true, null, null, { kind: "unknown", lead: null, problem: null }],
])("an event %s", (_, item, isTaken, event, problem, expected) => {
  expect(eventVerdict(item, isTaken, event, problem)).toMatchObject(expected)
})
