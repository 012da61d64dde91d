import { z } from "zod"
import { headerMapping } from "#contract/header-mapping.ts"

/** How a list of accounts is to be read; the file itself is the body. */
export const AccountImportQuery = z.object({
  dry_run: z.enum(["true", "false", "1", "0"]).default("false").describe("Do all of it, say what became of the rows, and take it back"),
  source: z
    .string()
    .regex(/^[\w .:-]{1,100}$/, "must be a short name")
    .default("accounts")
    .describe("Where the records come from, such as salesforce"),
  mapping: headerMapping('{"Firma":"company_name"}'),
})

/** What became of a list of accounts. */
export const AccountImportView = z
  .object({
    dry_run: z.boolean(),
    rows: z.int(),
    made: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    problems: z.array(z.object({ line: z.int(), says: z.string() })).describe("The first thousand things that were not taken"),
    columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), how: z.string() })),
  })
  .meta({ id: "AccountImport" })
export type AccountImportView = z.infer<typeof AccountImportView>
