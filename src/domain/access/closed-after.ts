import type { Milliseconds } from "#domain/instant.ts"

const FREE = 5
const FIRST_MS = 30_000
const LONGEST_MS = 15 * 60_000

/**
 * For how long nobody may try an address again after so many failures in a row: not at all after the first four, then half a minute, twice as long each
 * time, and a quarter of an hour at most, so that whoever guesses gets nowhere and whoever is guessed at is not kept out for long.
 */
export function closedAfter(failures: number): Milliseconds {
  return failures < FREE ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - FREE))
}
