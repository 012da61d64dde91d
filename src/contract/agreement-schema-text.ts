import { z } from "zod"
import { AgreementBody } from "#contract/agreement.ts"

/** The agreement's JSON Schema (2020-12) as its file holds it; editors complete and check the document with it. */
export function agreementSchemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(AgreementBody, { target: "draft-2020-12" })
  return `${JSON.stringify({ $schema, title: "Baton agreement", ...rest }, null, 2)}\n`
}
