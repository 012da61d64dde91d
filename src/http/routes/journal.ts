import { toIso } from "#domain/instant.ts"
import { JournalPageView, JournalQuery } from "#contract/journal.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { journalKinds, listJournal } from "#store/journal-list.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords } from "#store/summary.ts"

export function journalRoutes(api: Api, app: App): void {
  const list = {
    tags: ["journal"],
    summary: "Who did what, newest first",
    description: "A page may hold fewer entries than asked for, even none, and yet have `next_before`: then the search goes on there.",
    querystring: JournalQuery,
    response: { 200: JournalPageView },
  }
  api.get("/api/journal", { schema: list, config: { permission: "journal.read" } }, async (request) => {
    const { kind = null, actor = null, lead = null, since, until, before = null, limit } = request.query
    return within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const meant = people.find((person) => person.handle === actor)?.id ?? actor
      const time = { since: since === undefined ? null : Date.parse(since), until: until === undefined ? null : Date.parse(until) }
      const { entries, next } = await listJournal(tx, { kind, actor: meant, lead, ...time, before }, limit)
      const leads = await leadsInFewWords(
        tx,
        entries.flatMap((entry) => entry.lead ?? []),
      )
      const names = new Map(people.map((person) => [person.id, person.name]))
      const data = entries.map(({ seq, at, actor: by, kind: done, says, lead: about, handoff, agreement, detail }) => ({
        ...{ seq, at: toIso(at), actor: by, by: names.get(by) ?? by, kind: done, says, handoff, agreement, detail },
        lead: leads.get(about ?? "") ?? null,
      }))
      return { data, next_before: next, kinds: await journalKinds(tx) }
    })
  })
}
