import http from "node:http"
import type { AddressInfo } from "node:net"

export type Received = { method: string; url: string; headers: http.IncomingHttpHeaders; body: string }

/** A real HTTP server on this machine that keeps what it gets and answers as told. */
export type HttpReceiver = { url: string; received: Received[]; close: () => Promise<void> }

/** Starts a receiver on a free port. @param answer what it does with a request that has been read to its end */
export async function httpReceiver(answer: (response: http.ServerResponse, request: Received) => void): Promise<HttpReceiver> {
  const received: Received[] = []
  const take = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = "", url = "", headers } = request
    const one = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") }
    received.push(one)
    answer(response, one)
  }
  const server = http.createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/secret-path`, received, close }
}
