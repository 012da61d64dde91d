import { mappingOf, type Mappings } from "#domain/intake/translate-signal.ts"
import { compileMapping, type CompiledMapping } from "#domain/intake/webhook/compile-mapping.ts"
import type { Mapping } from "#domain/intake/webhook/mapping.ts"
import type { Tx } from "#store/tx.ts"
import { mappingsById } from "#store/webhook-source.ts"

/** Mappings never change and their ids are nobody else's, so what was compiled once stays right. */
const compiled = new Map<string, CompiledMapping>()
const MOST_KEPT = 500
const NONE: Mappings = new Map()

/** The mappings that these signals were stored with; nothing is asked when none of them is a webhook. */
export async function mappingsFor(tx: Tx, signals: readonly { kind: string }[]): Promise<Mappings> {
  const ids = new Set<string>()
  for (const { kind } of signals) {
    const id = mappingOf(kind)
    if (id !== null) ids.add(id)
  }
  if (ids.size === 0) return NONE
  const missing = [...ids].filter((id) => !compiled.has(id))
  const fresh = missing.length === 0 ? [] : await mappingsById(tx, missing)
  const found = new Map(fresh.map((each) => [each.id, compiledMapping(each)]))
  return new Map(
    [...ids].flatMap((id) => {
      const mapping = found.get(id) ?? compiled.get(id)
      return mapping === undefined ? [] : [[id, mapping] as const]
    }),
  )
}

/** A stored mapping, made ready. */
export function compiledMapping({ id, document }: { id: string; document: Mapping }): CompiledMapping {
  const known = compiled.get(id)
  if (known !== undefined) return known
  const mapping = compileMapping(document)
  if (compiled.size >= MOST_KEPT) compiled.clear()
  compiled.set(id, mapping)
  return mapping
}
