import http from "node:http"
import type { AddressInfo } from "node:net"

/** How a receiver of messages behaves: as it should, or as receivers do on bad days. `reset`: it takes the message and hangs up without a word. */
export const MOODS = ["fine", "error", "too_many", "hangs", "reset", "gone", "elsewhere", "endless"] as const
export type Mood = (typeof MOODS)[number]

export type Sink = {
  url: string
  mood: Mood
  /** Everything that reached it, whatever it answered; by message id. */
  received: { id: string; body: string; at: number; answered: Mood }[]
  close(): Promise<void>
}

/** A receiver of webhooks on this machine. */
export async function sink(): Promise<Sink> {
  const hung = new Set<http.ServerResponse>()
  const server = http.createServer((request, response) => void take(request, response))
  const take = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString("utf8")
    self.received.push({ id: String(request.headers["webhook-id"]), body, at: Date.now(), answered: self.mood })
    if (self.mood === "hangs") hung.add(response)
    else answer(response, self.mood)
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const self: Sink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    mood: "fine",
    received: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}

function answer(response: http.ServerResponse, mood: Exclude<Mood, "hangs">): void {
  if (mood === "fine") return void response.writeHead(200).end()
  if (mood === "error") return void response.writeHead(500).end("<html>broken</html>")
  if (mood === "too_many") return void response.writeHead(429, { "retry-after": "1" }).end()
  if (mood === "gone") return void response.writeHead(410).end()
  if (mood === "elsewhere") return void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()
  if (mood === "endless") return void response.writeHead(200).end(Buffer.alloc(10 * 1024 * 1024, 97))
  response.socket?.destroy()
}
