import type { Instant, Milliseconds } from "#domain/instant.ts"

/** One reading of the database's clock: what it said, and the instants of this process's stopwatch between which it said so. */
export type Reading = { says: Instant; sent: Milliseconds; got: Milliseconds }

/** The time that all processes of an installation go by. */
export type SharedTime = { now(): Instant; note(reading: Reading): void }

/** A clock that was put back by less than this is waited for; by more, and the time before was wrong. */
const WAITS_FOR: Milliseconds = 10_000

/**
 * The database's time, between readings by this process's stopwatch. Clocks of machines differ and are put right while they run; if each process
 * went by its own, a lead could be taken from somebody before they had it. As soon as a reading shows that we are off, we are put right by no more than it
 * shows; and a step back makes time stand still until it has caught up.
 *
 * @param stopwatch ms since any instant; never goes back, whatever happens to the machine's clock
 */
export function sharedTime(first: Reading, stopwatch: () => Milliseconds): SharedTime {
  let offset = first.says - (first.sent + first.got) / 2
  let last = -Infinity
  return {
    now() {
      const time = Math.floor(stopwatch() + offset)
      if (time > last || last - time > WAITS_FOR) last = time
      return last
    },
    note({ says, sent, got }) {
      offset = Math.min(Math.max(offset, says - got), says - sent)
    },
  }
}
