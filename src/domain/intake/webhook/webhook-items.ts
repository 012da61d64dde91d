import type { CompiledMapping } from "./compile-mapping.ts"
import { valueAt } from "./json-pointer.ts"

/** More items than any vendor puts into one body; a body with more is one item that can't be understood, so that nobody makes millions of one request. */
const MOST_ITEMS = 5_000
const MOST_INPUTS = 500

/** The items of a webhook's body: the elements of the lists that the mapping goes down, or the body itself. Never empty. */
export function webhookItems(body: unknown, { items }: CompiledMapping): unknown[] {
  let found = [body]
  for (const path of items) {
    found = found.flatMap((each) => {
      const list = valueAt(each, path)
      return Array.isArray(list) ? (list as unknown[]) : []
    })
  }
  return found.length === 0 || found.length > MOST_ITEMS ? [body] : found
}

/** A body as forms post it (`email=…&name=…`) as an object of texts, or undefined when it is none; of several of one name the values are a list. */
export function readFormBody(text: string): Record<string, unknown> | undefined {
  if (!/^[^\s={}[\]"<>]{1,200}=/.test(text)) return undefined
  const found = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found.get(name)
    if (before === undefined && found.size >= MOST_INPUTS) continue
    found.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(found)
}
