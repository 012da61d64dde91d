import type { Command } from "commander"
import type { HandoffView } from "#contract/handoff.ts"
import { apiOf } from "./api.ts"
import { moment, print } from "./print.ts"
import { readAmount } from "./read-option.ts"

/** `baton dispose`: the rep's word on a handoff. What is left out is left to the API. */
export function addDispose(program: Command): void {
  program
    .command("dispose <handoff> <kind>")
    .description("say what becomes of a handoff: accept, reject, recycle, disqualify, sql, opportunity, won or lost")
    .option("--reason <reason>", "one of the agreement's reasons")
    .option("--clause <rule>", "for reject: the clause of the agreement that the lead fails")
    .option("--until <instant>", "for recycle: when to look again")
    .option("--topic <text>", "for recycle: what it is about")
    .option("--budget", "for sql: there is a budget")
    .option("--authority", "for sql: the person decides")
    .option("--need", "for sql: there is a need")
    .option("--timeline", "for sql: there is a date")
    .option("--notes <text>", "for sql")
    .option("--amount <number>", "for opportunity, won and lost", readAmount)
    .option("--currency <code>", "of the amount, such as EUR")
    .option("--note <text>", "for the record")
    .option("--by <handle>", "whose word it is; the key's person when left out")
    .action(async (handoff: string, kind: string, options: Record<string, unknown>, command: Command) => {
      const api = apiOf(command)
      const path = `/api/handoffs/${encodeURIComponent(handoff)}/disposition`
      const after = await api.send<HandoffView>("POST", path, { body: { kind, ...options } })
      const now = api.json ? 0 : await api.now()
      print(api, after, [
        `The handoff is ${after.state} now; ${after.owner.name} has it.`,
        after.closed_at === null
          ? `Next: ${after.next_action}, due ${moment(after.due_at, now)}`
          : `It ended as ${after.closed_as ?? after.state}.`,
      ])
    })

  program
    .command("undo <handoff>")
    .description("take the last word on a handoff back, within ten seconds")
    .action(async (handoff: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const after = await api.send<HandoffView>("POST", `/api/handoffs/${encodeURIComponent(handoff)}/disposition/undo`, {})
      print(api, after, [`Taken back: the handoff is ${after.state} again, and ${after.owner.name} has it.`])
    })
}
