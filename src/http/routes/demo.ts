import { readDuration } from "#domain/agreement/duration.ts"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { AdvanceBody, DemoClockView } from "#contract/demo.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"

const tags = ["demo"]
const A_YEAR = 366 * 24 * 60 * 60_000

export function demoRoutes(api: Api, app: App): void {
  api.get(
    "/api/demo/clock",
    { schema: { tags, summary: "The demo's time", response: { 200: DemoClockView } }, config: { permission: "demo.clock" } },
    async (request) => {
      onlyInDemos(app, request.caller.workspace)
      return { now: toIso(app.now(request.caller.workspace)) }
    },
  )

  const move = { tags, summary: "Move the demo's time forward", body: AdvanceBody, response: { 200: DemoClockView } }
  api.post("/api/demo/clock", { schema: move, config: { permission: "demo.clock" } }, async (request) => {
    onlyInDemos(app, request.caller.workspace)
    const { advance, minutes = 0 } = request.body
    const by = advance === undefined ? Math.round(minutes * 60_000) : readDuration(advance)
    if (by > A_YEAR) throw new Refusal("too_far", "A demo moves forward by a year at most, at once.")
    const now = await app.advance(request.caller.workspace, by)
    return { now: toIso(now ?? app.now(request.caller.workspace)) }
  })
}

/** @throws Refusal 403 */
function onlyInDemos(app: App, workspace: string): void {
  if (!app.isDemo(workspace)) throw new Refusal("not_a_demo", "Only a demo's clock can be moved; this workspace keeps real time.", 403)
}
