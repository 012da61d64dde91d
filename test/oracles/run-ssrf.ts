/**
 * Sends to every address of the shared lists by every channel, and counts what reaches a listener on this machine: nothing may.
 * `node test/oracles/run-ssrf.ts [folder]`. Addresses that lie out on the internet are counted and not tried.
 */
import { existsSync, readFileSync } from "node:fs"
import { createServer, type Server } from "node:net"
import { join } from "node:path"
import type { Channel } from "#domain/sending/message.ts"
import { askJson } from "#integrations/outgoing/ask-json.ts"
import { refusedAddress } from "#integrations/outgoing/safe-address.ts"
import { sendDelivery } from "#integrations/send.ts"

const folder = process.argv[2] ?? join(import.meta.dirname, "../../../shared/data/fuzz")
if (!existsSync(folder)) {
  console.log(`There is no folder ${folder}, so nothing was run.`)
  process.exit(0)
}

const listed = JSON.parse(readFileSync(join(folder, "ssrf_urls.json"), "utf8")) as string[]
const clouds = readFileSync(join(folder, "ssrf_cloud_metadata_urls.txt"), "utf8").split("\n")
const urls = [...listed, ...clouds.filter((line) => /^[a-z]+:/i.test(line))]
const settings = {
  ...{ smtpUrl: null, mailFrom: "b@example.com", slackWebhookUrl: null, teamsWebhookUrl: null, webhookUrl: null },
  ...{ webhookSecret: `whsec_${Buffer.alloc(32, 7).toString("base64")}`, timeoutMs: 1_500, allowsLocal: false },
}

let reached = 0
const listeners: Server[] = []
for (const port of portsOf(urls)) await listen(port)

let tried = 0
let outside = 0
const wrong: string[] = []
for (const url of urls.flatMap((one) => [one, one.replace(/^http:/i, "https:")])) {
  if (refusedAddress(url, false) === null) {
    outside += 1
    continue
  }
  tried += 1
  const results = await Promise.all([
    ...(["webhook", "slack", "teams"] as Channel[]).map((channel) =>
      sendDelivery(settings, { id: "d", channel, recipient: url, body: "{}", attempts: 0, createdAt: 0 }),
    ),
    askJson({ method: "GET", url, headers: {}, body: null }, { timeoutMs: 1_500, allowsLocal: false }),
  ])
  if (results.some(({ kind }) => kind !== "refused" && kind !== "failed")) wrong.push(url)
}
for (const listener of listeners) listener.close()

console.log(`${urls.length} addresses, each as it stands and with https: ${tried} tried by four ways, ${outside} lie out on the internet.`)
console.log(`${listeners.length} ports listened on, ${reached} connections reached one, ${wrong.length} were not refused.`)
process.exitCode = reached === 0 && wrong.length === 0 ? 0 : 1

function portsOf(all: readonly string[]): number[] {
  const named = all.flatMap((url) => (URL.canParse(url) && new URL(url).port !== "" ? [Number(new URL(url).port)] : []))
  return [...new Set([80, 443, ...named])].filter((port) => port > 0)
}

/** A port that somebody else has, or that we may not take, is left out. */
async function listen(port: number): Promise<void> {
  const server = createServer((socket) => {
    reached += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => {
    server.once("error", () => resolve())
    server.listen(port, "::", () => {
      listeners.push(server)
      resolve()
    })
  })
}
