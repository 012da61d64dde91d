import type { Command } from "commander"
import type { z } from "zod"
import type { AnchorView, AuditView, VerdictView } from "#contract/audit.ts"
import { apiOf, type Api } from "./api.ts"
import { Failure } from "./failure.ts"
import { count, localTime, plain, print } from "./print.ts"
import { readText } from "./read-text.ts"

type Anchor = z.infer<typeof AnchorView>
type Verdict = z.infer<typeof VerdictView>

const ADVICE = "Give a file that `baton audit anchor` wrote: one anchor in JSON a line."

/** `baton audit`: how far the journal is sealed, whether it is as it was sealed, and anchors to keep elsewhere. */
export function addAudit(program: Command): void {
  const audit = program.command("audit").description("whether anybody changed the journal")

  audit
    .command("status", { isDefault: true })
    .description("how far the journal is sealed")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const status = await api.get<z.infer<typeof AuditView>>("/api/audit")
      const { sealed, unsealed, anchor } = status
      print(api, status, [
        `${count(sealed, "row")} sealed${anchor === null ? "" : `, up to row ${anchor.seq} at ${localTime(anchor.at, { seconds: true })}`}; ${unsealed} not yet.`,
      ])
    })

  audit
    .command("verify")
    .description("go through the whole journal and name the first row that is not as it was sealed; exit code 1 when there is one")
    .option("--anchor <file>", "anchors that were kept elsewhere: without one a cut-off end can't be seen")
    .action(async ({ anchor }: { anchor?: string }, command: Command) => {
      const api = apiOf(command)
      const anchors = anchor === undefined ? [] : readAnchors(anchor)
      const verdict = await verifyAll(api, anchors)
      if (verdict.broken !== null) process.exitCode = 1
      print(api, verdict, inWords(verdict, anchors.length))
    })

  audit
    .command("anchor")
    .description("print the newest anchor as one line of JSON; keep it where the database's owner can't write")
    .action(async (_options: unknown, command: Command) => {
      console.log(JSON.stringify(await apiOf(command).get<Anchor>("/api/audit/anchor")))
    })
}

/** All parts, one call after the other; the answer adds them up. */
async function verifyAll(api: Api, anchors: readonly Anchor[]): Promise<Verdict> {
  const seen = { seals: 0, rows: 0 }
  let after: number | null = null
  for (;;) {
    const verdict: Verdict = await api.send<Verdict>("POST", "/api/audit/verify", { body: { anchors, after } })
    seen.seals += verdict.seals
    seen.rows += verdict.rows
    if (verdict.next === null) return { ...verdict, ...seen }
    after = verdict.next
  }
}

function inWords(verdict: Verdict, anchors: number): string[] {
  const erased = verdict.erased.map(
    ({ by, at, texts }) => `${count(texts, "text")} erased by ${plain(by)} at ${localTime(at)}: a person was forgotten.`,
  )
  return [...standing(verdict, anchors), ...erased]
}

function standing({ seals, rows, unsealed, broken }: Verdict, anchors: number): string[] {
  const seen = `${count(rows, "row")} in ${count(seals, "seal")} are as they were sealed; ${count(unsealed, "row")} not sealed yet.`
  if (broken !== null) return [`${broken.kind}: ${plain(broken.says)}`, `Before that: ${seen}`]
  if (anchors > 0) return [seen, `${count(anchors, "anchor")}: the journal leads to each of them.`]
  return [
    seen,
    "Without an anchor a cut-off end can't be seen: keep what `baton audit anchor` prints elsewhere, and give it with --anchor.",
  ]
}

/** @throws Failure when the file holds no anchors */
function readAnchors(file: string): Anchor[] {
  const lines = readText(file)
    .split("\n")
    .filter((line) => line.trim() !== "")
  if (lines.length === 0) throw new Failure(`${file} is empty.`, ADVICE)
  return lines.map((line, place) => {
    try {
      return JSON.parse(line) as Anchor
    } catch {
      throw new Failure(`Line ${place + 1} of ${file} is no JSON.`, ADVICE)
    }
  })
}
