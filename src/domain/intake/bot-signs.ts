import type { Arrival } from "#domain/intake/arrival.ts"

/** Why something is taken for a machine's. `said`: a person said so. */
export type BotReason = "agent" | "honeypot" | "too_fast" | "prefetch" | "rate" | "mail_scanner" | "said"

/** Each reason as what stands after "it". */
export const BOT_REASONS: Readonly<Record<BotReason, string>> = {
  agent: "calls itself a crawler, a headless browser or a script",
  honeypot: "filled in a field that people don't see",
  too_fast: "filled in the form in less than two seconds",
  prefetch: "was fetched ahead of time, and nobody looked at it",
  rate: "saw more pages in a minute than a person can",
  mail_scanner: "followed the links of a mail within seconds, as mail scanners do",
  said: "is a machine, as a person said",
}

/** The inputs by which our own forms give machines away: a field that people don't see, and how long it took to fill in. */
export const HONEYPOT = "_hp"
export const TOOK_MS = "_ms"

const LEAST_MS = 2_000

/** What gives something away as a machine's the moment it comes in, or null. Rows of lists are never judged: a person brought them. */
export function botSign(
  { kind, properties }: Pick<Arrival, "kind" | "properties">,
  isBotAgent: (agent: string) => boolean,
): BotReason | null {
  if (kind === "row") return null
  const trap = properties[HONEYPOT]
  if (trap !== undefined && trap !== null && trap !== "" && trap !== false) return "honeypot"
  const took = properties[TOOK_MS]
  if (took !== undefined && isTooFast(took)) return "too_fast"
  if (properties["prefetch"] === true) return "prefetch"
  const agent = properties["user_agent"]
  if (typeof agent !== "string" || agent === "") return null
  // a form that comes from a script is most often passed on by the site's own server
  if (kind === "form" && !agent.startsWith("Mozilla/")) return null
  return isBotAgent(agent) ? "agent" : null
}

function isTooFast(took: unknown): boolean {
  const ms = typeof took === "number" ? took : typeof took === "string" && took.trim() !== "" ? Number(took) : Number.NaN
  return ms >= 0 && ms < LEAST_MS
}

/** Whether a request says that nobody looks at what it asks for yet: `purpose`, `sec-purpose`, `x-purpose` and `x-moz` of a browser. */
export function isPrefetch(headers: Readonly<Record<string, unknown>>): boolean {
  return ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) => {
    const value = headers[name]
    return typeof value === "string" && /prefetch|prerender|preview/i.test(value)
  })
}
