import { IdPath, PageQuery, pageOf as PageView } from "#contract/api-words.ts"
import { MailAddressView, MailView, MailWord } from "#contract/scheduling.ts"
import { toIso } from "#domain/instant.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { handoffById } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { listMail, lockUnmatchedMail, settleMail, type ReceivedMail } from "#store/mail.ts"
import { allPeople } from "#store/person.ts"
import { mailboxOf } from "#steps/08-cadence/mail-addresses.ts"
import { matchTouch } from "#steps/08-cadence/receive-touches.ts"
import { matchMail } from "#steps/08-cadence/receive-mail.ts"

const tags = ["mail"]

/** Mail that came in, and where it is to be sent. */
export function mailRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "Mail that came in, newest first",
    querystring: PageQuery.extend({ state: MailView.shape.state.optional() }),
    response: { 200: PageView(MailView) },
  }
  api.get("/api/mail", { schema: list, config: { permission: "mail.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { state = null, cursor, limit } = request.query
      return pageOf(await listMail(tx, { state, after: afterOf(cursor), limit: limit + 1 }), limit, toView)
    }),
  )

  const say = {
    tags,
    summary: "Say whose a mail is, or drop it",
    description: "For mail that was nobody's. It becomes a touch with its own time; the message itself is not kept any longer.",
    params: IdPath,
    body: MailWord,
    response: { 200: MailView },
  }
  api.post("/api/mail/:id", { schema: say, config: { permission: "mail.settle" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const mail = found(await lockUnmatchedMail(tx, request.params.id), "mail that waits")
      const handoff = request.body.handoff === undefined ? null : found(await handoffById(tx, request.body.handoff), "handoff")
      if (handoff === null) await settleMail(tx, mail.id, null, "Somebody said that it is nobody's.")
      else if (mail.kind === "webhook") await matchTouch(tx, mail.id, mail.raw ?? "{}", handoff.id, now)
      else await matchMail(tx, mail.id, await app.post.readMail(Buffer.from(mail.raw ?? "", "latin1")), handoff, now)
      const says = handoff === null ? "A mail that came in was dropped." : "A mail that came in was given to a handoff."
      const about = { lead: handoff?.lead ?? null, handoff: handoff?.id ?? null, agreement: handoff?.agreement ?? null }
      await record(tx, [{ at: now, actor, kind: "mail", says, ...about, detail: { mail: mail.id } }])
      return toView({ ...mail, state: handoff === null ? "dropped" : "taken", handoff: handoff?.id ?? null, says, dueAt: null })
    }),
  )

  const address = {
    tags,
    summary: "Where mail about a handoff is to be sent",
    description: "As reply-to or blind copy of what a rep writes: replies, bounces and automatic replies to it become touches.",
    params: IdPath,
    response: { 200: MailAddressView },
  }
  api.get("/api/handoffs/:id/mail-address", { schema: address, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { id } = found(await handoffById(tx, request.params.id), "handoff")
      const mailbox = await mailboxOf(tx, id)
      return { mailbox, address: app.mailDomain === null ? null : `${mailbox}@${app.mailDomain}` }
    }),
  )
}

function toView({ id, receivedAt, kind, state, handoff, says, dueAt }: ReceivedMail) {
  return { id, received_at: toIso(receivedAt), kind, state, handoff, says, due_at: isoOrNull(dueAt) }
}
