import type { Command } from "commander"
import type { DuplicateView, MergeView } from "#contract/merge.ts"
import { apiOf, type Page } from "./api.ts"
import { leadCalled } from "./find-lead.ts"
import { localTime, moment, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

type Ref = MergeView["from"]
type Before = NonNullable<MergeView["from_before"]>

/** `baton leads merge | unmerge | merges | duplicates`: which leads are one person. */
export function addMerges(leads: Command): void {
  leads
    .command("merge <lead> <into>")
    .description("say that two leads (ids or e-mail addresses) are one person; the second goes on")
    .requiredOption("--reason <text>", "why they are one person; for the record")
    .option("--by <handle>", "who says so; the key's person when left out")
    .action(async (from: string, into: string, { reason, by }: { reason: string; by?: string }, command: Command) => {
      const api = apiOf(command)
      const [fromId, intoId] = [await leadCalled(api, from), await leadCalled(api, into)]
      const merge = await api.send<MergeView>("POST", `/api/leads/${fromId}/merge`, { body: { into: intoId, reason, by } })
      print(api, merge, [`${sides(merge).join(" is part of ")} now.`, `To undo it: baton leads unmerge ${merge.id}`])
    })

  leads
    .command("unmerge <merge>")
    .description("undo a merge (its id): both leads get their history and open cycles back")
    .option("--by <handle>", "who says so; the key's person when left out")
    .action(async (id: string, { by }: { by?: string }, command: Command) => {
      const api = apiOf(command)
      const merge = await api.send<MergeView>("POST", `/api/merges/${encodeURIComponent(id)}/undo`, { body: { by } })
      print(api, merge, [`${sides(merge).join(" and ")} are two people again.`])
    })

  leads
    .command("merges")
    .description("which leads were merged and why, newest first")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const api = apiOf(command)
      const merges = await api.list<MergeView>("/api/merges", {}, limit)
      const now = api.json ? 0 : await api.now()
      const rows = merges.data.map((one) => [
        ...sides(one),
        one.reason,
        moment(one.at, now),
        one.undone_at === null ? null : moment(one.undone_at, now),
        one.id,
      ])
      print(api, merges, table(["LEAD", "IS PART OF", "BECAUSE", "SINCE", "UNDONE", "ID"], rows, "Nothing was merged."))
    })

  leads
    .command("duplicates <lead>")
    .description("leads that are probably the same person; nothing is merged by it")
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const found = await api.get<Page<DuplicateView>>(`/api/leads/${await leadCalled(api, wanted)}/duplicates`)
      const rows = found.data.map((one) => [
        called(one.lead),
        one.lead.company,
        one.because.join("; "),
        one.not_same ? "somebody said no" : null,
        one.lead.id,
      ])
      print(api, found, table(["LEAD", "COMPANY", "BECAUSE", "BUT", "ID"], rows, "Nobody looks like the same person."))
    })
}

/** What both leads are called, as they were before the merge; when that is the same, with what tells them apart. */
function sides(merge: MergeView): [from: string, into: string] {
  const { from_before: from, into_before: into } = merge
  const names: [string, string] = [called({ ...merge.from, ...from }), called({ ...merge.into, ...into })]
  if (names[0] !== names[1] || from === null || into === null) return names
  return [`${names[0]} (${apart(from, into)})`, `${names[1]} (${apart(into, from)})`]
}

function apart(one: Before, other: Before): string {
  if (one.email !== null && one.email !== other.email) return one.email
  if (one.record !== null && one.record !== other.record) return `record ${one.record}`
  return `since ${localTime(one.created_at, { seconds: true })}`
}

function called({ name, email, id }: Pick<Ref, "name" | "email" | "id">): string {
  return name ?? email ?? id
}
