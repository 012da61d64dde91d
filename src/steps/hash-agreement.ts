import { createHash } from "node:crypto"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { canonicalJson } from "#domain/agreement/canonical-json.ts"

/** What a version is known and signed by: SHA-256 of its canonical JSON, as 64 hexadecimal digits. Comments and the order of keys don't count. */
export function hashAgreement(agreement: Agreement): string {
  return createHash("sha256").update(canonicalJson(agreement)).digest("hex")
}
