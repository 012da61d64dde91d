import type { Instant } from "#domain/instant.ts"
import { passwordReset } from "#domain/sending/compose-sign-in.ts"
import { centralIn, centralOf } from "#store/central.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { loginWithEmail, membershipsOf } from "#store/login.ts"
import type { Database } from "#store/open.ts"
import { createTicket, endTicketsOf } from "#store/ticket.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { tellLogin } from "#steps/announce.ts"
import { journalUser } from "#steps/users/journal-user.ts"
import type { Passing } from "#steps/users/invite-user.ts"
import { checkTakeover, memberOf, type Giver } from "#steps/users/members.ts"

const LASTS_MINUTES = 60

/** What a mail from here needs to know. `now`: the time in a workspace. */
export type Installation = { db: Database; publicUrl: string; now(workspace: string): Instant; sendsMail(workspace: string): boolean }

/** Mails a link to whoever has this address and may log in with a password; for everybody else nothing happens, and nobody is told which it was. */
export async function remindOfPassword({ db, publicUrl, now: nowIn, sendsMail }: Installation, email: string): Promise<void> {
  const login = await loginWithEmail(centralOf(db), email)
  if (login === null || login.isDisabled || login.password === null) return
  const [first] = await membershipsOf(centralOf(db), login.id)
  if (first === undefined || !sendsMail(first.workspace)) return
  const now = nowIn(first.workspace)
  await inWorkspace(db, first.workspace, async (tx) => {
    const link = await makeLink(tx, login.id, publicUrl)
    await mail(tx, login.email, link, now)
    await journalUser(
      tx,
      { actor: "baton", now, login: login.id },
      "password_reset_asked",
      `Somebody asked for another password for ${login.name}.`,
    )
  })
}

/**
 * A link with which somebody of this workspace chooses another password.
 *
 * @returns the link when it did not go by mail
 * @throws Refusal 404 when they are not here, 403 as `checkTakeover` has it
 */
export async function resetFor(
  tx: Tx,
  login: string,
  { giver, passing }: { giver: Giver; passing: Passing },
  now: Instant,
): Promise<string | null> {
  const member = await memberOf(tx, login)
  // a mail reaches nobody else, a link that is shown does
  if (!passing.sendsMail) await checkTakeover(tx, member, giver)

  const { link, id } = await makeLink(tx, login, passing.publicUrl)
  if (passing.sendsMail) await mail(tx, member.email, { link, id }, now)
  const says = `${member.name} got a link to choose another password${passing.sendsMail ? " by mail" : "; it was shown to who asked for it"}.`
  await journalUser(tx, { actor: giver.actor, now, login }, "password_reset_made", says)
  return passing.sendsMail ? null : link
}

async function makeLink(tx: Tx, login: string, publicUrl: string): Promise<{ id: string; link: string }> {
  const central = centralIn(tx)
  await endTicketsOf(central, login, ["reset"])
  const made = { kind: "reset", workspace: tx.workspace, login, content: {}, lastsS: LASTS_MINUTES * 60 } as const
  const { id, token } = await createTicket(central, made)
  return { id, link: `${publicUrl}/join?ticket=${token}` }
}

async function mail(tx: Tx, email: string, { id, link }: { id: string; link: string }, now: Instant): Promise<void> {
  await insertDeliveries(tx, [tellLogin(email, passwordReset({ url: link, minutes: LASTS_MINUTES }), `login:reset:${id}`, now)])
}
