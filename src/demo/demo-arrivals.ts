import type { Instant } from "#domain/instant.ts"
import { arrivalTime } from "./arrival-time.ts"
import { formArrival, PRIZE_DRAW, segmentArrival, type DemoArrival } from "./demo-arrival.ts"
import { chance, pick } from "./dice.ts"
import { brokenArrivals, plantedArrivals } from "./planted-arrivals.ts"
import { inventedLead, regionOf, type InventedLead } from "./invented-lead.ts"

const MINUTE = 60_000
const BATCH_EVERY = 120 * MINUTE
const FORMS = 112
const VISITORS = 112
const LIVELY = 6

/** Everything that comes in over the three weeks before `now` except the imported list, oldest first. */
export function demoArrivals(now: Instant): DemoArrival[] {
  const forms = Array.from({ length: FORMS }, (_, n) => formOf(n, now))
  const visits = Array.from({ length: VISITORS }, (_, n) => visitsOf(1_000 + n, now))
  const late = Array.from({ length: LIVELY }, (_, n) =>
    formArrival("demo", { ...inventedLead(2_000 + n) }, "search", now - (n * n * 4 + 3) * MINUTE),
  )
  return [...forms, ...visits, ...late, ...plantedArrivals(now), ...brokenArrivals(now)].flat().toSorted((a, b) => a.at - b.at)
}

/** Of four who fill in a form one tells next to nothing, and one comes from the prize draw, which sales hardly wants. */
function formOf(n: number, now: Instant): DemoArrival {
  const lead = inventedLead(n)
  const at = arrivalTime(`form ${n}`, regionOf(lead), now)
  const kind = chance("form", n)
  if (kind < 0.2) return formArrival("demo", { email: lead.email }, null, at)
  if (kind < 0.45) return formArrival("prize-draw-contact", { ...lead, industry: "Retail", job_title: "Office Assistant" }, PRIZE_DRAW, at)
  const form = pick(["demo", "demo", "contact", "talk-to-sales", "pricing-quote"], chance("which form", n))
  return formArrival(form, { ...lead, message: "We would like to see how it works." }, pick(CAMPAIGNS, chance("campaign", n)), at)
}

/** Somebody looks around without a name, says who they are on the second day, and comes back. */
function visitsOf(n: number, now: Instant): DemoArrival[] {
  const lead = inventedLead(n)
  const browser = `browser-${n}`
  const at = batchTime(arrivalTime(`visit ${n}`, regionOf(lead), now))
  const { email, country, industry, employee_count, company_name, first_name, last_name, job_title } = lead
  const traits = { email, first_name, last_name, job_title, country, company: { name: company_name, employee_count, industry } }
  const id = (what: string) => ({ messageId: `demo-${n}-${what}`, anonymousId: browser })
  const identify = {
    type: "identify",
    ...id("who"),
    userId: `user-${n}`,
    traits,
    context: { campaign: { source: pick(CAMPAIGNS, chance("campaign", n)) } },
  }
  const pages = pathsOf(lead, n).map((path, index) => ({ type: "page", ...id(`page${index}`), properties: { path } }))
  const second = Math.min(batchTime(at + chance("gap", n) * 26 * 60 * MINUTE) + BATCH_EVERY, now - MINUTE)
  const half = Math.ceil(pages.length / 2)
  return [segmentArrival(spread(pages.slice(0, half), at), at), segmentArrival(spread([identify, ...pages.slice(half)], second), second)]
}

/** The site sends what was seen every two hours. */
function batchTime(at: Instant): Instant {
  return Math.floor(at / BATCH_EVERY) * BATCH_EVERY
}

/** Pages are seen one after another, twelve minutes apart, the last one when the batch is sent. */
function spread(items: readonly object[], at: Instant): object[] {
  return items.map((item, index) => ({ ...item, timestamp: new Date(at - (items.length - 1 - index) * 12 * MINUTE).toISOString() }))
}

function pathsOf(lead: InventedLead, n: number): string[] {
  const interest = chance("interest", lead.email)
  if (interest < 0.35)
    return ["/blog/handing-over-leads", "/pricing", "/blog/first-answer", "/pricing/teams", "/compare/spreadsheets", "/roi", "/pricing"]
  if (interest < 0.6) return ["/case-studies/harbour", "/pricing", "/implementation", "/blog/business-hours"]
  return Array.from({ length: 3 + (n % 3) }, (_, index) => pick(READING, chance("reads", n, index)))
}

const READING = ["/blog/handing-over-leads", "/blog/first-answer", "/blog/business-hours", "/customers/teal-otter", "/", "/careers"]
const CAMPAIGNS = ["search", "newsletter", "partner-page", "spring-webinar"]
