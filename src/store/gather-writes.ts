import type pg from "pg"

/** Connections that hold back what they are given until the end of this turn. */
const holding = new WeakSet<object>()

/**
 * What a connection is given within one turn leaves in one piece: handing a small statement to the system and waking PostgreSQL for it costs as much as
 * making it ready. Nothing is held back longer than until the turn ends.
 */
export function gatherWrites(client: pg.ClientBase): void {
  const { stream } = (client as pg.ClientBase & { connection: pg.Connection }).connection
  if (holding.has(stream)) return
  holding.add(stream)
  stream.cork()
  process.nextTick(() => {
    holding.delete(stream)
    stream.uncork()
  })
}
