import type { Instant } from "#domain/instant.ts"

/** What came to one form lately: posts, and how many of them look like a machine's. */
export type FormTraffic = { minute: number; posts: number; suspects: number; attackedUntil: Instant }

export const QUIET: FormTraffic = { minute: 0, posts: 0, suspects: 0, attackedUntil: 0 }

const A_MINUTE = 60_000
/** So many that look like machines', or so many at all, in a minute: no campaign does that. */
const SUSPECTS = 20
const POSTS = 300
/** For so long after the last such minute a form counts as attacked. */
const AFTERMATH = 10 * A_MINUTE

/** The traffic with one more post. */
export function withPost(before: FormTraffic, isSuspect: boolean, now: Instant): FormTraffic {
  const minute = Math.floor(now / A_MINUTE)
  const [posts, suspects] = before.minute === minute ? [before.posts + 1, before.suspects] : [1, 0]
  const seen = suspects + (isSuspect ? 1 : 0)
  const isAttacked = seen >= SUSPECTS || posts >= POSTS
  return { minute, posts, suspects: seen, attackedUntil: isAttacked ? now + AFTERMATH : before.attackedUntil }
}

export function isUnderAttack({ attackedUntil }: FormTraffic, now: Instant): boolean {
  return now < attackedUntil
}

/** How high a browser has to count at most to solve a challenge: about half a second, and more the more comes. */
export function workFor({ posts }: FormTraffic): number {
  const LEAST = 30_000
  return LEAST * Math.min(8, 1 + Math.floor(posts / POSTS))
}
