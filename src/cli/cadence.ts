import type { Command } from "commander"
import type { z } from "zod"
import type { CadenceView, NextActionView, OwedView } from "#contract/cadence.ts"
import { apiOf, type Page } from "./api.ts"
import { localTime, print } from "./print.ts"

/** `baton next`, `baton cadence`, `baton owed`: what is to be done, how a handoff is followed up, and what was owed and done. */
export function addCadence(program: Command): void {
  program
    .command("next <handoff>")
    .description("the one thing to do next on a handoff, with the words for it")
    .action(async (handoff: string, _: object, command: Command) => {
      const api = apiOf(command)
      const next = await api.get<NextActionView>(`/api/handoffs/${encodeURIComponent(handoff)}/next-action`)
      print(api, next, inWords(next))
    })

  program
    .command("cadence <handoff> [action]")
    .description("how a handoff is followed up; or skip, pause, resume, stop")
    .option("--why <text>", "why, for the journal")
    .option("--until <instant>", "until when it is paused")
    .action(async (handoff: string, action: string | undefined, { why, until }: { why?: string; until?: string }, command: Command) => {
      const api = apiOf(command)
      const path = `/api/handoffs/${encodeURIComponent(handoff)}/cadence`
      const view =
        action === undefined
          ? await api.get<CadenceView>(path)
          : await api.send<CadenceView>("POST", path, { body: { action, why: why ?? "", until } })
      print(api, view, stepsInWords(view))
    })

  program
    .command("owed")
    .description("follow-up owed against follow-up done, by tier, rep or handoff")
    .option("--by <what>", "tier, rep or handoff", "tier")
    .action(async ({ by }: { by: string }, command: Command) => {
      const api = apiOf(command)
      const page = await api.get<Page<z.infer<typeof OwedView>>>(`/api/touches-owed?by=${encodeURIComponent(by)}`)
      const lines = page.data.map(
        (one) =>
          `${one.key}: ${one.done} of ${one.owed} touches, ${one.handoffs} handoffs: ${one.kept} kept, ${one.on_the_way} on the way, ${one.excused} excused, ${one.stopped_early} stopped early`,
      )
      print(api, page, lines.length === 0 ? ["Nothing was handed off in the last 90 days."] : lines)
    })
}

function inWords(next: NextActionView): string[] {
  const { from, until, lead_time: leadTime, is_now: isNow } = next.when
  return [
    next.action,
    ...(from === null
      ? []
      : [
          `when     ${isNow ? "now" : localTime(from)}${leadTime === null ? "" : ` (theirs: ${leadTime})`}${until === null ? "" : `, by ${localTime(until)}`}`,
        ]),
    ...(next.say === null ? [] : [`say      ${next.say.opener}`, `ask      ${next.say.question}`]),
    `why this ${next.why_this}`,
    `why now  ${next.why_now}`,
    `if not   ${next.if_it_fails}`,
  ]
}

function stepsInWords({ says, why, state, steps }: CadenceView): string[] {
  const lines = steps.map(({ step, channel, says: what, state: at, due_at: due, late }) => {
    const until = at === "next" && due !== null ? `, by ${localTime(due)}` : ""
    return `${step}. ${at.replaceAll("_", " ")}${late ? " (late)" : ""}: ${channel}, ${what}${until}`
  })
  return [`${says}: ${state}. ${why}`, ...lines]
}
