import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { expect, test } from "vitest"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { routingFlow } from "#domain/agreement/words/routing-flow.ts"

test.each(["default", "europe"])("of the agreement %s every way through the questions ends with somebody or a pool", (name) => {
  const agreement = parse(readFileSync(new URL(`../../../../agreements/${name}.yaml`, import.meta.url), "utf8")) as Agreement
  const { nodes, edges } = routingFlow(agreement)
  const ids = new Set(nodes.map(({ id }) => id))
  const reached = new Set<string>()
  const walk = (id: string): void => {
    if (reached.has(id)) return
    reached.add(id)
    for (const edge of edges) if (edge.from === id) walk(edge.to)
  }

  walk("start")

  expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true)
  expect(ids.size).toBe(nodes.length)
  expect([...ids].filter((id) => !reached.has(id))).toEqual([])
  const asked = nodes.filter(({ kind }) => kind === "question")
  expect(asked.every(({ id }) => edges.filter((edge) => edge.from === id).length === 2)).toBe(true)
  expect(asked.at(-1)?.id).toBe(`territory:${agreement.routing.territories.at(-1)?.id}`)
})
