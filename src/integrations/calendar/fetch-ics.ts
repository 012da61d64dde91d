import type { Milliseconds } from "#domain/instant.ts"
import { brokenOff, openRequest, type OutgoingWay } from "#integrations/outgoing/open-request.ts"

/** A calendar's text, or why there is none, as a sentence that names the host and never the rest of the address: that is a secret. */
export type FetchedCalendar = { kind: "fetched"; text: string } | { kind: "failed"; why: string }

const MOST_BYTES = 5_000_000
const TIMEOUT_MS: Milliseconds = 20_000

/** Fetches a calendar from an address that somebody entered. Redirects are not followed. Never throws. */
export async function fetchIcs(url: string, way: OutgoingWay): Promise<FetchedCalendar> {
  const opened = openRequest(
    { method: "GET", url: url.replace(/^webcal:/i, "https:"), headers: { accept: "text/calendar" }, body: null },
    way,
  )
  if (opened.kind === "unusable") return { kind: "failed", why: opened.error }
  const { target, request } = opened
  return new Promise((resolve) => {
    const end = (fetched: FetchedCalendar): void => {
      clearTimeout(timer)
      request.destroy()
      resolve(fetched)
    }
    const failed = (why: string) => end({ kind: "failed", why })
    const timer = setTimeout(() => failed(`${target.host} did not answer within ${TIMEOUT_MS / 1000} s.`), TIMEOUT_MS)
    request.on("error", (error) => failed(brokenOff(target, error)))
    request.on("response", (response) => {
      if (response.statusCode !== 200) return failed(`${target.host} answered ${response.statusCode} and no calendar.`)
      const chunks: Buffer[] = []
      let size = 0
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > MOST_BYTES) failed(`${target.host} answered with more than ${MOST_BYTES / 1_000_000} MB.`)
      })
      response.on("error", () => failed(`The answer of ${target.host} broke off.`))
      response.on("end", () => end({ kind: "fetched", text: Buffer.concat(chunks).toString("utf8") }))
    })
  })
}
