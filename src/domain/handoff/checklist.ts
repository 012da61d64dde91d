import { CHECKLIST, type ChecklistItem } from "#domain/handoff/checklist-items.ts"
import { contactWindow } from "#domain/intake/contact-window.ts"
import { spacedCode } from "#domain/language/code-name.ts"
import { type Instant, inWords } from "#domain/instant.ts"

/** A promise of the handoff as far as the checklist asks. */
type Promised = { state: string; dueAt: Instant; metAt: Instant | null; missedAt: Instant | null }

/** What is on record of a handoff. */
export type ChecklistFacts = {
  proofs: Record<string, { passes: boolean; says: string; waivedBy: string | null }> | null
  emailCheck: string | null
  emailKind: string | null
  agreementVersion: number
  missing: readonly string[]
  whyNow: string
  zones: readonly string[]
  owner: string | null
  route: string
  /** Who else had an open lead of the same company when this one was handed off. */
  others: number
  openedAt: Instant
  closedAt: Instant | null
  answeredAt: Instant | null
  /** The first touch that counts as contact: when, of what kind, by whom. */
  firstTouch: { at: Instant; kind: string; by: string | null } | null
  firstTouchClock: Promised | null
  dispositionClock: Promised | null
  word: { kind: string; reason: string | null; claim: { verdict: string; says: string } | null } | null
}

/** What a person noted at an item: it is done, or why it need not be. */
export type Tick = { item: string; state: "done" | "exception"; note: string; by: string; at: Instant }

/** How an item stands. `pending`: its time has not come. `evidence`: what it rests on, in a sentence. */
export type CheckedItem = ChecklistItem & {
  state: "done" | "missing" | "pending" | "exception"
  evidence: string
  by_whom: string | null
  at: Instant | null
}

/** The twenty items as they stand at `now`, and how complete they are in whole percent: of those whose time has come. */
export function checklistOf(facts: ChecklistFacts, ticks: readonly Tick[], now: Instant): { items: CheckedItem[]; complete: number } {
  const items = CHECKLIST.map((item) => checked(item, facts, ticks.find((tick) => tick.item === item.id) ?? null, now))
  const due = items.filter((item) => item.state !== "pending")
  const good = due.filter((item) => item.state !== "missing").length
  return { items, complete: due.length === 0 ? 100 : Math.floor((good / due.length) * 100) }
}

function checked(item: ChecklistItem, facts: ChecklistFacts, tick: Tick | null, now: Instant): CheckedItem {
  if (tick?.state === "exception") return { ...item, state: "exception", evidence: tick.note, by_whom: tick.by, at: tick.at }
  if (item.by === "person") {
    if (tick !== null) return { ...item, state: "done", evidence: tick.note || "ticked", by_whom: tick.by, at: tick.at }
    const [state, evidence] = isItsTime(item, facts)
      ? (["missing", "nobody has ticked it"] as const)
      : (["pending", "its time has not come"] as const)
    return { ...item, state, evidence, by_whom: null, at: null }
  }
  const [state, evidence] = JUDGES[item.id]?.(facts, now) ?? ["missing", "nothing checks it"]
  return { ...item, state, evidence, by_whom: null, at: null }
}

function isItsTime({ group, id }: ChecklistItem, { firstTouch, closedAt, word }: ChecklistFacts): boolean {
  if (group === "feedback") return id === "learned" ? closedAt !== null : word !== null && word.kind !== "accept"
  return firstTouch !== null || closedAt !== null
}

type Judgement = ["done" | "missing" | "pending", string]

/** Kinds of addresses, and verdicts on them, with which no mail arrives. */
const UNUSABLE = new Set<string>(["disposable", "none", "no_mail", "syntax"])

