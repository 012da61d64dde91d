import type { Instant } from "#domain/instant.ts"
import { formArrival, segmentArrival, type DemoArrival } from "../../src/demo/demo-arrival.ts"
import { chance, pick } from "../../src/demo/dice.ts"
import { inventedLead, regionOf, type Region } from "../../src/demo/invented-lead.ts"

const HOUR = 60 * 60_000
const A_DAY = 24 * HOUR
const MORNING: Record<Region, number> = { americas: 14, emea: 8, apac: 1 }
const FORMS = ["demo", "demo", "contact", "talk-to-sales", "pricing-quote"]
const KEEN = ["/pricing", "/compare/spreadsheets", "/roi", "/case-studies/harbour"]
const PAGES = [...KEEN, "/blog/first-answer", "/implementation", "/"]

/** The lead whose whole story is told: it looks around, asks for a demo two days later, goes back for lack of budget, comes again, and is won. */
export const STORY = 0

/** The n-th lead of a simulation, other people for each seed. */
export function leadOf(seed: number, n: number) {
  return inventedLead(seed * 100_000 + n)
}

const ZONES: Record<string, string[]> = {
  US: ["America/New_York", "America/Chicago", "America/Los_Angeles"],
  CA: ["America/Toronto", "America/Vancouver"],
  MX: ["America/Mexico_City"],
  BR: ["America/Sao_Paulo"],
  AU: ["Australia/Sydney"],
}

/** The zone of the lead's browser, where its country has several; null where the country says it. */
function browserZone(seed: number, n: number): string | null {
  const zones = ZONES[leadOf(seed, n).country]
  return zones === undefined ? null : n === STORY ? (zones[0] ?? null) : pick(zones, chance(seed, n, "zone"))
}

/** What a lead enters in a form, with what the form itself adds. */
function entered(seed: number, n: number, message: string) {
  const zone = browserZone(seed, n)
  return { ...leadOf(seed, n), message, ...(zone === null ? {} : { _tz: zone }) }
}

/** Everything that comes in by itself, oldest first. What leads do after a rep's word is added as it happens. */
export function arrivalsOf(seed: number, leads: number, from: Instant, days: number): DemoArrival[] {
  return Array.from({ length: leads }, (_, n) => (n === STORY ? storyOf(seed, from) : firstVisits(seed, n, from, days)))
    .flat()
    .toSorted((one, other) => one.at - other.at)
}

/** A lead that was sent back asks for a demo once more. */
export function comesBack(seed: number, n: number, at: Instant): DemoArrival {
  return formArrival("demo", entered(seed, n, "It is time now."), "newsletter", at)
}

/** When something happens: on a working day mostly, in office hours of where the lead is. */
export function momentOf(seed: number, n: number, what: string, day: Instant): Instant {
  const toss = (word: string) => chance(seed, n, what, word)
  const midnight = Math.floor(day / A_DAY) * A_DAY
  const weekday = new Date(midnight).getUTCDay()
  const working = (weekday === 0 || weekday === 6) && toss("weekend") < 0.8 ? midnight + 2 * A_DAY : midnight
  const hour = toss("night") < 0.85 ? MORNING[regionOf(leadOf(seed, n))] + toss("hour") * 8 : toss("hour") * 24
  return Math.round((working + hour * HOUR) / 1000) * 1000
}

function firstVisits(seed: number, n: number, from: Instant, days: number): DemoArrival[] {
  const toss = (word: string) => chance(seed, n, word)
  const at = momentOf(seed, n, "first", from + toss("day") * (days - 3) * A_DAY)
  if (toss("form") < 0.55) return [formArrival(pick(FORMS, toss("which")), entered(seed, n, "Please call."), "search", at)]
  const pages = 3 + Math.floor(toss("pages") * 5)
  const isKeen = toss("interest") < 0.6
  const paths = Array.from({ length: pages }, (_, place) =>
    isKeen ? (KEEN[place % 4] ?? "/") : pick(PAGES, chance(seed, n, "page", place)),
  )
  return visits(seed, n, at, paths)
}

/** Somebody looks around without a name and says who they are on the second day. */
function visits(seed: number, n: number, at: Instant, paths: readonly string[]): DemoArrival[] {
  const count = paths.length
  const id = (what: string) => ({ messageId: `sim-${seed}-${n}-${what}`, anonymousId: `sim-browser-${seed}-${n}` })
  const page = (place: number, when: Instant) => ({
    type: "page",
    ...id(`page${place}`),
    properties: { path: paths[place] },
    timestamp: new Date(when).toISOString(),
  })
  const second = momentOf(seed, n, "second", at + A_DAY)
  const later = Math.max(second, at + HOUR)
  const half = Math.ceil(count / 2)
  const first = Array.from({ length: half }, (_, place) => page(place, at - (half - place) * 60_000))
  const rest = Array.from({ length: count - half }, (_, place) => page(half + place, later - (count - place) * 60_000))
  return [segmentArrival(first, at), segmentArrival([identify(seed, n, later, id), ...rest], later)]
}

function identify(seed: number, n: number, at: Instant, id: (what: string) => object) {
  const { email, country, industry, employee_count, company_name, first_name, last_name, job_title } = leadOf(seed, n)
  const traits = { email, first_name, last_name, job_title, country, company: { name: company_name, employee_count, industry } }
  const zone = browserZone(seed, n)
  const context = { campaign: { source: "search" }, ...(zone === null ? {} : { timezone: zone }) }
  return {
    type: "identify",
    ...id("who"),
    userId: `sim-user-${seed}-${n}`,
    traits,
    context,
    timestamp: new Date(at - 30_000).toISOString(),
  }
}

function storyOf(seed: number, from: Instant): DemoArrival[] {
  const at = momentOf(seed, STORY, "first", from + 3 * A_DAY)
  const later = momentOf(seed, STORY, "asks", at + 2 * A_DAY)
  return [
    ...visits(seed, STORY, at, ["/", "/blog/first-answer", "/case-studies/harbour", "/pricing"]),
    formArrival(
      "demo",
      { ...entered(seed, STORY, "We lose leads."), employee_count: 200, industry: "Software" },
      "search",
      Math.max(later, at + A_DAY),
    ),
  ]
}
