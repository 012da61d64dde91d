import type { Agreement } from "#domain/agreement/agreement.ts"
import { type AgreementProblem, type DocumentPath, error, repeatedNames, unreadable, warning } from "#domain/agreement/agreement-problem.ts"
import type { Cadence, CadenceStep, TouchCommitment } from "#domain/agreement/cadence-rules.ts"
import { lasting } from "#domain/agreement/check-scoring.ts"
import { readTarget } from "#domain/agreement/duration.ts"
import { howMany } from "#domain/how-many.ts"

/** Whether the cadences keep what sales promises: as many touches, in as many days, by as many channels; and every tier has one. */
export function checkCadences({ cadences, commitments }: Agreement): AgreementProblem[] {
  if (cadences === undefined) return []
  const touches = commitments.sales.touches
  return [
    ...lasting(cadences.out_of_office, ["cadences", "out_of_office"]),
    ...repeatedNames(
      "cadence",
      cadences.list.map((one) => one.id),
      (index) => ["cadences", "list", index, "id"],
    ),
    ...cadences.list.flatMap((one, index) => checkCadence(one, touches, ["cadences", "list", index])),
    ...([1, 2, 3] as const).flatMap((tier) =>
      cadences.list.some((one) => one.tiers.includes(tier) && one.when === undefined)
        ? []
        : [
            warning(
              ["cadences", "list"],
              `Not every lead of tier ${tier} has a cadence.`,
              "Add one without a condition, as the last of its tier.",
            ),
          ],
    ),
  ]
}

function checkCadence(cadence: Cadence, touches: Record<"1" | "2" | "3", TouchCommitment>, path: DocumentPath): AgreementProblem[] {
  const unread = cadence.steps.flatMap((step, index) => checkStep(step, index, [...path, "steps", index]))
  if (unread.some((problem) => problem.severity === "error")) return unread
  const kept =
    cadence.commitment === undefined
      ? cadence.tiers.flatMap((tier) => checkCommitment(cadence, touches[`${tier}`], `commitments say for tier ${tier}`, path))
      : checkCommitment(cadence, cadence.commitment, "its own commitment says", path)
  return [...unread, ...kept]
}

function checkStep({ after, within, automatic, channel }: CadenceStep, index: number, path: DocumentPath): AgreementProblem[] {
  return [
    ...unreadable(readTarget, after, [...path, "after"]),
    ...(within === undefined ? [] : unreadable(readTarget, within, [...path, "within"])),
    ...(automatic !== undefined && (index > 0 || channel !== "email")
      ? [error([...path, "automatic"], "The acknowledgement is the first step, and an e-mail.", "Put it first.")]
      : []),
  ]
}

function checkCommitment(cadence: Cadence, owed: TouchCommitment, where: string, path: DocumentPath): AgreementProblem[] {
  const steps = cadence.steps.filter((step) => step.automatic === undefined)
  const channels = new Set(steps.map((step) => step.channel).filter((channel) => channel !== "play")).size
  const days = calendarDays(steps)
  const place = [...path, "steps"]
  return [
    ...(steps.length < owed.least
      ? [error(place, `${howMany(steps.length, "touch is", "touches are")} fewer than the ${owed.least} that ${where}.`, "Add steps.")]
      : []),
    ...(steps.length > owed.most
      ? [error(place, `${howMany(steps.length, "touch is", "touches are")} more than the ${owed.most} that ${where}.`, "Leave steps out.")]
      : []),
    ...(channels < owed.channels
      ? [
          error(
            place,
            `${howMany(channels, "channel is", "different channels are")} fewer than the ${owed.channels} that ${where}.`,
            "Use another channel in some steps.",
          ),
        ]
      : []),
    ...(days > owed.days
      ? [
          error(
            place,
            `The last step comes after about ${howMany(days, "day", "days")}, later than the ${owed.days} that ${where}.`,
            "Shorten the offsets.",
          ),
        ]
      : []),
  ]
}

/** How long all steps take when each is done on its last day: five business days are a week. */
function calendarDays(steps: readonly CadenceStep[]): number {
  const business = steps.reduce((sum, { after }) => {
    const offset = readTarget(after)
    return sum + (offset.kind === "business_days" ? offset.days : 0)
  }, 0)
  return Math.ceil((business * 7) / 5)
}
