import { onTestFinished } from "vitest"
import type { ServerResponse } from "node:http"
import { httpReceiver, type Received } from "#integrations/http-receiver.fixture.ts"

/** What a provider answers: a document, a status with a document or text, or nothing for now. */
export type Reply = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> } | "hold"

/** A provider on this machine that answers as told and holds back what it is told to. */
export async function fakeProvider(reply: (request: Received) => Reply) {
  const held: { response: ServerResponse; request: Received }[] = []
  let how = reply
  const answer = (response: ServerResponse, request: Received) => {
    const said = how(request)
    if (said === "hold") return void held.push({ response, request })
    const { status = 200, body = {}, text, headers = {} } = said
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text ?? JSON.stringify(body))
  }
  const server = await httpReceiver(answer)
  onTestFinished(() => server.close())
  return {
    url: new URL(server.url).origin,
    received: server.received,
    /** How many questions it has not answered yet. */
    holds: () => held.length,
    /** From now on it answers like this; what it held back is answered too. */
    answers(next: (request: Received) => Reply) {
      how = next
      for (const one of held.splice(0)) answer(one.response, one.request)
    },
  }
}

/** A company as `/v2/companies/find` has it. */
export function company(domain: string, more: { employees?: number; industry?: string; countryCode?: string } = {}) {
  const { employees = 600, industry = "Computer Software", countryCode } = more
  return { name: "Buyer", domain, category: { industry }, metrics: { employees }, geo: { countryCode: countryCode ?? null } }
}
