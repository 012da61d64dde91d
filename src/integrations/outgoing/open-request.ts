import http from "node:http"
import https from "node:https"
import { publicLookup, refusedAddress } from "#integrations/outgoing/safe-address.ts"

/** What is to be asked for, of an address that somebody entered or a row holds. */
export type Outgoing = { method: "GET" | "POST"; url: string; headers: Record<string, string>; body: string | null }

/** How it may go. `allowsLocal`: http and addresses of this network too, a setting for trials. `stopped`: ends it when Baton stops. */
export type OutgoingWay = { allowsLocal: boolean; stopped?: AbortSignal }

/** A request that is under way to `target`, or why there will never be one, as a sentence. */
export type OpenedRequest = { kind: "open"; target: URL; request: http.ClientRequest } | { kind: "unusable"; error: string }

/**
 * The only door by which requests leave for addresses that somebody entered: webhooks, Slack, Teams, providers. They go out to the internet and
 * nowhere else: the address is checked as it stands, its name is looked up once, and the connection is made to what was checked. Redirects are not
 * followed, and no proxy or other connection is used again. Sentences name the host, never the path or a header: those hold secrets.
 */
export function openRequest({ method, url, headers, body }: Outgoing, { allowsLocal, stopped }: OutgoingWay): OpenedRequest {
  const refused = refusedAddress(url, allowsLocal)
  if (refused !== null) return { kind: "unusable", error: refused }
  const target = new URL(url)
  const bytes = body === null ? null : Buffer.from(body, "utf8")
  try {
    const request = (target.protocol === "https:" ? https : http).request(target, {
      method,
      agent: false,
      ...(allowsLocal ? {} : { lookup: publicLookup }),
      ...(stopped === undefined ? {} : { signal: stopped }),
      headers: {
        "user-agent": "Baton",
        ...(bytes === null ? {} : { "content-type": "application/json" }),
        ...headers,
        ...(bytes === null ? {} : { "content-length": bytes.length }),
      },
    })
    request.end(bytes ?? undefined)
    return { kind: "open", target, request }
  } catch {
    return { kind: "unusable", error: `The request to ${target.host} can't be written: one of its headers holds forbidden characters.` }
  }
}

/** Why a request broke off, as a sentence. */
export function brokenOff(target: URL, error: NodeJS.ErrnoException): string {
  if (error.code === "EPRIVATE") return `${target.host} leads into a private network.`
  return `No answer from ${target.host}: ${error.code ?? "the connection failed"}.`
}
