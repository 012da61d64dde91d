import { toIso } from "#domain/instant.ts"
import { ProofView } from "#contract/proof.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { prove } from "#steps/prove.ts"

export function proofRoutes(api: Api, app: App): void {
  const proof = { tags: ["proof"], summary: "What must always hold, checked now", response: { 200: ProofView } }
  api.get("/api/proof", { schema: proof, config: { permission: "proof.read" } }, async (request) =>
    within(app, request, async (tx, now) => ({ checked_at: toIso(now), invariants: await prove(tx, now) })),
  )
}
