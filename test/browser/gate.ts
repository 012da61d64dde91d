import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** What a gate does with a post: lets it through, answers 503, takes it and loses the receipt, or never answers. */
export type Mood = "open" | "refusing" | "forgetful" | "silent"

/** The way from a browser to the product, which a test can close. */
export type Gate = { url: string; mood: Mood; posts: { path: string; body: string; mood: Mood }[]; stop(): Promise<void> }

/** A gate before the product at `target`. Scripts pass always, posts by its mood. */
export async function startGate(target: string): Promise<Gate> {
  const gate: Omit<Gate, "url" | "stop"> = { mood: "open", posts: [] }
  // a browser that goes away in the middle of a request is what these tests are about
  const server = await listen((incoming, answer) => void pass(gate, target, incoming, answer).catch(() => answer.destroy()))
  return Object.assign(gate, { url: urlOf(server), stop: () => close(server) })
}

async function pass(gate: Pick<Gate, "mood" | "posts">, target: string, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const mood = incoming.method === "POST" ? gate.mood : "open"
  if (incoming.method === "POST") gate.posts.push({ path: incoming.url ?? "", body: body.toString(), mood })
  if (mood === "silent") return
  if (mood === "refusing") return void answer.writeHead(503, { "access-control-allow-origin": "*" }).end()
  const onward = request(target + incoming.url, { method: incoming.method, headers: incoming.headers }, (back) => {
    if (mood === "forgetful") return void back.resume().on("end", () => incoming.socket.destroy())
    answer.writeHead(back.statusCode ?? 500, back.headers)
    return void back.pipe(answer)
  })
  onward.on("error", () => answer.destroy())
  onward.end(body)
}

/** A site of somebody else's, on a port of its own: `html` by path. */
export type Site = { url: string; stop(): Promise<void> }

export async function startSite(html: (path: string) => string): Promise<Site> {
  const server = await listen((incoming, answer) => {
    const body = `<!doctype html><html lang="en"><head><title>A site</title></head><body>${html(incoming.url ?? "/")}</body></html>`
    answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body)
  })
  return { url: urlOf(server), stop: () => close(server) }
}

function listen(handler: (incoming: IncomingMessage, answer: ServerResponse) => void): Promise<Server> {
  const server = createServer(handler).on("connection", (socket) => socket.on("error", () => socket.destroy()))
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)))
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
