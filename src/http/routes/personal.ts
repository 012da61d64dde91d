import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { toIso } from "#domain/instant.ts"
import { IdPath } from "#contract/api-words.ts"
import { ErasureBody, ErasureView, PersonalView } from "#contract/privacy.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { record } from "#store/journal.ts"
import { asOwner } from "#store/personal/as-owner.ts"
import { allPeople } from "#store/person.ts"
import { erasePerson } from "#steps/privacy/erase-person.ts"
import { exportPerson } from "#steps/privacy/export-person.ts"

const tags = ["privacy"]

/** What is kept on a person, and how it goes. */
export function personalRoutes(api: Api, app: App): void {
  const look = {
    tags,
    summary: "Everything that is kept on a person",
    description:
      "By table, of this lead and those merged into it; the journal notes who asked. It may take a while: all stored signals are gone through.",
    params: IdPath,
    response: { 200: PersonalView },
  }
  api.get("/api/leads/:id/personal-data", { schema: look, config: { permission: "privacy.erase" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { leads, tables } = found(await exportPerson(tx, request.params.id), "lead")
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const says = "All that is kept on the person was exported."
      const about = { lead: leads[0] ?? null, handoff: null, agreement: null }
      await record(tx, [{ at: now, actor, kind: "personal_data_exported", says, ...about, detail: {} }])
      return { leads, exported_at: toIso(now), tables }
    }),
  )

  const erase = {
    tags,
    summary: "Forgets a person",
    description:
      "For good: all that is personal goes from every table, of this lead and those merged into it. Numbers, times and decisions stay, and so does a hash of the addresses on the list of those that are not to be contacted.",
    params: IdPath,
    body: ErasureBody,
    response: { 200: ErasureView },
  }
  api.post("/api/leads/:id/erasure", { schema: erase, config: { permission: "privacy.erase", keepsReply: false } }, async (request) => {
    const { workspace } = request.caller
    const { reason, suppress, by } = request.body
    const erased = await asOwner(
      app.db,
      workspace,
      async (tx) => {
        const now = app.now(workspace)
        const people = await allPeople(tx, now)
        const { actor } = actorOf(request.caller, people, by)
        const watch = { people, caretaker: caretakerOf(people), voice: app.voice }
        return erasePerson(tx, request.params.id, { reason, actor, suppresses: suppress }, watch, now)
      },
      "erasure",
    )
    const { id, lead, at, by: actor, rows, texts } = erased
    return { id, lead, at: toIso(at), by: actor, reason, rows, texts }
  })
}
