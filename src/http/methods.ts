import type { FastifyInstance } from "fastify"
import { problem, send } from "#http/problem.ts"

/** Unknown addresses are answered 404, and known ones that are called in another way 405 with the ways that there are. */
export function answerWrongMethods(server: FastifyInstance): void {
  const routes = new Map<string, { pattern: RegExp; methods: Set<string> }>()
  server.addHook("onRoute", ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    for (const one of [method].flat()) route.methods.add(one)
    routes.set(url, route)
  })

  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? ""
    const methods = [...routes.values()].filter(({ pattern }) => pattern.test(path)).flatMap((route) => [...route.methods])
    if (methods.length === 0)
      return send(reply, problem(request, 404, "not_found", `There is nothing at ${request.method} ${path.slice(0, 200)}.`))
    const allowed = [...new Set(methods)].sort().join(", ")
    void reply.header("allow", allowed)
    return send(reply, problem(request, 405, "method", `${request.method} does nothing here; what works is ${allowed}.`))
  })
}

function patternOf(url: string): RegExp {
  const parts = url.split("/").map((part) => (part.startsWith(":") ? "[^/]+" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
  return new RegExp(`^${parts.join("/")}$`)
}
