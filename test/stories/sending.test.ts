import { expect, onTestFinished, test } from "vitest"
import { httpReceiver } from "#integrations/http-receiver.fixture.ts"
import { product } from "./product.ts"

const webhookSecret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`

async function receiver(answers: (attempt: number) => number) {
  let attempts = 0
  const hook = await httpReceiver((response) => void response.writeHead(answers(++attempts)).end())
  onTestFinished(() => hook.close())
  return hook
}

test("a message that fails is tried again with the same id and the same bytes until it arrives", async () => {
  const hook = await receiver((attempt) => (attempt < 3 ? 503 : 204))
  const app = await product({ sending: { webhookUrl: hook.url, webhookSecret } })
  await app.handOff()
  expect((await app.deliveries(":assigned:")).find((one) => one.channel === "webhook")).toMatchObject({ state: "waiting", attempts: 1 })

  await app.advance({ minutes: 2 })

  expect((await app.deliveries(":assigned:")).find((one) => one.channel === "webhook")).toMatchObject({ state: "sent", attempts: 3 })
  expect(new Set(hook.received.map((one) => one.headers["webhook-id"])).size).toBe(1)
  expect(new Set(hook.received.map((one) => one.body)).size).toBe(1)
})

test("a message that never arrives becomes a dead letter with an owner and a deadline, and its owner hears of it once", async () => {
  const hook = await receiver(() => 500)
  const app = await product({ sending: { webhookUrl: hook.url, webhookSecret } })
  const handoff = await app.handOff()
  await app.touch(handoff)

  await app.advance({ days: 1 })

  const dead = (await app.deliveries(":assigned:")).find((one) => one.channel === "webhook")
  expect(dead).toMatchObject({ state: "dead", attempts: 9, owner: { handle: "marketing_manager" } })
  expect(Date.parse(dead?.due_at ?? "")).toBeGreaterThan(app.now())
  expect(await app.deliveries(`delivery:${dead?.id}`)).toMatchObject([{ recipient: "marketing_manager@acme.example", state: "shown" }])
})

test("while one receiver is down the others have their messages", async () => {
  const down = await receiver(() => 500)
  const up = await receiver(() => 200)
  const app = await product({ sending: { webhookUrl: down.url, webhookSecret, slackWebhookUrl: up.url } })

  await app.handOff()

  const states = (await app.deliveries("")).map((one) => [one.channel, one.state])
  expect(states).toEqual(
    expect.arrayContaining([
      ["email", "shown"],
      ["webhook", "waiting"],
    ]),
  )
})

test("what is told about a lead is told in its order", async () => {
  const hook = await receiver(() => 200)
  const app = await product({ sending: { webhookUrl: hook.url, webhookSecret } })
  const handoff = await app.handOff()

  await app.advance({ minutes: 31 })
  await app.says(await app.again(handoff), { kind: "accept", by: (await app.again(handoff)).owner.handle })
  await app.advance({ seconds: 10 })

  const types = hook.received.map((one) => (JSON.parse(one.body) as { type: string }).type)
  expect(types[0]).toBe("handoff.created")
  expect(types.at(-1)).toBe("handoff.accepted")
  const times = hook.received.map((one) => Date.parse((JSON.parse(one.body) as { timestamp: string }).timestamp))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})
