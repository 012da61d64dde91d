import type { Instant } from "#domain/instant.ts"
import { poolFrom, type RouteInputs } from "#domain/proof/route-inputs.ts"
import { decideRoute, type Route } from "#domain/routing/decide-route.ts"

/** The route that the rules give what was asked at `at`: the same owner, pool and attempts as stored, or the record is not true. */
export function replayRoute({ question, pools }: RouteInputs, at: Instant): Route {
  const poolOf = (name: string) => {
    const pool = pools[name]
    return pool === undefined ? null : poolFrom(pool)
  }
  return decideRoute(question, poolOf, at)
}

/** Whether inputs as stored hold all that a replay needs. Decisions by hand and moves to a manager were no route, so theirs don't. */
export function isRouteInputs(inputs: unknown): inputs is RouteInputs {
  return typeof inputs === "object" && inputs !== null && "question" in inputs && "pools" in inputs
}
