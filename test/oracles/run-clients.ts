/**
 * Sends what real clients sent, byte for byte over a bare socket, to a product of its own, twice: `node test/oracles/run-clients.ts [file]`.
 * Everything has to be answered 200, each event to count once, and the second time to be a duplicate; the proof has to be clean afterwards.
 */
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { prove } from "#steps/prove.ts"
import { inWorkspace } from "#store/workspace.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"

const file = process.argv[2] ?? join(import.meta.dirname, "../../../shared/data/wire/track_clients_captured.json")
if (!existsSync(file)) {
  console.log(`There is no file ${file}, so nothing was run.`)
  process.exit(0)
}

type Captured = { client: string; method: string; path: string; headers: Record<string, string>; body?: string; bodyBase64?: string }

const captured = JSON.parse(readFileSync(file, "utf8")) as Captured[]
const ids = captured.map(messageIds)
const different = new Set(ids.flat()).size
const scratch = mkdtempSync("/var/tmp/baton-clients-")
const product = await startProduct(
  readSettings({ BATON_DATA: scratch, BATON_PORT: "0", BATON_DEMO: "0", BATON_WRITE_KEY: keyOf(captured), BATON_LOG_LEVEL: "silent" }),
)
let refused = 0

try {
  for (const time of ["first", "second"]) {
    for (const [index, one] of captured.entries()) {
      const status = await send(one)
      if (status !== 200) refused += 1
      if (time === "first" || status !== 200)
        console.log(`${status} ${one.method} ${one.path}: ${one.client}, ${ids[index]?.length} events`)
    }
    await drained()
    console.log(`after the ${time} time:`, JSON.stringify(await counts()))
  }
  const { taken, duplicates, quarantined } = await counts()
  const broken = (await inWorkspace(product.db, product.workspace.name, (tx) => prove(tx, Date.now(), { full: true }))).filter(
    (one) => one.violations > 0,
  )
  console.log(broken.length === 0 ? "The proof is clean." : JSON.stringify(broken))
  const isOnce = taken === different && duplicates === 2 * ids.flat().length - different && quarantined === 0
  console.log(`${different} different events were sent twice; ${isOnce ? "each counts once" : "THEY DO NOT COUNT ONCE"}.`)
  process.exitCode = refused === 0 && isOnce && broken.length === 0 ? 0 : 1
} finally {
  await product.stop()
  rmSync(scratch, { recursive: true, force: true })
}

/** The status that comes back for exactly these bytes. */
async function send(one: Captured): Promise<number> {
  const { hostname, port, host } = new URL(product.url)
  const body = bodyOf(one)
  const headers = { "content-length": String(body.length), ...one.headers, host, connection: "close" }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const socket = connect(Number(port), hostname)
  await once(socket, "connect")
  socket.write(Buffer.concat([Buffer.from(`${one.method} ${one.path} HTTP/1.1\r\n${head.join("")}\r\n`, "latin1"), body]))
  const answer = Buffer.concat(await Array.fromAsync(socket as AsyncIterable<Buffer>)).toString()
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
}

function bodyOf({ body = "", bodyBase64 }: Captured): Buffer {
  return bodyBase64 === undefined ? Buffer.from(body) : Buffer.from(bodyBase64, "base64")
}

function messageIds(one: Captured): string[] {
  const bytes = bodyOf(one)
  const text = (one.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes).toString()
  return [...text.matchAll(/"messageId":"([^"]+)"/g)].map((match) => match[1] ?? "")
}

/** The write key that the clients were given. */
function keyOf(all: readonly Captured[]): string {
  const header = all.find((one) => one.headers["authorization"] !== undefined)?.headers["authorization"] ?? ""
  return Buffer.from(header.replace(/^Basic /, ""), "base64")
    .toString()
    .replace(/:$/, "")
}

type Counts = { items: number; waiting: number; taken: number; duplicates: number; quarantined: number }

async function counts(): Promise<Counts> {
  const [row] = await inWorkspace(product.db, product.workspace.name, (tx) =>
    tx.query<Counts>(
      `select sum(items)::int as items, (sum(items) filter (where state = 'waiting'))::int as waiting, sum(taken)::int as taken,
         sum(duplicates)::int as duplicates, sum(quarantined)::int as quarantined from signal`,
      [],
    ),
  )
  if (row === undefined) throw new Error("The signals could not be counted.")
  return { ...row, waiting: row.waiting ?? 0 }
}

async function drained(): Promise<void> {
  for (let n = 0; n < 600; n++) {
    if ((await counts()).waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("The signals were not taken in a minute.")
}
