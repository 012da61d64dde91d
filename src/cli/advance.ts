import type { Command } from "commander"
import type { z } from "zod"
import type { HandoffView } from "#contract/handoff.ts"
import type { JournalView } from "#contract/lead.ts"
import { apiOf, type Api, type Page } from "./api.ts"
import { lengthText, localTime, plain, print } from "./print.ts"

type Entry = z.infer<typeof JournalView> & { lead: string }

const MOST_LEADS = 40

/** `baton advance`: moves a demo's clock forward, and says what happened meanwhile to the handoffs that were open. */
export function addAdvance(program: Command): void {
  program
    .command("advance <duration...>")
    .description('move the demo\'s clock forward, by "31 minutes" or "2 hours"; says what happened to open handoffs meanwhile')
    .action(async (words: string[], _options: unknown, command: Command) => {
      const api = apiOf(command)
      const before = await api.get<{ now: string }>("/api/demo/clock")
      const open = api.json ? [] : (await api.list<HandoffView>("/api/handoffs", { open: true }, MOST_LEADS)).data
      const after = await api.send<{ now: string }>("POST", "/api/demo/clock", { body: { advance: words.join(" ") } })
      const entries = await journalSince(api, open, before.now)
      const moved = lengthText(Date.parse(after.now) - Date.parse(before.now))
      print(api, after, [
        `It is ${localTime(after.now, { seconds: true })} in the demo now, ${moved} later.`,
        ...entries.map(({ at, lead, says }) => plain(`  ${localTime(at, { seconds: true })}  ${lead}: ${says}`)),
        ...(entries.length === 0 ? [`Nothing happened meanwhile to the ${open.length} newest open handoffs.`] : []),
      ])
    })
}

async function journalSince(api: Api, open: readonly HandoffView[], since: string): Promise<Entry[]> {
  const leads = new Map(
    open.map(({ lead }) => [lead.id, [lead.name ?? lead.email, lead.company && `of ${lead.company}`].filter(Boolean).join(" ")]),
  )
  const journals = await Promise.all(
    [...leads].map(async ([id, lead]) => {
      const { data } = await api.get<Page<z.infer<typeof JournalView>>>(`/api/leads/${id}/journal`)
      return data.filter((entry) => entry.at > since).map((entry) => ({ ...entry, lead }))
    }),
  )
  return journals.flat().toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq)
}
