import type { Agreement, Tier } from "#domain/agreement/agreement.ts"
import type { ClockKind, ClockPolicy, Rung } from "#domain/agreement/sla-policy.ts"
import { type AgreementProblem, type DocumentPath, error, repeatedNames, unreadable, warning } from "#domain/agreement/agreement-problem.ts"
import { lasting } from "#domain/agreement/check-scoring.ts"
import { readRungAt, readTarget } from "#domain/agreement/duration.ts"

const TIERS = ["1", "2", "3"] as const
/** Only for putting rungs and tiers in order; the calendar says how long a business day really is. */
const BUSINESS_DAY = 8 * 3_600_000

/** Promises: the two that are always needed, targets that can be read and kept, ladders that go upwards, pauses with limits. */
export function checkClocks({ sla, teams }: Agreement): AgreementProblem[] {
  const kinds = Object.keys(sla.clocks) as ClockKind[]
  const marketing = Object.values(teams).some((team) => team.side === "marketing")
  return [
    ...(["first_touch", "disposition"] as const).flatMap((kind) =>
      sla.clocks[kind] ? [] : [error(["sla", "clocks"], `There is no clock ${kind}: without it a lead can be forgotten.`, `Add ${kind}.`)],
    ),
    ...kinds.flatMap((kind) => checkClock(kind, sla.clocks[kind] as ClockPolicy, marketing)),
    ...lasting(sla.reassign.at_least, ["sla", "reassign", "at_least"]),
    ...lasting(sla.pauses.budget, ["sla", "pauses", "budget"]),
    ...sla.pauses.reasons.flatMap((reason, index) => lasting(reason.most, ["sla", "pauses", "reasons", index, "most"])),
    ...repeatedNames(
      "reason",
      sla.pauses.reasons.map((reason) => reason.id),
      (index) => ["sla", "pauses", "reasons", index, "id"],
    ),
  ]
}

function checkClock(kind: ClockKind, clock: ClockPolicy, marketing: boolean): AgreementProblem[] {
  const path = ["sla", "clocks", kind]
  const targets = TIERS.flatMap((tier) => checkTarget(clock.target[tier], clock.calendar, [...path, "target", tier]))
  const rungs = clock.ladder.flatMap((rung, index) => checkRung(rung, kind, { path: [...path, "ladder", index], marketing }))
  if ([...targets, ...rungs].some((problem) => problem.severity === "error")) return [...targets, ...rungs]
  return [...rungs, ...checkUrgency(clock, path), ...checkOrder(clock, path)]
}

function checkTarget(text: string, calendar: ClockPolicy["calendar"], path: DocumentPath): AgreementProblem[] {
  const problems = unreadable(readTarget, text, path)
  if (problems.length > 0) return problems
  const target = readTarget(text)
  if (target.kind === "business_days" && calendar === "always") {
    return [error(path, "A calendar that is always open has no business days.", "Write hours or days, or choose the calendar team.")]
  }
  if (target.kind === "time" && target.ms === 0) return [error(path, `"${text}" is no time at all.`, "Write at least one second.")]
  if (calendar === "always" || !/day|week/i.test(text) || target.kind === "business_days") return []
  return [
    error(
      path,
      `"${text}" in working hours is unclear: a day has 24 of them.`,
      "Write business days or hours, or choose the calendar always.",
    ),
  ]
}

function checkRung(rung: Rung, kind: ClockKind, { path, marketing }: { path: DocumentPath; marketing: boolean }): AgreementProblem[] {
  const idle = (rung.tell ?? []).length === 0 && !rung.reassign && !rung.recycle
  const at = unreadable(readRungAt, rung.at, [...path, "at"])
  return [
    ...at,
    ...(idle ? [error(path, "This rung does nothing.", "Say whom to tell, or reassign, or recycle.")] : []),
    ...(rung.recycle && kind !== "disposition"
      ? [error([...path, "recycle"], "Only the disposition clock takes a lead back to nurture.")]
      : []),
    ...(rung.tell?.includes("marketing") && !marketing ? [error([...path, "tell"], "There is no team of marketing to tell.")] : []),
    ...(rung.reassign && at.length === 0 && readRungAt(rung.at).percent < 100
      ? [warning([...path, "reassign"], "The lead is taken away before the promise is broken.")]
      : []),
  ]
}

function checkUrgency({ target }: ClockPolicy, path: DocumentPath): AgreementProblem[] {
  const [first, second, third] = TIERS.map((tier) => roughly(target[tier])) as [number, number, number]
  if (first <= second && second <= third) return []
  return [warning([...path, "target"], "A more urgent tier has a longer target than a less urgent one.")]
}

/** Each rung comes later than the one before it, for every tier. */
function checkOrder({ ladder, target }: ClockPolicy, path: DocumentPath): AgreementProblem[] {
  return ladder.flatMap((rung, index) => {
    const early = TIERS.find((tier) => {
      const before = ladder.slice(0, index).filter((each) => isFor(each, tier))
      return isFor(rung, tier) && before.some((each) => due(each, target[tier]) >= due(rung, target[tier]))
    })
    return early
      ? [
          error(
            [...path, "ladder", index, "at"],
            `${rung.at} does not come after the rung before it (tier ${early}).`,
            "Put rungs in order of time.",
          ),
        ]
      : []
  })
}

function isFor(rung: Rung, tier: (typeof TIERS)[number]): boolean {
  return rung.tiers === undefined || rung.tiers.includes(Number(tier) as Tier)
}

function due(rung: Rung, target: string): number {
  const at = readRungAt(rung.at)
  return (roughly(target) * at.percent) / 100 + at.plus
}

function roughly(text: string): number {
  const target = readTarget(text)
  return target.kind === "time" ? target.ms : Math.max(1, target.days) * BUSINESS_DAY
}
