/**
 * In which currency a sum is, from what was said of each amount in it (null: nothing was said) and what the agreement means then. Null where nobody says,
 * or where amounts of several currencies were added up.
 */
export function currencyOf(said: readonly (string | null)[], agreed: string | null): string | null {
  const meant = new Set(said.length === 0 ? [agreed] : said.map((one) => one ?? agreed))
  return meant.size === 1 ? ([...meant][0] ?? null) : null
}
