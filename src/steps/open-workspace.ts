import type { Instant } from "#domain/instant.ts"
import { createKey } from "#store/api-key.ts"
import type { Database } from "#store/open.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { ensureSomebody } from "#steps/first-person.ts"

/** Keys in clear, shown once. */
export type FirstKeys = { admin: string; write: string; sign_marketing: string; sign_sales: string }

/** Makes a workspace that can begin: with somebody who is accountable, and the keys that its programs and signers come with. @throws Refusal as `createWorkspace` */
export async function openWorkspace(db: Database, name: string, now: Instant): Promise<FirstKeys> {
  await createWorkspace(db, name)
  await inWorkspace(db, name, (tx) => ensureSomebody(tx, now), "prepare")
  const common = { workspace: name, person: null }
  return {
    admin: await createKey(db, { ...common, name: "Administrator", scopes: ["admin"], side: null }),
    write: await createKey(db, { ...common, name: "Capture", scopes: ["write"], side: null }),
    sign_marketing: await createKey(db, { ...common, name: "Signer for marketing", scopes: ["sign"], side: "marketing" }),
    sign_sales: await createKey(db, { ...common, name: "Signer for sales", scopes: ["sign"], side: "sales" }),
  }
}
