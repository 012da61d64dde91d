import type { Command } from "commander"
import type { z } from "zod"
import type { ErasureView, PersonalView } from "#contract/privacy.ts"
import { apiOf } from "./api.ts"
import { leadCalled } from "./find-lead.ts"
import { count, print } from "./print.ts"

/** `baton privacy export | erase`: what is kept on a person, and how it goes. */
export function addPrivacy(program: Command): void {
  const privacy = program.command("privacy").description("what is kept on a person, and how it goes")

  privacy
    .command("export <lead>")
    .description("print everything that is kept on a person (id or e-mail address) as JSON")
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const kept = await api.get<z.infer<typeof PersonalView>>(`/api/leads/${await leadCalled(api, wanted)}/personal-data`)
      console.log(JSON.stringify(kept, null, 2))
    })

  privacy
    .command("erase <lead>")
    .description("forget a person (id or e-mail address) for good")
    .requiredOption("--reason <text>", "why; it stays on record, so it should name nobody")
    .option("--keep-contactable", "don't put the addresses on the list of those that are not to be contacted")
    .option("--by <handle>", "who says so; the key's person when left out")
    .action(async (wanted: string, said: { reason: string; keepContactable?: boolean; by?: string }, command: Command) => {
      const api = apiOf(command)
      const body = { reason: said.reason, suppress: said.keepContactable !== true, by: said.by }
      const erased = await api.send<z.infer<typeof ErasureView>>("POST", `/api/leads/${await leadCalled(api, wanted)}/erasure`, { body })
      print(api, erased, [
        `The person is forgotten: ${count(erased.rows, "row")} and ${count(erased.texts, "text")} of the journal.`,
        "Backups from before still hold them; see docs/operate/privacy.md.",
      ])
    })
}
