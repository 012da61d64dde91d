import { MICRO, type MicroPoints, type ScoreReason } from "#domain/score/score.ts"

/** The groups of an axis whose points are capped together. */
export type Groups = {
  /** Per rule its group's place, or -1. */
  of: Int32Array
  names: readonly string[]
  caps: Float64Array
  /** Points per group of the lead being scored, kept between leads like the marks of the rules. */
  sums: Float64Array
}

/** A rule of a group that the model does not list is not capped. */
export function groupsOf(rules: readonly { group?: string }[], groups: Readonly<Record<string, { cap: number }>>): Groups {
  const names = Object.keys(groups)
  return {
    of: Int32Array.from(rules, ({ group }) => (group === undefined ? -1 : names.indexOf(group))),
    names,
    caps: Float64Array.from(Object.values(groups), ({ cap }) => Math.round(cap * MICRO)),
    sums: new Float64Array(names.length),
  }
}

/** What the caps take from the sums of the groups: 0 or less. */
export function capLoss(groups: Groups): MicroPoints {
  let loss = 0
  for (let group = 0; group < groups.sums.length; group++) loss -= Math.max(0, (groups.sums[group] ?? 0) - (groups.caps[group] ?? 0))
  return loss
}

/** Adds a line for every cap that takes something. @returns what all of them take: 0 or less */
export function explainCaps(groups: Groups, axis: ScoreReason["axis"], reasons: ScoreReason[]): MicroPoints {
  let loss = 0
  for (let group = 0; group < groups.sums.length; group++) {
    const over = (groups.sums[group] ?? 0) - (groups.caps[group] ?? 0)
    const name = groups.names[group]
    if (over <= 0 || name === undefined) continue
    reasons.push({ axis, kind: "cap", rule: name, points: -over })
    loss -= over
  }
  return loss
}
