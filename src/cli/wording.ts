import type { Command } from "commander"
import type { z } from "zod"
import type { WordingView } from "#contract/wording.ts"
import { apiOf } from "./api.ts"
import { print } from "./print.ts"

/** `baton wording`: whether a text may be said to a lead. */
export function addWording(program: Command): void {
  program
    .command("wording <text>")
    .description("check a draft for sentences that quote tracked behaviour")
    .action(async (text: string, _: object, command: Command) => {
      const api = apiOf(command)
      const { fine, found } = await api.send<z.infer<typeof WordingView>>("POST", "/api/wording", { body: { text } })
      const lines = found.flatMap(({ sentence, why, instead }) => [`“${sentence}”`, `  ${why}`, `  Say: ${instead}`])
      print(api, { fine, found }, fine ? ["Nothing in it quotes tracked behaviour."] : lines)
      if (!fine) process.exitCode = 1
    })
}
