import type { FastifyReply } from "fastify"
import { translateSignal } from "#domain/intake/translate-signal.ts"
import type { ReceiptView } from "#contract/signal.ts"
import type { App } from "#http/app.ts"
import { verdictsOn } from "#http/hooks/prefer-wait.ts"
import { untilTaken } from "#http/hooks/until-taken.ts"
import { newId } from "#store/new-id.ts"
import { signalByKey } from "#store/received.ts"
import type { Lane, NewSignal } from "#store/signal.ts"
import { inWorkspace } from "#store/workspace.ts"

export type Arrived = { lane: Lane; source: string; kind: string; payload: string; items: number; key?: string | null }

/** A signal as it is kept; not new when what came first under its key is it. */
export type Kept = NewSignal & { isNew: boolean }

/** Stores what arrived; comes back when it is durable, with the signal as it is kept. A zero character, which no table holds, is replaced. */
export async function keep(app: App, workspace: string, arrived: Arrived): Promise<Kept> {
  const signal: NewSignal = {
    id: newId(),
    import: null,
    receivedAt: app.now(workspace),
    ...arrived,
    key: arrived.key ?? null,
    payload: arrived.payload.includes("\0") ? arrived.payload.replaceAll("\0", "\uFFFD") : arrived.payload,
  }
  await app.inbox.accept(workspace, signal)
  if (signal.key === null) return { ...signal, isNew: true }
  const { key, source } = signal
  const first = await inWorkspace(app.db, workspace, (tx) => signalByKey(tx, source, key), "look")
  return { ...signal, id: first ?? signal.id, isNew: (first ?? signal.id) === signal.id }
}

/** The receipt of a stored signal, with what became of it when that is known within `waitMs`: 200 then, 202 before. */
export async function receiptOf(app: App, workspace: string, signal: NewSignal, waitMs: number, reply: FastifyReply): Promise<ReceiptView> {
  const problems = translateSignal(signal).flatMap((each) => ("problem" in each ? [{ item: each.item, ...each.problem }] : []))
  const receipt = { receipt: signal.id, items: signal.items, problems: problems.slice(0, 100) }
  if (waitMs === 0 || !(await untilTaken(app, workspace, signal.id, waitMs))) {
    void reply.code(202)
    return receipt
  }
  const verdicts = await inWorkspace(app.db, workspace, (tx) => verdictsOn(tx, signal), "look")
  void reply.code(200).header("preference-applied", `wait=${Math.round(waitMs / 1000)}`)
  return { ...receipt, ...(verdicts[0] === undefined ? {} : { verdict: verdicts[0] }), verdicts }
}
