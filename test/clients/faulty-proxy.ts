import { request as httpRequest, createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"
import { onTestFinished } from "vitest"

/** What happens to a request on its way: nothing, a refusal by whatever stands before Baton, or a connection that breaks before or after Baton has it. */
export type Fault = "none" | "rate limited" | "unavailable" | "dropped before" | "dropped after"

/** A way to Baton that fails as planned. */
export type FaultyProxy = {
  url: string
  /** Faults that happened so far. */
  met: Record<Fault, number>
  forwardTo(url: string): void
  /**
   * The faults that a body meets, try by try; after the last one all goes well. Each new body gets the next of these plans, and the first again after
   * the last. A body is known by the message ids in it, so it does not matter which of several is sent again first.
   */
  plan(plans: readonly (readonly Fault[])[]): void
  /** From now on all goes well, for bodies that were tried before, too. */
  mend(): void
}

/** Starts the proxy on any free port; it goes away with the test. Only what is posted meets faults. */
export async function faultyProxy(): Promise<FaultyProxy> {
  const met: FaultyProxy["met"] = { none: 0, "rate limited": 0, unavailable: 0, "dropped before": 0, "dropped after": 0 }
  const left = new Map<string, Fault[]>()
  let plans: readonly (readonly Fault[])[] = [[]]
  let begun = 0
  let target = ""

  const faultFor = (request: IncomingMessage, body: Buffer): Fault => {
    if (request.method !== "POST") return "none"
    const key = messageIds(body)
    const faults = left.get(key) ?? [...(plans[begun++ % plans.length] ?? [])]
    left.set(key, faults)
    const fault = faults.shift() ?? "none"
    met[fault] += 1
    return fault
  }
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request))
    const fault = faultFor(request, body)
    if (fault === "rate limited" || fault === "unavailable") return refuse(response, fault)
    if (fault === "dropped before") return void request.socket.destroy()
    const answer = await forward(target, request, body)
    if (fault === "dropped after") return void request.socket.destroy()
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }
  const server = createServer((request, response) => void pass(request, response).catch(() => request.socket.destroy()))
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    met,
    forwardTo: (url) => void (target = url),
    plan(next) {
      plans = next
      begun = 0
    },
    mend() {
      plans = [[]]
      left.clear()
    },
  }
}

/** As a rate limiter or load balancer answers that knows of browsers. */
function refuse(response: ServerResponse, fault: "rate limited" | "unavailable"): void {
  const headers = { "access-control-allow-origin": "*", "access-control-expose-headers": "retry-after" }
  if (fault === "rate limited") response.writeHead(429, { ...headers, "retry-after": "1" }).end()
  else response.writeHead(503, headers).end()
}

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer }

function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((done, failed) => {
    const onward = httpRequest(target + url, { method, headers }, (answer) => {
      const read = Array.fromAsync(answer).then((parts) => Buffer.concat(parts as Buffer[]))
      read.then((text) => done({ status: answer.statusCode ?? 502, headers: answer.headers, body: text }), failed)
    })
    onward.on("error", failed).end(body)
  })
}

function messageIds(body: Buffer): string {
  const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString()
  return [...text.matchAll(/"messageId":"([^"]+)"/g)].map((match) => match[1]).join()
}
