/** Below so many cases a share says little, and is not shown as one. */
export const FEWEST = 30

const Z = 1.959963984540054

/** The bounds within which the true share lies with 95 % confidence (Wilson), from 0 to 1; null when there is no case at all. */
export function wilson(count: number, of: number): { low: number; high: number } | null {
  if (of <= 0) return null
  const share = count / of
  const square = Z * Z
  const middle = share + square / (2 * of)
  const reach = Z * Math.sqrt((share * (1 - share) + square / (4 * of)) / of)
  const whole = 1 + square / of
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) }
}
