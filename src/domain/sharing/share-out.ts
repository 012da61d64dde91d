/** A workspace and who runs it: a process's id, or null with for how long nobody has. */
export type Shared = { name: string; holder: string | null; freeMs: number }

/** A workspace that nobody took for so long is taken by whoever sees it, whatever their share is. */
const FORSAKEN_MS = 3_000

/**
 * Which workspaces a process should run: as many as come to each process when all are shared out evenly, rounded up. It keeps what it has, gives back
 * what is too much, and takes free ones in an order of its own, so that two processes seldom reach for the same.
 *
 * @param processes how many there are to run workspaces, this one included
 */
export function shareOut(all: readonly Shared[], me: string, processes: number): Set<string> {
  const share = Math.ceil(all.length / Math.max(1, processes))
  const mine = all.filter(({ holder }) => holder === me).slice(0, share)
  const free = all.filter(({ holder }) => holder === null).sort((a, b) => order(me, a.name) - order(me, b.name))
  const wanted = [...mine, ...free.slice(0, share - mine.length), ...free.filter(({ freeMs }) => freeMs > FORSAKEN_MS)]
  return new Set(wanted.map(({ name }) => name))
}

/** FNV-1a: any number that is another one for another process. */
function order(me: string, name: string): number {
  let hash = 0x811c9dc5
  for (const letter of me + name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
