import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { agreementSchemaText } from "#contract/agreement-schema-text.ts"

/** Writes agreements/agreement.schema.json: `node src/cli/write-agreement-schema.ts`. */
writeFileSync(fileURLToPath(new URL("../../agreements/agreement.schema.json", import.meta.url)), agreementSchemaText())
