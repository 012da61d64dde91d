import type { Command } from "commander"
import type { z } from "zod"
import type { AgreementWordsView, ChangesView } from "#contract/agreement-reading.ts"
import type { VersionView } from "#contract/version.ts"
import { apiOf, type Api } from "./api.ts"
import { plain, print, table } from "./print.ts"

type Words = z.infer<typeof AgreementWordsView>
type Changes = z.infer<typeof ChangesView>
type FindVersion = (api: Api, wanted: string) => Promise<z.infer<typeof VersionView>>

/** `baton agreement read | changes`: a version in plain words, and what it changes. */
export function addReading(agreement: Command, versionCalled: FindVersion): void {
  agreement
    .command("read <version>")
    .description("a version (its number or id) in plain words: every rule, promise and number")
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const words = await api.get<Words>(`/api/agreements/${(await versionCalled(api, wanted)).id}/words`)
      print(api, words, words.chapters.flatMap(chapterInLines))
    })

  agreement
    .command("changes <version> [since]")
    .description("what a version changes, in plain words, against another one or the one before it")
    .action(async (wanted: string, since: string | undefined, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const { id } = await versionCalled(api, wanted)
      const other = since === undefined ? undefined : (await versionCalled(api, since)).id
      const changes = await api.get<Changes>(`/api/agreements/${id}/changes`, { since: other })
      print(api, changes, inLines(changes))
    })
}

function chapterInLines({ title, blocks }: Words["chapters"][number]): string[] {
  const parts = blocks.flatMap((block) => {
    if (block.kind === "sentence") return [plain(block.says)]
    const rows = block.rows.map(({ cells }) => cells)
    return [
      "",
      plain(block.title),
      ...table(
        block.columns.map((column) => column.toUpperCase()),
        rows,
        "none",
      ),
    ]
  })
  return [title.toUpperCase(), ...parts, ""]
}

function inLines({ since, changes }: Changes): string[] {
  if (since === null) return ["It is the first version, so there is nothing to compare it with."]
  if (changes.length === 0) return [`It reads the same as version ${since.version}.`]
  const lines = changes.flatMap(({ title, about, kind, before, after }) => [
    `${kind}: ${plain(title)}${about === "" ? "" : `, ${plain(about)}`}`,
    ...(before === null ? [] : [`  - ${plain(before)}`]),
    ...(after === null ? [] : [`  + ${plain(after)}`]),
  ])
  return [`Against version ${since.version}:`, ...lines]
}
