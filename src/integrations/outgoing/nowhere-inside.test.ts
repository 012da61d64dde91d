import { createServer, type Server } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Channel } from "#domain/sending/message.ts"
import { askJson } from "#integrations/outgoing/ask-json.ts"
import { publicLookup } from "#integrations/outgoing/safe-address.ts"
import { sendDelivery } from "#integrations/send.ts"

let listener: Server
let connections = 0

beforeAll(async () => {
  listener = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => listener.listen(0, "::", resolve))
})
afterAll(() => new Promise((resolve) => listener.close(resolve)))

/** Ways to write this machine, a private network or a cloud's metadata, each with the listener's port. */
const INSIDE = [
  ...[
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "0",
    "0.0.0.0",
    "0x7f.1",
    "0x7f000001",
    "0177.0.0.1",
    "017700000001",
    "2130706433",
  ],
  ...["[::1]", "[::]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"],
  ...["localhost", "LOCALHOST", "localhost.", "api.localhost", "metadata", "①②⑦.⓪.⓪.①", "127。0。0。1", "%31%32%37.0.0.1"],
  ...[
    "user@127.0.0.1",
    "public.example@127.0.0.1",
    "169.254.169.254",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "10.0.0.1",
    "192.168.0.1",
    "100.64.0.1",
  ],
]
const SCHEMES = ["https", "http", "HTTPS"]

test("nothing that is sent or asked reaches this machine or its network, however the address is written", async () => {
  const address = listener.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  const settings = {
    ...{ smtpUrl: null, mailFrom: "b@example.com", slackWebhookUrl: null, teamsWebhookUrl: null, webhookUrl: null },
    ...{ webhookSecret: `whsec_${Buffer.alloc(32, 7).toString("base64")}`, timeoutMs: 1_000, allowsLocal: false },
  }
  const urls = INSIDE.flatMap((host) => SCHEMES.map((scheme) => `${scheme}://${host}:${port}/hook`))

  const results = await Promise.all(
    urls.flatMap((url) => [
      ...(["webhook", "slack", "teams"] as Channel[]).map((channel) =>
        sendDelivery(settings, { id: "d", channel, recipient: url, body: "{}", attempts: 0, createdAt: 0 }),
      ),
      askJson({ method: "GET", url, headers: {}, body: null }, { timeoutMs: 1_000, allowsLocal: false }),
    ]),
  )

  expect(results.filter(({ kind }) => kind !== "refused" && kind !== "failed")).toEqual([])
  expect(connections).toBe(0)
})

test("a name that leads to this machine is refused where it is looked up", async () => {
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => publicLookup("localhost", { all: true }, resolve))

  expect(error?.code).toBe("EPRIVATE")
})
