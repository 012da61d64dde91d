import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

const good = { type: "track", event: "Demo Requested", userId: "u1", messageId: "strict-good" }
const bad = { type: "track", event: "Nobody did this" }

async function send(url: string, body: string, headers: Record<string, string> = {}) {
  const answer = await baton.server.inject({
    method: "POST",
    url,
    payload: body,
    headers: { authorization: `Bearer ${baton.keys.write}`, ...headers },
  })
  const { rows } = await baton.db.pool.query("select count(*)::int as stored from ws_acme.signal")
  return { status: answer.statusCode, problem: answer.json(), stored: rows[0].stored as number }
}

describe("strict mode", () => {
  test.each<[string, string, string, string[]]>([
    ["a batch with two bad items", "/v1/batch", JSON.stringify({ batch: [good, bad, good, 7] }), ["/body/batch/1", "/body/batch/3"]],
    [
      "a batch with a time that can't be read",
      "/v1/batch",
      JSON.stringify({
        batch: [
          { ...good, timestamp: 1_700_000_000_000 },
          { ...good, timestamp: "yesterday" },
        ],
      }),
      ["/body/batch/1/timestamp"],
    ],
    [
      "a batch with values that are not what their fields are",
      "/v1/batch",
      JSON.stringify({
        batch: [
          good,
          {
            type: "identify",
            userId: "u2",
            traits: {
              email: "dana at oak",
              phone: "none yet",
              employees: "many",
              consent: "perhaps",
              created_at: "3/4/2021",
              city: { name: "Bonn" },
              plan: { any: "shape" },
              address: { country: "Middle-earth" },
              company: { annual_revenue: "a lot" },
            },
          },
        ],
      }),
      [
        ...["city", "email", "phone", "employees", "consent", "created_at", "address/country", "company/annual_revenue"].map(
          (name) => `/body/batch/1/traits/${name}`,
        ),
      ],
    ],
    ["a track call without an event", "/v1/track", JSON.stringify({ userId: "u1" }), ["/body/event"]],
    [
      "a batch with a track call without an event",
      "/v1/batch",
      JSON.stringify({ batch: [{ ...good, event: " " }] }),
      ["/body/batch/0/event"],
    ],
    ["an identify call with an e-mail address alone", "/v1/identify", '{"traits":{"email":"a@oak.example"}}', ["/body/userId"]],
    ["a group call without a group", "/v1/group", '{"userId":"u1"}', ["/body/groupId"]],
    ["an alias call without who it was", "/v1/alias", '{"userId":"u1"}', ["/body/previousId"]],
    ["an alias call without who it is", "/v1/alias", '{"previousId":"an-1"}', ["/body/userId"]],
    ["a form with a country that is none", "/forms/demo", '{"email":"a@oak.example","country":"Middle-earth"}', ["/body/country"]],
    [
      "a list of signals with a number that is none",
      "/api/signals",
      JSON.stringify([{ lead: { email: "a@oak.example", employee_count: "many" } }]),
      ["/body/0/lead/employee_count"],
    ],
    ["a batch that is cut off", "/v1/batch", '{"batch":[{"type":', ["/body"]],
    ["a batch that is none", "/v1/batch", '{"type":"track"}', ["/body"]],
    ["one call that names nobody", "/v1/track", JSON.stringify(bad), ["/body"]],
    ["a form without an e-mail address", "/forms/demo", '{"first_name":"Rosa"}', ["/body"]],
    ["a form that can't be read", "/forms/demo", '{"first_name":', ["/body"]],
    ["a list of signals with a bad one", "/api/signals", JSON.stringify([{ lead: { email: "a@oak.example" } }, { lead: {} }]), ["/body/1"]],
    ["one signal that names nobody", "/api/signals", '{"lead":{}}', ["/body"]],
  ])("refuses %s, says where, and stores nothing", async (_, url, body, pointers) => {
    const { stored: before } = await send("/v1/batch", '{"batch":[]}')

    const { status, problem, stored } = await send(url, body, { "x-baton-strict": "1", "content-type": "application/json" })

    expect(status).toBe(422)
    expect(problem.errors.map((each: { pointer: string }) => each.pointer)).toEqual(pointers)
    expect(problem.detail).toContain("nothing of this body was stored")
    expect(problem).not.toHaveProperty("receipt")
    expect(stored).toBe(before)
  })

  test("names no value of a person's", async () => {
    const traits = { email: "dana at oak", mobile_phone: "ask Dana", employees: "many" }

    const { problem } = await send("/v1/identify", JSON.stringify({ userId: "u1", traits }), { "x-baton-strict": "1" })

    expect(problem.errors[0]).toEqual({
      pointer: "/body/traits/email",
      message: '"email" has to be an e-mail address, and a text came that can\'t be read as that: send one such as dana@oak.example.',
    })
    for (const value of Object.values(traits)) expect(JSON.stringify(problem)).not.toContain(value)
  })

  test("takes what can be understood like any other", async () => {
    const { stored: before } = await send("/v1/batch", '{"batch":[]}')

    const { status, stored } = await send("/v1/batch", JSON.stringify({ batch: [good] }), { "x-baton-strict": "1" })

    expect([status, stored]).toEqual([200, before + 1])
  })

  test.each([{}, { "x-baton-strict": "0" }, { "x-baton-strict": "false" }])("is off with %j: what is bad is kept", async (headers) => {
    const { stored: before } = await send("/v1/batch", '{"batch":[]}')

    const { status, stored } = await send("/v1/batch", JSON.stringify({ batch: [bad] }), headers as Record<string, string>)

    expect([status, stored]).toEqual([200, before + 1])
  })
})
