import { readFileSync } from "node:fs"
import { readAgreementFile } from "#contract/agreement-file.ts"
import { editAgreement, type Edit } from "#contract/edit-agreement.ts"
import { runExamples } from "#domain/agreement/run-examples.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"
import { loadAgreement, signAgreement } from "#steps/agreements.ts"

const FILE = new URL("../../agreements/default.yaml", import.meta.url)

/** What the first version said otherwise; the two sides changed it after two weeks of numbers. */
const BEFORE_THE_REVIEW: Edit[] = [
  { path: ["sla", "clocks", "acceptance", "target", "1"], value: "1 hour" },
  { path: ["sla", "reassign", "most"], value: 2 },
  { path: ["scoring", "everywhere", "intent", "rules", 9, "points"], value: 25 },
  { path: ["sla", "pauses", "reasons", 3], value: null },
]

/** The agreement with which the demo begins, signed and in force from `at` on. @throws Error when it is not sound */
export async function signFirstAgreement(tx: Tx, at: Instant): Promise<void> {
  const { source, impossible } = editAgreement(readFileSync(FILE, "utf8"), BEFORE_THE_REVIEW)
  if (impossible.length > 0) throw new Error(impossible.join(" "))
  await sign(tx, source, at)
}

/** The shipped agreement, as both sides changed the first one into. @throws Error when it is not sound */
export async function signReviewedAgreement(tx: Tx, at: Instant): Promise<void> {
  await sign(tx, readFileSync(FILE, "utf8"), at)
}

/** Runs its examples and has the demo's two leaders sign it. */
async function sign(tx: Tx, source: string, at: Instant): Promise<void> {
  const { agreement, problems } = readAgreementFile(source)
  if (agreement === null) throw new Error(`The demo's agreement can't be read: ${problems[0]?.message ?? "nobody knows why"}`)
  const examples = runExamples(agreement, at)
  const failed = examples.find((example) => !example.passes)
  if (failed !== undefined) throw new Error(`The demo's agreement fails its example "${failed.name}".`)

  const { id, hash } = await loadAgreement(tx, { agreement, source, examples }, "revops", at)
  await signAgreement(tx, id, { side: "marketing", signer: "Mona Maquette (demo)", hash }, "marketing_leader", at)
  await signAgreement(tx, id, { side: "sales", signer: "Silas Specimen (demo)", hash }, "sales_leader", at)
}
