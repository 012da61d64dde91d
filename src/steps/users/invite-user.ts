import { rolesInWords } from "#domain/access/access-role.ts"
import type { Grant } from "#domain/access/grant-problem.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { invitation } from "#domain/sending/compose-sign-in.ts"
import { centralIn } from "#store/central.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { loginWithEmail, memberById } from "#store/login.ts"
import { createTicket, endTicket, waitingTickets, type Ticket } from "#store/ticket.ts"
import type { Tx } from "#store/tx.ts"
import { tellLogin } from "#steps/announce.ts"
import { journalUser } from "#steps/users/journal-user.ts"
import { checkGrant, type Giver } from "#steps/users/members.ts"

/** Who is invited, and as what. */
export type Invited = Grant & { email: string; name: string }

/** An invitation that waits. `mailed`: whether it went by mail. */
export type Invitation = Ticket<Invited & { by: string; mailed: boolean }>

/** How links reach people: by mail, or else whoever makes one has to pass it on. `byName`: how a mail calls who makes it. */
export type Passing = { publicUrl: string; sendsMail: boolean; byName: string }

const LASTS_DAYS = 7

/**
 * Invites somebody. An invitation of before for the same address counts no more.
 *
 * @returns the link when it did not go by mail; it is not seen again
 * @throws Refusal 409 when they are in already, 422 as `grantProblem` has it
 */
export async function inviteUser(
  tx: Tx,
  invited: Invited,
  { giver, passing, now }: { giver: Giver; passing: Passing; now: Instant },
): Promise<{ invitation: Invitation; link: string | null }> {
  const central = centralIn(tx)
  const { workspace } = tx
  checkGrant(invited, giver)
  const login = await loginWithEmail(central, invited.email)
  if (login !== null && (await memberById(central, workspace, login.id)) !== null)
    throw new Refusal("in_already", "Somebody of this address is let in already; change their roles instead.", 409)
  const waiting = (await invitationsOf(tx)).filter(({ content }) => content.email === invited.email)

  for (const earlier of waiting) await endTicket(central, workspace, "invitation", earlier.id)
  const content = { ...invited, by: giver.actor, mailed: passing.sendsMail }
  const { id, token } = await createTicket(central, { kind: "invitation", workspace, login: null, content, lastsS: LASTS_DAYS * 86_400 })
  const link = `${passing.publicUrl}/join?ticket=${token}`
  if (passing.sendsMail) {
    const message = invitation({ workspace, by: passing.byName, url: link, days: LASTS_DAYS })
    await insertDeliveries(tx, [tellLogin(invited.email, message, `login:invitation:${id}`, now)])
  }
  const { roles, side, person } = invited
  const says = `${invited.name} was invited as ${rolesInWords(roles)}${passing.sendsMail ? "" : "; the link was shown to who invited"}.`
  await journalUser(tx, { actor: giver.actor, now, login: null }, "user_invited", says, { invitation: id, roles, side, person })
  const made = (await invitationsOf(tx)).find((one) => one.id === id)
  if (made === undefined) throw new Error("An invitation was not kept.")
  return { invitation: made, link: passing.sendsMail ? null : link }
}

/** Takes an invitation back. @throws Refusal 404 */
export async function withdrawInvitation(tx: Tx, id: string, giver: Giver, now: Instant): Promise<void> {
  if (!(await endTicket(centralIn(tx), tx.workspace, "invitation", id)))
    throw new Refusal("not_found", "There is no invitation of this id here.", 404)
  await journalUser(tx, { actor: giver.actor, now, login: null }, "user_invitation_withdrawn", "An invitation was taken back.", {
    invitation: id,
  })
}

/** Invitations that wait, the newest first. */
export function invitationsOf(tx: Tx): Promise<Invitation[]> {
  return waitingTickets(centralIn(tx), tx.workspace, "invitation")
}