const JUDGES: Record<string, (facts: ChecklistFacts, now: Instant) => Judgement> = {
  fit: (facts) => proof(facts, "fit"),
  intent: (facts) => proof(facts, "intent"),
  address: ({ emailCheck, emailKind }) => {
    const says = `${emailKind ?? "no"} address, ${emailCheck ?? "not checked"}`
    const isGood = emailKind !== null && !UNUSABLE.has(emailKind) && !UNUSABLE.has(emailCheck ?? "")
    return [isGood ? "done" : "missing", says]
  },
  version: ({ agreementVersion }) => ["done", `version ${agreementVersion}, signed by marketing and sales`],
  fields: ({ missing }) =>
    missing.length === 0 ? ["done", "nothing is missing"] : ["missing", `not known: ${missing.slice(0, 6).join(", ")}`],
  why_now: ({ whyNow }) => (whyNow === "" ? ["missing", "the brief says nothing"] : ["done", whyNow]),
  contact_hours: ({ zones }) => (zones.length === 0 ? ["missing", "its time zone is not known"] : ["done", zones.join(" or ")]),
  one_owner: ({ owner, closedAt }) =>
    owner === null && closedAt === null ? ["missing", "nobody has it"] : ["done", owner ?? "its cycle is over"],
  routed_by_rule: ({ route }) => (route === "" ? ["missing", "no rule is on record"] : ["done", route]),
  no_collision: ({ others }) =>
    others === 0 ? ["done", "nobody else had a lead of the company"] : ["missing", `${others} others had a lead of the company`],
  accepted: ({ answeredAt }) => (answeredAt === null ? ["pending", "not answered yet"] : ["done", `answered ${inWords(answeredAt)}`]),
  in_time: ({ firstTouchClock }) => promise(firstTouchClock),
  by_a_person: ({ firstTouch, closedAt }) => {
    if (firstTouch !== null)
      return [
        "done",
        `${firstTouch.kind.replaceAll("_", " ")}${firstTouch.by === null ? "" : ` by ${firstTouch.by}`} ${inWords(firstTouch.at)}`,
      ]
    return closedAt === null ? ["pending", "nobody has reached out yet"] : ["missing", "the cycle ended without a touch"]
  },
  in_their_hours: ({ firstTouch, zones }) => {
    if (firstTouch === null) return ["pending", "nobody has reached out yet"]
    const window = contactWindow(zones, firstTouch.at)
    if (zones.length === 0 || window === null) return ["missing", "the lead's hours are not known"]
    const isInside = window.from <= firstTouch.at && firstTouch.at < window.until
    return [isInside ? "done" : "missing", `${inWords(firstTouch.at)} by the clocks of ${zones.join(" and ")}`]
  },
  verdict: ({ word, dispositionClock, closedAt }) => {
    if (word === null || (word.kind === "accept" && closedAt === null)) return promise(dispositionClock)
    return word.kind === "auto_recycle"
      ? ["missing", "nobody said what became of it"]
      : promise(dispositionClock, `"${word.kind}" was said`)
  },
  reason: ({ word, closedAt }) => {
    if (word === null || closedAt === null) return ["pending", "no verdict yet"]
    if (word.kind === "auto_recycle") return ["missing", "nobody gave a reason"]
    if (word.claim !== null) return [word.claim.verdict === "disputed" ? "missing" : "done", word.claim.says]
    return ["done", word.reason === null ? `"${word.kind}" needs no reason` : `"${word.reason}" is a reason of the agreement`]
  },
}

function proof({ proofs }: ChecklistFacts, name: string): Judgement {
  const found = proofs?.[name]
  if (found === undefined) return ["missing", "no proof is on record"]
  return [
    found.passes || found.waivedBy !== null ? "done" : "missing",
    found.waivedBy === null ? found.says : `${found.says}, waived by “${spacedCode(found.waivedBy)}”`,
  ]
}

function promise(clock: Promised | null, otherwise = "no promise is on record"): Judgement {
  if (clock === null) return ["done", otherwise]
  if (clock.missedAt !== null) return ["missing", `due ${inWords(clock.dueAt)}, missed`]
  if (clock.metAt !== null) return ["done", `due ${inWords(clock.dueAt)}, kept ${inWords(clock.metAt)}`]
  return clock.state === "cancelled" ? ["done", otherwise] : ["pending", `due ${inWords(clock.dueAt)}`]
}
