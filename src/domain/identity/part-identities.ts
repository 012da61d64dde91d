import { keyOf, type Evidence } from "#domain/identity/evidence.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"

/** Identities of one lead parted into two people: which go back, and the evidence that is not believed any more. */
export type Parting = {
  back: KnownIdentity[]
  stay: KnownIdentity[]
  /** Identities whose evidence changed, of both sides. */
  evidence: Map<string, Evidence>
  /** What spoke for one person, as `keyOf` names it. */
  refuted: string[]
}

/**
 * Parts the identities of a lead that was two: those that came from the other one go back, those it had stay, and whatever was seen since goes to
 * whom it was seen with; with both, to whom it was seen with first.
 *
 * @param moved ids that came with the merge @param kept ids that were there by then
 */
export function partIdentities(identities: readonly KnownIdentity[], moved: readonly string[], kept: readonly string[]): Parting {
  const sides = new Map<string, "back" | "stay">()
  for (const one of identities) {
    if (moved.includes(one.id)) sides.set(keyOf(one), "back")
    else if (kept.includes(one.id)) sides.set(keyOf(one), "stay")
  }
  spread(identities, sides)
  const sideOf = (key: string) => sides.get(key) ?? "stay"

  const evidence = new Map<string, Evidence>()
  const refuted = new Set<string>()
  for (const one of identities) {
    const { same = [], not = [] } = one.evidence ?? {}
    const crossing = others(one).filter((key) => sides.has(key) && sideOf(key) !== sideOf(keyOf(one)))
    if (crossing.length === 0) continue
    const next: Evidence = { ...one.evidence, not: [...new Set([...not, ...crossing])] }
    const left = same.filter((key) => !crossing.includes(key))
    if (left.length === 0) delete next.same
    else next.same = left
    evidence.set(one.id, next)
    refuted.add(keyOf(one))
  }
  const back = identities.filter((one) => sideOf(keyOf(one)) === "back")
  const stay = identities.filter((one) => sideOf(keyOf(one)) === "stay")
  return { back, stay, evidence, refuted: [...refuted] }
}

/** What was seen since the merge goes to the side of whom it was seen with first; repeated until nothing more finds its side. */
function spread(identities: readonly KnownIdentity[], sides: Map<string, "back" | "stay">): void {
  for (let found = true; found;) {
    found = false
    for (const one of identities) {
      if (sides.has(keyOf(one))) continue
      const times = one.evidence?.with ?? {}
      const seen = [...others(one), ...identities.filter((each) => others(each).includes(keyOf(one))).map(keyOf)].filter((key) =>
        sides.has(key),
      )
      const [first] = seen.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || (a < b ? -1 : 1))
      const side = first === undefined ? undefined : sides.get(first)
      if (side === undefined) continue
      sides.set(keyOf(one), side)
      found = true
    }
  }
}

function others({ evidence }: KnownIdentity): string[] {
  return [...Object.keys(evidence?.with ?? {}), ...(evidence?.same ?? [])]
}
