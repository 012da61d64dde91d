/**
 * The other side of `bench/events.ts`, in a process of its own: posts Segment bodies over kept-alive connections, one request at a time on each.
 * Written on sockets, since on two cores a heavier client would measure itself. Bodies are made once; message and visitor numbers are patched in.
 */
import { connect, type Socket } from "node:net"

export type Task = { port: number; key: string; connections: number; seconds: number; single: boolean; first: number; most: number | null }
export type Done = { requests: number; events: number; failed: number; seconds: number; latencies: number[]; cpuSeconds: number }

const PER_BODY = 100
const VIEWS_PER_VISIT = 5
const ACCEPTED = '{"success":true}'
const PAGES = ["/", "/pricing", "/blog/handing-over-leads", "/product", "/docs/start", "/customers", "/about", "/compare/others"]

process.on("message", (task: Task) => void run(task).then((done) => process.send?.(done)))

async function run(task: Task): Promise<Done> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const state = { next: task.first, sent: 0, requests: 0, failed: 0, latencies: [] as number[], until: started + task.seconds * 1000 }
  await Promise.all(Array.from({ length: task.connections }, () => worker(task, state)))
  const { user, system } = process.cpuUsage(cpu)
  const events = state.requests * (task.single ? 1 : PER_BODY)
  const seconds = (performance.now() - started) / 1000
  return { requests: state.requests, events, failed: state.failed, seconds, latencies: state.latencies, cpuSeconds: (user + system) / 1e6 }
}

type State = { next: number; sent: number; requests: number; failed: number; latencies: number[]; until: number }

function worker(task: Task, state: State): Promise<void> {
  const { request, patch } = task.single ? singleRequest(task.key) : batchRequest(task.key)
  const size = task.single ? 1 : PER_BODY
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(task.port, "127.0.0.1")
    let sentAt = 0
    const send = () => {
      if (performance.now() >= state.until || (task.most !== null && state.sent >= task.most)) return void socket.end(resolve)
      patch(state.next)
      state.next += size
      state.sent += size
      sentAt = performance.now()
      socket.write(request)
    }
    socket.setNoDelay(true)
    socket.on("connect", send)
    socket.on("error", reject)
    socket.on("data", (chunk: Buffer) => {
      if (!chunk.includes(ACCEPTED)) state.failed += 1
      else state.requests += 1
      state.latencies.push(performance.now() - sentAt)
      send()
    })
  })
}

/** A request as bytes, and a function that makes its events those from number `n` on. */
type Prepared = { request: Buffer; patch: (n: number) => void }

function singleRequest(key: string): Prepared {
  return prepare(key, "/v1/page", JSON.stringify(pageView(0)), 1)
}

function batchRequest(key: string): Prepared {
  const batch = Array.from({ length: PER_BODY }, (_, n) => (n === PER_BODY - 1 ? identify() : pageView(n)))
  return prepare(key, "/v1/batch", JSON.stringify({ batch, sentAt: new Date().toISOString() }), PER_BODY)
}

const NUMBER = /M\d{12}|V\d{10}/g

function prepare(key: string, path: string, body: string, size: number): Prepared {
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\nauthorization: Bearer ${key}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`
  const request = Buffer.from(head + body)
  const places = [...(head + body).matchAll(NUMBER)].map((match) => ({ at: match.index + 1, isMessage: match[0].startsWith("M") }))
  const patch = (n: number) => {
    let item = 0
    for (const { at, isMessage } of places) {
      const visitor = Math.floor((n + (size === 1 ? 0 : item)) / VIEWS_PER_VISIT)
      if (isMessage) request.write(String(n + item++).padStart(12, "0"), at, "latin1")
      else request.write(String(visitor).padStart(10, "0"), at, "latin1")
    }
  }
  return { request, patch }
}

const CONTEXT = {
  ip: "203.0.113.7",
  locale: "en-GB",
  userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  library: { name: "analytics.js", version: "2.11.1" },
}

function pageView(n: number) {
  const path = PAGES[n % PAGES.length] ?? "/"
  const page = { path, url: `https://www.example.com${path}`, title: "Example", referrer: "https://www.google.com/", search: "" }
  return {
    type: "page",
    anonymousId: "V0000000000",
    messageId: "M000000000000",
    timestamp: new Date().toISOString(),
    properties: page,
    context: { ...CONTEXT, page },
  }
}

function identify() {
  const traits = { email: "V0000000000@company-V0000000000.com", firstName: "Ann", title: "VP Marketing", company: { name: "Example" } }
  return {
    type: "identify",
    anonymousId: "V0000000000",
    timestamp: new Date().toISOString(),
    traits,
    context: CONTEXT,
    messageId: "M000000000000",
  }
}
