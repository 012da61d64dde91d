import type { SignalDefinition, SignalMatcher } from "#domain/agreement/agreement.ts"
import { compileComparison } from "#domain/condition/compare.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { fold } from "#domain/condition/fold.ts"
import { compileGlob } from "#domain/condition/glob.ts"

/** What an arrival is recognised by. `page` is a path or a whole address; only its path counts. */
export type RecognisableArrival = {
  kind: string
  source: string | null
  page: string | null
  form: string | null
  event: string | null
  campaign: string | null
  properties: Readonly<Record<string, FieldValue>>
}

/** In the order of `PARTS`, "" for what is absent: places in a list are found faster than names. */
type Folded = readonly string[]
type Test = (folded: Folded, properties: Readonly<Record<string, FieldValue>>) => boolean

const PARTS = ["page", "form", "event", "kind", "source", "campaign"] as const
const PAGE = PARTS.indexOf("page")

/**
 * A function that names the signals in an arrival, in the agreement's order; often none, sometimes several.
 * All parts of a matcher have to fit and one matcher is enough. An absent part and an unknown property fit nothing.
 */
export function compileSignals(signals: Readonly<Record<string, SignalDefinition>>): (arrival: RecognisableArrival) => string[] {
  const named = Object.entries(signals).map(([name, { any }]) => ({ name, tests: any.map(compileMatcher) }))
  return (arrival) => {
    const folded = foldParts(arrival)
    const found: string[] = []
    for (const { name, tests } of named) {
      for (const test of tests) {
        if (!test(folded, arrival.properties)) continue
        found.push(name)
        break
      }
    }
    return found
  }
}

function compileMatcher(matcher: SignalMatcher): Test {
  const tests: Test[] = []
  for (const [place, part] of PARTS.entries()) {
    const pattern = matcher[part]
    if (pattern !== undefined) tests.push(place === PAGE ? pageTest(pattern) : partTest(place, pattern))
  }
  for (const condition of matcher.where ?? []) {
    const holds = compileComparison(condition)
    tests.push((_, properties) => holds(properties[condition.fact]) === true)
  }
  const [only, second] = tests
  if (only === undefined) return () => false
  return second === undefined ? only : (folded, properties) => tests.every((test) => test(folded, properties))
}

function partTest(place: number, pattern: string): Test {
  const fits = compileGlob(pattern)
  return (folded) => {
    const text = folded[place] ?? ""
    return text !== "" && fits(text)
  }
}

/** `/pricing` and `/pricing/` are one page, in the pattern as in the arrival; `/blog/*` is what lies below, and `/blog/` itself. */
function pageTest(pattern: string): Test {
  const fits = compileGlob(withoutLastSlash(fold(pattern)))
  return (folded) => {
    const page = folded[PAGE] ?? ""
    return page !== "" && (fits(page) || (page.endsWith("/") && fits(withoutLastSlash(page))))
  }
}

function foldParts({ page, form, event, kind, source, campaign }: RecognisableArrival): Folded {
  return [page === null ? "" : pathOf(fold(page)), foldKnown(form), foldKnown(event), fold(kind), foldKnown(source), foldKnown(campaign)]
}

function foldKnown(text: string | null): string {
  return text === null ? "" : fold(text)
}

/** The path of an address or a path: no scheme, no host, no query, no fragment. */
function pathOf(page: string): string {
  const end = page.search(/[?#]/)
  const whole = end < 0 ? page : page.slice(0, end)
  if (whole.startsWith("/") && !whole.startsWith("//")) return whole
  const host = whole.indexOf("//")
  if (host < 0) return whole
  const slash = whole.indexOf("/", host + 2)
  return slash < 0 ? "/" : whole.slice(slash)
}

function withoutLastSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path
}
