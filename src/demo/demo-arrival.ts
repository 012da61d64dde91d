import type { Instant } from "#domain/instant.ts"
import type { Lane } from "#store/signal.ts"

/** Something that comes in at an instant, as the doors of the product store it. */
export type DemoArrival = { at: Instant; lane: Lane; source: string; kind: string; payload: string; items: number }

/** The campaign whose leads sales hardly ever wants. */
export const PRIZE_DRAW = "prize-draw"
const SITE = "https://www.baton-demo.example"

/** A form that somebody filled in, from a page that carries its campaign. */
export function formArrival(form: string, inputs: Record<string, unknown>, campaign: string | null, at: Instant): DemoArrival {
  const page = campaign === null ? null : `${SITE}/${form}?utm_source=${campaign}&utm_campaign=${campaign}`
  const stored = { form, inputs, page, referrer: null }
  return { at, lane: 1, source: `form:${form}`, kind: "form", payload: JSON.stringify(stored), items: 1 }
}

/** A batch as a Segment client sends it. */
export function segmentArrival(items: readonly object[], at: Instant): DemoArrival {
  return { at, lane: 2, source: "segment", kind: "segment", payload: JSON.stringify({ batch: items }), items: items.length }
}
