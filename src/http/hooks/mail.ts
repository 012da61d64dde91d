import { z } from "zod"
import { Refusal } from "#domain/refusal.ts"
import { MailTakenView } from "#contract/scheduling.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { keyOf } from "#http/auth.ts"
import { callerWith } from "#http/caller.ts"
import type { CaptureGate } from "#http/hooks/capture-gate.ts"
import { takeRawBodies } from "#http/hooks/raw-body.ts"
import { inWorkspace } from "#store/workspace.ts"
import { addressedHandoff } from "#steps/08-cadence/mail-addresses.ts"
import { receiveMail } from "#steps/08-cadence/receive-mail.ts"

const MOST_BYTES = 10 * 1024 * 1024
const To = z.object({
  to: z.string().max(1000).optional().describe("Whom the envelope names, when the message's own headers don't; several with commas"),
})

/** Takes a whole message (RFC 5322) that somebody's mail server forwards, with a write key. It is kept before it is answered. */
export function mailHooks(server: Api, app: App, gate: CaptureGate): void {
  takeRawBodies(server, MOST_BYTES)
  server.addHook(
    "onRequest",
    async (request, reply) => void (request.caller = callerWith(await gate.admit(request, reply, keyOf(request)))),
  )
  const schema = {
    tags: ["capture"],
    summary: "Take an e-mail as it came",
    description:
      "Replies, bounces, automatic replies, calendars and copies of what reps wrote become touches. What is nobody's is kept whole and shown.",
    querystring: To,
    body: z.unknown().describe("The raw message, up to 10 MiB"),
    response: { 200: MailTakenView },
  }
  server.post("/hooks/mail", { schema }, async (request) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (raw.length === 0) throw new Refusal("empty", "The body is empty; send the whole message.", 400)
    gate.count(request.caller, 1)
    const envelope = (request.query.to ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "")
    const mail = await app.post.readMail(raw, envelope)
    const { workspace } = request.caller
    return inWorkspace(
      app.db,
      workspace,
      async (tx) =>
        receiveMail(tx, mail, raw.toString("latin1").replaceAll("\0", ""), await addressedHandoff(tx, mail.to), app.now(workspace)),
      "mail",
    )
  })
}
