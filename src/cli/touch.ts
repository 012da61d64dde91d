import type { Command } from "commander"
import type { z } from "zod"
import type { TouchView } from "#contract/handoff.ts"
import { apiOf } from "./api.ts"
import { localTime, print } from "./print.ts"

type Options = { note?: string; by?: string; at?: string; outcome?: string; until?: string }

/** `baton touch`: records an attempt to reach a lead. */
export function addTouch(program: Command): void {
  program
    .command("touch <handoff> <kind>")
    .description("record an attempt to reach the lead: call, email, linkedin, meeting_booked, note …")
    .option("--note <text>", "what was said")
    .option("--by <handle>", "who did it; the key's person when left out")
    .option("--at <instant>", "when it was; now when left out")
    .option("--outcome <outcome>", "of a call: connected, no_answer, voicemail, busy, wrong_number")
    .option("--until <instant>", "of an automatic reply: when the lead is back")
    .action(async (handoff: string, kind: string, { note, by, at, outcome, until }: Options, command: Command) => {
      const api = apiOf(command)
      const touch = await api.send<z.infer<typeof TouchView>>("POST", `/api/handoffs/${encodeURIComponent(handoff)}/touches`, {
        body: { kind, note, by, at, outcome, until, source: "cli" },
      })
      const hint = touch.by === null ? " --by says whose touch it was." : ""
      const evidence = touch.counts ? "It is evidence of a human first touch." : `It is no evidence of a human first touch.${hint}`
      print(api, touch, [`Recorded: ${kind}${touch.by === null ? "" : ` by ${touch.by.name}`} at ${localTime(touch.at)}. ${evidence}`])
    })
}
