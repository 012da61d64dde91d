/** How fast somebody may go: so many a second in the long run, and so many at once after a rest. */
export type Rate = { perSecond: number; burst: number }

/** What is left at an instant of any clock in milliseconds that never goes back. Below zero after more was taken at once than fits in. */
export type Bucket = { left: number; at: number }

/**
 * Takes something out of a bucket that fills evenly; undefined is a full one. What is more than a full bucket is allowed when it is full, and is then
 * owed, so that a large batch is slowed and never refused for good.
 *
 * @returns the bucket afterwards, and how many milliseconds to wait until the same would be allowed: 0, it was taken
 */
export function takeFrom(
  bucket: Bucket | undefined,
  cost: number,
  { perSecond, burst }: Rate,
  now: number,
): { bucket: Bucket; waitMs: number } {
  const left = bucket === undefined ? burst : Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perSecond) / 1000)
  const needed = Math.min(cost, burst)
  if (left >= needed) return { bucket: { left: left - cost, at: now }, waitMs: 0 }
  return { bucket: { left, at: now }, waitMs: ((needed - left) / perSecond) * 1000 }
}
