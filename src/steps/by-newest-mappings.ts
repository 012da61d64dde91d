import { mappingOf, type Mappings } from "#domain/intake/translate-signal.ts"
import type { Replay } from "#domain/quarantine/replay-body.ts"
import type { Tx } from "#store/tx.ts"
import { newestMappingsLike } from "#store/webhook-source.ts"
import { mappingsFor } from "#steps/01-intake/webhook-mappings.ts"

/** Webhooks that are taken in again are understood by the newest mapping of their source: mending that is what they waited for. Others stay as they are. */
export async function byNewestMappings(tx: Tx, items: readonly Replay[]): Promise<{ items: Replay[]; mappings: Mappings }> {
  const ids = new Set(items.flatMap(({ kind }) => mappingOf(kind) ?? []))
  const newest = ids.size === 0 ? new Map<string, string>() : await newestMappingsLike(tx, [...ids])
  const renewed = items.map((item) => {
    const mapping = mappingOf(item.kind)
    if (mapping === null) return item
    return { ...item, kind: `${item.whole ? "webhook" : "webhook-item"}:${newest.get(mapping) ?? mapping}` }
  })
  return { items: renewed, mappings: await mappingsFor(tx, renewed) }
}
