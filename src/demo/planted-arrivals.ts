import type { Instant } from "#domain/instant.ts"
import { formArrival, segmentArrival, type DemoArrival } from "./demo-arrival.ts"
import { inventedLead } from "./invented-lead.ts"

const HOUR = 60 * 60_000
const A_DAY = 24 * HOUR

/** Who was recycled and asked for a demo again. */
export const RETURNING = "iris.comesback@boomerang-demo.example"
/** Leads whose stories the demo is to show: one that comes back, a competitor, a student, a machine. */
export function plantedArrivals(now: Instant): DemoArrival[] {
  const iris = { ...inventedLead(9_001), email: RETURNING, first_name: "Iris", last_name: "Comesback", company_name: "Boomerang Demo" }
  const rival = {
    ...inventedLead(9_002),
    email: "spy.glass@competitor.example",
    company_name: "Competitor",
    company_domain: "competitor.example",
  }
  const student = { ...inventedLead(9_003), job_title: "Student" }
  return [
    formArrival("demo", { ...iris, country: "DE" }, "search", now - 19 * A_DAY),
    formArrival("demo", { ...iris, country: "DE" }, "newsletter", now - 5 * A_DAY),
    formArrival("demo", rival, "search", now - 8 * A_DAY),
    formArrival("demo", student, "search", now - 6 * A_DAY),
    formArrival("demo", { ...inventedLead(9_004), bot: true }, "search", now - 4 * A_DAY),
  ]
}

/** What can't be understood, so that the quarantine is not empty. */
export function brokenArrivals(now: Instant): DemoArrival[] {
  return [
    formArrival("demo", { name: "Nobody in particular", message: "Please call me." }, "search", now - 3 * A_DAY),
    formArrival("contact", { email: "not an address", company_name: "Paper Lantern" }, "newsletter", now - 20 * HOUR),
    segmentArrival(
      [
        { type: "page", properties: { path: "/pricing" } },
        { type: "teleport", userId: "user-1000" },
      ],
      now - 30 * HOUR,
    ),
  ]
}
