import { readFileSync } from "node:fs"
import { readAgreementFile } from "#contract/agreement-file.ts"
import { runExamples } from "#domain/agreement/run-examples.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"
import { loadAgreement, signAgreement } from "#steps/agreements.ts"

const FILE = new URL("../../agreements/default.yaml", import.meta.url)

/** The shipped agreement, its examples run, signed by the demo's two leaders and in force from `at` on. @throws Error when it is not sound */
export async function signDemoAgreement(tx: Tx, at: Instant): Promise<void> {
  const source = readFileSync(FILE, "utf8")
  const { agreement, problems } = readAgreementFile(source)
  if (agreement === null) throw new Error(`The shipped agreement can't be read: ${problems[0]?.message ?? "nobody knows why"}`)
  const examples = runExamples(agreement, at)
  const failed = examples.find((example) => !example.passes)
  if (failed !== undefined) throw new Error(`The shipped agreement fails its example "${failed.name}".`)

  const { id, hash } = await loadAgreement(tx, { agreement, source, examples }, "revops", at)
  await signAgreement(tx, id, { side: "marketing", signer: "Mona Maquette (demo)", hash }, "marketing_leader", at)
  await signAgreement(tx, id, { side: "sales", signer: "Silas Specimen (demo)", hash }, "sales_leader", at)
}
