import type { z } from "zod"
import type { AgreementFile } from "#contract/agreement-file.ts"
import type { ValidationView } from "#contract/version.ts"
import { runExamples } from "#domain/agreement/run-examples.ts"
import type { Instant } from "#domain/instant.ts"
import { hashAgreement } from "#steps/hash-agreement.ts"

/** What is to be said of an agreement's file: what is wrong where, and what became of its examples. It can be loaded when nothing is and all pass. */
export function validationOf({ agreement, problems }: AgreementFile, now: Instant): z.infer<typeof ValidationView> {
  if (agreement === null) return { valid: false, name: null, hash: null, problems, examples: [] }
  const examples = runExamples(agreement, now).map(({ name, passes, differences, why }) => ({ name, passes, differences, why }))
  const valid = examples.every((example) => example.passes)
  return { valid, name: agreement.name, hash: hashAgreement(agreement), problems, examples }
}
