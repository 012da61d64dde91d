import { solveChallenge } from "altcha-lib/v1"
import type { Challenge } from "altcha-lib/v1/types"
import { expect, test } from "vitest"
import { solve } from "../../web/form/solve.ts"
import { product } from "../stories/product.ts"

type App = Awaited<ReturnType<typeof product>>

const post = (app: App, inputs: object, form = "demo") =>
  app.receive({
    method: "POST",
    url: `/forms/${form}`,
    payload: new URLSearchParams(inputs as Record<string, string>).toString(),
    headers: { authorization: `Bearer ${app.keys.write}`, "content-type": "application/x-www-form-urlencoded" },
  })
const machine = (n: number) => ({ email: `bot${n}@spam.example`, _hp: "I fill in everything" })
const person = (name: string, more: object = {}) => ({ email: `${name}@buyer.example`, _ms: "9000", ...more })

async function attack(app: App): Promise<void> {
  for (let n = 0; n < 25; n++) await post(app, machine(n))
  await app.work()
}

const waiting = (app: App) => app.all<{ id: string; code: string; says: string }>("/api/quarantine?state=waiting")
const emails = async (app: App) => (await app.all<{ email: string | null }>("/api/leads?limit=200")).map((lead) => lead.email)

test("while nobody attacks a form, it asks for no work", async () => {
  const app = await product()

  const answer = await post(app, person("ann", { _pow: "ask" }))
  await app.work()

  expect(answer.statusCode).toBe(202)
  expect(await emails(app)).toEqual(["ann@buyer.example"])
})

test("a form that is attacked asks its own script to work, and takes what was worked for, once", async () => {
  const app = await product()
  await attack(app)

  const asked = await post(app, person("ann", { _pow: "ask" }))
  expect([asked.statusCode, asked.headers["content-type"]]).toEqual([428, "application/problem+json"])
  const { challenge } = asked.json<{ challenge: Challenge }>()
  const proof = await solve(challenge)
  expect((await solveChallenge(challenge.challenge, challenge.salt, challenge.algorithm, challenge.maxnumber).promise)?.number).toBe(
    (JSON.parse(atob(proof ?? "")) as { number: number }).number,
  )

  expect((await post(app, person("ann", { _pow: proof }))).statusCode).toBe(202)
  expect((await post(app, person("cay", { _pow: proof }))).statusCode).toBe(202)
  await app.work()

  expect(await emails(app)).toContain("ann@buyer.example")
  expect(await emails(app)).not.toContain("cay@buyer.example")
  expect((await waiting(app)).map((one) => one.says).filter((says) => says.includes("handed in before"))).toHaveLength(1)
})

test.each([
  ["nothing", {}],
  ["something that is no proof", { _pow: "nonsense" }],
  [
    "a proof that somebody made up",
    { _pow: btoa(JSON.stringify({ algorithm: "SHA-256", challenge: "00", number: 1, salt: "x?form=demo", signature: "00" })) },
  ],
])(
  "a form without JavaScript works under attack, too: with %s for a proof it is held for a look and taken when somebody looked",
  async (_, proof) => {
    const app = await product()
    await attack(app)

    expect((await post(app, person("bea", proof))).statusCode).toBe(202)
    await app.work()
    expect(await emails(app)).not.toContain("bea@buyer.example")

    const held = (await waiting(app)).filter((one) => one.code === "held")
    for (const { id } of held) await app.call("POST", `/api/quarantine/${id}/replay`, {})
    expect(await emails(app)).toContain("bea@buyer.example")
  },
)

test("a proof for one form is none for another, and another form is not attacked with it", async () => {
  const app = await product()
  await attack(app)
  const { challenge } = (await post(app, person("ann", { _pow: "ask" }))).json<{ challenge: Challenge }>()
  for (let n = 0; n < 25; n++) await post(app, machine(n), "contact")

  await post(app, person("dan", { _pow: await solve(challenge) }), "contact")
  await post(app, person("eve"), "talk")
  await app.work()

  expect(await emails(app)).not.toContain("dan@buyer.example")
  expect(await emails(app)).toContain("eve@buyer.example")
})
