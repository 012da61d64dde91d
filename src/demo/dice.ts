/** A number from 0 up to 1 that is always the same for the same words: chance that a second load repeats, whatever ids it gives. */
export function chance(...words: (string | number)[]): number {
  let hash = 2_166_136_261
  for (const char of words.join("|")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}

/** One of the choices. @throws RangeError when there is none */
export function pick<Choice>(choices: readonly Choice[], at: number): Choice {
  const chosen = choices[Math.floor(at * choices.length)]
  if (chosen === undefined) throw new RangeError("There is nothing to choose from.")
  return chosen
}
