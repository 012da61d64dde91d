import type { Tx } from "#store/tx.ts"

/** What waits in one person's name without being worked on goes to another: resting leads, held leads, quarantined items, dead letters, accounts, raised items. */
export async function handOverQueues(tx: Tx, from: string, to: string): Promise<void> {
  tx.send("update hold set owner = $2 where owner = $1", [from, to])
  tx.send("update lead set owner = $2 where owner = $1 and stage in ('captured', 'nurture', 'recycled', 'held')", [from, to])
  tx.send("update quarantine set owner = $2 where owner = $1 and state = 'waiting'", [from, to])
  tx.send("update delivery set owner = $2 where owner = $1 and state = 'dead'", [from, to])
  tx.send("update raised_item set owner = $2 where owner = $1 and settled_at is null", [from, to])
  tx.send("update account set owner = null where owner = $1", [from])
}
