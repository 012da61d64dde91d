import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { fetchAddress, type FetchedRest } from "#domain/intake/webhook/fetch-named.ts"
import { fetchRest } from "#integrations/webhook/fetch-rest.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { dueFetches, type ToFetch } from "#store/webhook-fetch.ts"
import { inWorkspace } from "#store/workspace.ts"
import { keepBeside, type Beside } from "#runner/keep-beside.ts"
import { keepFetched } from "#steps/keep-fetched.ts"

/** So many are asked for at the same time. */
const AT_ONCE = 10
const EVERY_MS = 2_000

/** What fetching needs. `allowsLocal`: addresses of this network too, for trials. `moved`: something can be taken in. */
export type Fetching = { db: Database; lease: Lease; now: () => Instant; allowsLocal: boolean; moved: () => void; stopped?: AbortSignal }

/** Fetches what senders only named, beside the work, until `stop`. */
export function keepFetching(fetching: Omit<Fetching, "stopped">, log: Logger): Beside {
  const { lease } = fetching
  return keepBeside({ everyMs: EVERY_MS, lease, log, failure: "fetching what was named failed" }, (stopped) =>
    fetchRound({ ...fetching, stopped }),
  )
}

/** Fetches what is due, some at a time; answers how many were asked for. */
export async function fetchRound({ db, lease, now, allowsLocal, moved, stopped }: Fetching): Promise<number> {
  const due = await inWorkspace(db, lease.workspace, (tx) => dueFetches(tx, now(), AT_ONCE), "look")
  if (due.length === 0) return 0
  const way = { allowsLocal, ...(stopped === undefined ? {} : { stopped }) }
  const asked = await Promise.all(due.map(async (one) => ({ one, outcome: await ask(one, way, now()) })))
  await inWorkspace(
    db,
    lease.workspace,
    async (tx) => {
      await checkFence(tx, lease.number)
      for (const { one, outcome } of asked) {
        const { fetch: rule } = one.mapping
        if (rule !== undefined) await keepFetched(tx, { ...one, rule }, outcome, now())
      }
    },
    "fetched",
  )
  moved()
  return due.length
}

async function ask({ mapping, payload, token }: ToFetch, way: { allowsLocal: boolean }, now: Instant): Promise<FetchedRest> {
  const url = mapping.fetch === undefined ? null : fetchAddress(mapping.fetch, JSON.parse(payload))
  if (url !== null) return fetchRest(url, token, way, now)
  return { kind: "failed", error: "The mapping does not say any more where to ask for it.", isFinal: true, retryAfterMs: null }
}
