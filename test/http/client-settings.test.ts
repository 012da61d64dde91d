import { afterAll, beforeAll, expect, test } from "vitest"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

const ask = (key: string, folder = "") => baton.server.inject({ url: `${folder}/v1/projects/${encodeURIComponent(key)}/settings` })

test.each(["", "/cdn"])("Segment's client for browsers is told at %s/v1/projects/… to send to Baton and to nobody else", async (folder) => {
  const answer = await ask(baton.keys.write, folder)

  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({ "access-control-allow-origin": "*", "cache-control": "public, max-age=300" })
  expect(answer.json()).toEqual({
    integrations: { "Segment.io": { apiKey: baton.keys.write, apiHost: "baton.test/v1", protocol: "http" } },
    plan: {},
    metrics: { sampleRate: 0 },
  })
})

test("an unknown key, an admin key and a signing key get the same answer, which nobody keeps", async () => {
  const answers = await Promise.all(["wrong", "", "x".repeat(400), baton.keys.admin, baton.keys.sales].map((key) => ask(key)))

  for (const { statusCode, headers, json } of answers) {
    expect(statusCode).toBe(404)
    expect(headers).toMatchObject({ "access-control-allow-origin": "*", "cache-control": "no-store" })
    expect({ ...json(), instance: "" }).toEqual({ ...answers[0]?.json(), instance: "" })
  }
})

test("a page of another site may say how often it tried, and may read how long it has to wait", async () => {
  const asked = await baton.server.inject({ method: "OPTIONS", url: "/v1/t", headers: { origin: "https://site.test" } })
  const refused = await baton.server.inject({ method: "POST", url: "/v1/t", payload: "{}" })

  expect(asked.headers["access-control-allow-headers"]).toContain("x-retry-count")
  expect(refused.headers["access-control-expose-headers"]).toContain("retry-after")
})
