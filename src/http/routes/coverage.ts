import { toIso } from "#domain/instant.ts"
import { CoverageQuery, CoverageView } from "#contract/coverage.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { lookAtCoverage } from "#steps/look-at-coverage.ts"

export function coverageRoutes(api: Api, app: App): void {
  const coverage = {
    tags: ["board"],
    summary: "Leads that came against people at work, by hour of the week",
    querystring: CoverageQuery,
    response: { 200: CoverageView },
  }
  api.get("/api/coverage", { schema: coverage, config: { permission: "reports.read" } }, async (request) => {
    const { team = null, weeks, zone = null } = request.query
    return within(app, request, async (tx, now) => {
      const { from, until, atWork, ...same } = await lookAtCoverage(tx, { team, weeks, zone }, now)
      return { ...same, from: toIso(from), until: toIso(until), at_work: atWork.map((people) => Math.round(people * 100) / 100) }
    })
  })
}
