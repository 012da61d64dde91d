import type { FastifyReply, FastifyRequest } from "fastify"
import { z } from "zod"
import { Refusal } from "#domain/refusal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Authenticator } from "#http/auth.ts"

const Path = z.object({ key: z.string().describe("A write key") })
const SettingsView = z
  .object({
    integrations: z.object({ "Segment.io": z.object({ apiKey: z.string(), apiHost: z.string(), protocol: z.enum(["http", "https"]) }) }),
    plan: z.object({}),
    metrics: z.object({ sampleRate: z.literal(0) }),
  })
  .meta({ id: "ClientSettings" })

/**
 * What Segment's client for browsers asks for before it sends anything: where to send to, and that there is nobody else to send to. With Baton as its
 * `cdnURL` it needs no other setting, and talks to no other host.
 *
 * Write keys stand in pages for everybody to see, so this tells no more than sending with one would. Every other key is answered like one that is not
 * known, an admin key too: it has no business in a browser.
 */
export function clientSettings(server: Api, app: App, auth: Authenticator): void {
  const schema = {
    tags: ["capture"],
    summary: "What Segment's client for browsers asks for first",
    security: [],
    params: Path,
    response: { 200: SettingsView },
  }
  for (const url of ["/v1/projects/:key/settings", "/cdn/v1/projects/:key/settings"]) {
    server.get(url, { schema }, async (request, reply) => answer(request, reply, app, auth))
  }
}

type Asked = FastifyRequest<{ Params: z.infer<typeof Path> }>

async function answer(request: Asked, reply: FastifyReply, app: App, auth: Authenticator): Promise<z.infer<typeof SettingsView>> {
  const text = request.params.key
  // a page of any site may ask, and browsers and whatever lies between may keep the answer; a key that was taken back is refused where it sends
  void reply.headers({ "access-control-allow-origin": "*", "cache-control": "no-store" })
  const key = await auth.lookUp(request, text)
  if (key === null || !key.scopes.includes("write"))
    throw new Refusal("unknown_write_key", "No write key of this text is known here. `baton keys list` shows those that are.", 404)
  void reply.header("cache-control", "public, max-age=300")
  const { host, pathname, protocol } = new URL(app.publicUrl)
  const apiHost = `${host}${pathname.replace(/\/+$/, "")}/v1`
  return {
    integrations: { "Segment.io": { apiKey: text, apiHost, protocol: protocol === "https:" ? "https" : "http" } },
    plan: {},
    metrics: { sampleRate: 0 },
  }
}
