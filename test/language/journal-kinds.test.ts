import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { allowedVerdicts } from "#domain/disposition/dispose.ts"
import { GERMAN_JOURNAL_KINDS } from "#domain/language/german-journal-kinds.ts"

const SOURCES = join(import.meta.dirname, "../../src")

/** What has a kind in a file that writes into the journal and is no entry of it: timers, tickets, causes of messages, words on leads. */
const OTHERS = new Set(
  `agreement baton disqualify email emergency factor failed handoff hold invitation item items lapsed lead lifted look_again merged objection read reject
  rejections reset setup shared unmerged`.split(/\s+/),
)

/** Kinds that end in what became of something. */
const PUT_TOGETHER = [
  ...Object.keys(allowedVerdicts).map((state) => `handoff_${state}`),
  ..."captured nurture disqualified held handed_off accepted sql opportunity won lost recycled merged withdrawn"
    .split(" ")
    .map((stage) => `lead_${stage}`),
  ...["confirmed", "refused"].map((state) => `account_proposal_${state}`),
  ...["skip", "pause", "resume", "stop"].map((action) => `cadence_${action}`),
  ...["approve", "nurture"].map((decision) => `hold_${decision}`),
  ...["replay", "drop", "reassign"].map((action) => `quarantine_kind_${action}`),
  ...["warning", "missed", "escalation"].map((what) => `sla_${what}`),
]

test("every kind of journal entry has a German name", () => {
  const missing = [...writtenKinds(), ...PUT_TOGETHER].filter((kind) => !Object.hasOwn(GERMAN_JOURNAL_KINDS, kind))

  expect([...new Set(missing)].sort()).toEqual([])
})

/** Kinds as they stand in the code that writes into the journal: said as `kind`, or handed to a function that does it. */
function writtenKinds(): string[] {
  const texts = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(SOURCES, file), "utf8"))
    .filter((text) => /store\/journal\.ts|journal-user|tell-of-operator|record-version/.test(text))
  const said = texts.flatMap((text) =>
    [...text.matchAll(/\bkind: (?:[^,\n]*\? )?"([a-z_]+)"(?: : "([a-z_]+)")?/g)].flatMap((found) => found.slice(1)),
  )
  const handed = texts
    .flatMap((text) => [...text.matchAll(/\b(?:journalUser|journal|note|tell|say)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g)])
    .flatMap(([, inside = ""]) => [...inside.matchAll(/"([a-z]+(?:_[a-z]+)*)"/g)].map(([, kind]) => kind))
  return [...said, ...handed].filter((kind) => kind !== undefined).filter((kind) => !OTHERS.has(kind))
}
