import type { FastifyReply } from "fastify"
import { takeFrom, type Bucket } from "#domain/bucket.ts"
import { Refusal } from "#domain/refusal.ts"

/** How much a second is taken from one key, and how many unknown keys a minute are heard from one address; 0 is no limit. Each process counts for itself. */
export type Limits = { captureRequests: number; captureEvents: number; apiRequests: number; unknownKeys: number }

/** Capture's are above what a process can take in, so that they stop a runaway and no campaign. */
export const DEFAULT_LIMITS: Limits = { captureRequests: 20_000, captureEvents: 250_000, apiRequests: 500, unknownKeys: 10 }

/** What may be taken at once after a rest, in seconds of the limit. */
const BURST_S = 10
const MOST_KEPT = 10_000

/** Refused because too much came; `headers` say when to come again. */
export class TooFast extends Refusal {
  readonly headers: Record<string, string>

  constructor(message: string, headers: Record<string, string>) {
    super("too_fast", message, 429)
    this.headers = headers
  }
}

/** Counts what everybody takes of one thing. */
export type Limiter = {
  /** Takes so much for somebody; answers how much may still be taken. @throws TooFast when it is too much for now */
  take(who: string, cost: number): number
  /** @throws TooFast when not even one could be taken now; takes nothing */
  check(who: string): void
  /** Takes one that happened already, whether it is there or not. */
  owe(who: string): void
  /** What answers tell of the limit, when so much is left. */
  headers(left: number): Record<string, string>
}

/** `of`: what is limited, as a program reads it and as a person does. `perSecond` 0: nothing is. */
export function createLimiter(of: { name: string; what: string }, perSecond: number, burst = perSecond * BURST_S): Limiter {
  const buckets = new Map<string, Bucket>()
  const rate = { perSecond, burst: Math.max(1, burst) }
  const policy = `"${of.name}";q=${Math.round(rate.burst)};w=${Math.ceil(rate.burst / (perSecond || 1))}`
  const headers = (left: number, seconds: number) => ({
    "ratelimit-policy": policy,
    ratelimit: `"${of.name}";r=${Math.max(0, Math.floor(left))};t=${seconds}`,
  })

  const look = (who: string, cost: number) => takeFrom(buckets.get(who), cost, rate, performance.now())
  const keep = (who: string, bucket: Bucket) => {
    if (buckets.size >= MOST_KEPT && !buckets.has(who)) buckets.delete(buckets.keys().next().value ?? "")
    buckets.set(who, bucket)
  }
  const refuseFor = (waitMs: number, left: number) => {
    if (waitMs === 0) return
    const seconds = Math.max(1, Math.ceil(waitMs / 1000))
    const says = `There were too many ${of.what}; please come again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`
    throw new TooFast(says, { "retry-after": String(seconds), ...headers(left, seconds) })
  }

  return {
    take(who, cost) {
      if (perSecond === 0) return Infinity
      const { bucket, waitMs } = look(who, cost)
      keep(who, bucket)
      refuseFor(waitMs, bucket.left)
      return bucket.left
    },
    check(who) {
      if (perSecond === 0) return
      const { bucket, waitMs } = look(who, 1)
      refuseFor(waitMs, bucket.left)
    },
    owe(who) {
      const { bucket } = look(who, 0)
      keep(who, { left: bucket.left - 1, at: bucket.at })
    },
    headers: (left) => (perSecond === 0 ? {} : headers(left, Math.ceil((rate.burst - left) / perSecond))),
  }
}

/** Tells the client of a refused request when to come again. */
export function tellWhen(error: unknown, reply: FastifyReply): void {
  if (error instanceof TooFast) void reply.headers(error.headers)
}
