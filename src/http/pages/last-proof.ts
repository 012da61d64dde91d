import type { Instant } from "#domain/instant.ts"
import type { App } from "#http/app.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"

/** How the proof stood when it was last made for a page. `rules`: of how many things. */
export type LastProof = { at: Instant; violations: number; rules: number }

const FRESH_MS = 60_000
const PATIENCE_MS = 300

type Kept = { last: LastProof | null; madeAt: number; making: Promise<void> | null }
const kept = new WeakMap<App, Map<string, Kept>>()

/** The proof, a minute old at most or still being made; null when the first one takes too long. A page never waits for more than a blink. */
export async function lastProof(app: App, workspace: string): Promise<LastProof | null> {
  const all = kept.get(app) ?? new Map<string, Kept>()
  kept.set(app, all)
  const one = all.get(workspace) ?? { last: null, madeAt: -Infinity, making: null }
  all.set(workspace, one)
  // a demo's clock may have been moved since
  const isStale = performance.now() - one.madeAt > FRESH_MS || (one.last !== null && app.now(workspace) - one.last.at > FRESH_MS)
  if (one.making === null && isStale) one.making = make(app, workspace, one)
  if (one.making !== null) await Promise.race([one.making, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  return one.last
}

async function make(app: App, workspace: string, one: Kept): Promise<void> {
  const at = app.now(workspace)
  try {
    const findings = await inWorkspace(app.db, workspace, (tx) => prove(tx, at), "prove")
    one.last = { at, violations: findings.reduce((sum, { violations }) => sum + violations, 0), rules: findings.length }
  } catch (error) {
    app.log.warn({ err: error, workspace }, "the proof for a page could not be made")
  }
  one.madeAt = performance.now()
  one.making = null
}
