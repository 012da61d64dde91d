import { createHash } from "node:crypto"
import { plainText } from "#domain/intake/arrival.ts"
import type { Instant } from "#domain/instant.ts"

const A_DAY = 24 * 60 * 60_000

/** `keys`: a delivery that came before stands under one of them; the first is for storing by. `since`: what came before then is another delivery; null: none is. */
export type DeliveryKeys = { keys: [string, ...string[]]; since: Instant | null }

/**
 * What tells a delivery from all others. With an id that the sender signed it is the same for good when its words are, too. Without one the same bytes are
 * one delivery for a day, in which vendors try again; after that somebody may well say the same words once more.
 *
 * @param source its id, so that one of the same name that was there before is another
 */
export function deliveryKeys(source: string, id: string | null, body: Buffer, now: Instant): DeliveryKeys {
  const words = createHash("sha256")
    .update(`${id ?? ""}\n`)
    .update(body)
    .digest("hex")
  if (id !== null) return { keys: [`${source}:id:${plainText(id)?.slice(0, 100) ?? ""}:${words}`], since: null }
  const day = Math.floor(now / A_DAY)
  return { keys: [`${source}:sha256:${words}:${day}`, `${source}:sha256:${words}:${day - 1}`], since: now - A_DAY }
}
