import type { Milliseconds } from "../../instant.ts"
import { asObject, plainText } from "../arrival.ts"
import { compileWhere } from "./compile-place.ts"
import { pathTo, readPointer, valueAt } from "./json-pointer.ts"
import type { FetchRule } from "./mapping.ts"

/** What a sender's API said of what it only named, or why nothing came; `isFinal`: asking again would bring the same. */
export type FetchedRest =
  | { kind: "fetched"; document: unknown }
  | { kind: "failed"; error: string; isFinal: boolean; retryAfterMs: Milliseconds | null }

const NAMED = /\{([^{}]*)\}/g

/** Where to ask for what an item only names, or null when it is not such an item. Texts of the item are escaped, so that they can't lead elsewhere. */
export function fetchAddress({ where, url }: FetchRule, item: unknown): string | null {
  if (!compileWhere(where)(item)) return null
  let isWhole = true
  const filled = url.replace(NAMED, (_, pointer: string) => {
    const text = plainText(valueAt(item, pathTo(pointer)))
    // dots alone would be a way up
    if (text === null || /^\.*$/.test(text)) isWhole = false
    return encodeURIComponent(text ?? "")
  })
  return isWhole ? filled : null
}

/** The pointers in the address of a rule; null for one that is none. */
export function pointersIn(url: string): (string[] | null)[] {
  return [...url.matchAll(NAMED)].map(([, pointer = ""]) => readPointer(pointer))
}

/** An item with what was fetched for it, at the rule's place; what the sender said itself stays. Null when what came is no object. */
export function withFetched({ into }: FetchRule, item: unknown, document: unknown): unknown {
  const fetched = asObject(document)
  return fetched === null ? null : put(item, pathTo(into), fetched)
}

function put(at: unknown, path: readonly string[], fetched: Record<string, unknown>): unknown {
  const here = asObject(at) ?? {}
  const [name, ...rest] = path
  return name === undefined ? { ...fetched, ...here } : { ...here, [name]: put(here[name], rest, fetched) }
}
