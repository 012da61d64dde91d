/** What a fact can be compared with. Texts compare without regard to case and surrounding blanks. */
export type Scalar = string | number | boolean

/** A field's value as the rules see it; `null` means unknown, which is never a mismatch. */
export type FieldValue = Scalar | string[] | null

/**
 * The one language that rules are written in: a tree of `all`, `any` and `not` over comparisons of facts and counts of signals.
 * Several comparisons in one `FactCondition` must all hold.
 */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | FactCondition | SignalCondition

export type FactCondition = {
  /** A lead field such as `country`, or a computed fact such as `score.fit`, `region`, `email_kind`, `account.owner`. */
  fact: string
  is?: Scalar
  is_not?: Scalar
  in?: Scalar[]
  not_in?: Scalar[]
  at_least?: number
  at_most?: number
  above?: number
  below?: number
  /** Glob: `*` stands for any run of characters; several may be given, one has to fit. */
  matches?: string | string[]
  /** For lists: one of these is in it; for texts: one of these is a part of it. */
  contains?: string | string[]
  /** `true`: the fact is known; `false`: it is not. Never unknown itself. */
  known?: boolean
}

/** Counts the lead's signals of this name (one of these names), `at_least` times (default 1), not older than `within` such as "7 days". */
export type SignalCondition = {
  signal: string | string[]
  at_least?: number
  within?: string
}

/** One engagement that a named signal of the agreement recognised. */
export type SignalEvent = { signal: string; at: number }

/** What a condition is judged on. Events are sorted by time, oldest first, and none lies after `now`. */
export type Facts = {
  fields: Readonly<Record<string, FieldValue>>
  events: readonly SignalEvent[]
  now: number
}

/** `true` it holds, `false` it does not, `null` it can't be told because something is unknown (Kleene's three values). */
export type Truth = boolean | null
