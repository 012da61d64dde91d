import { rolesInWords } from "#domain/access/access-role.ts"
import { companyVerdict, type Claims } from "#domain/access/company-verdict.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { centralIn } from "#store/central.ts"
import {
  insertLogin,
  linkElsewhere,
  loginElsewhere,
  loginWithEmail,
  memberById,
  saveMembership,
  type Login,
  type Member,
} from "#store/login.ts"
import { newId } from "#store/new-id.ts"
import { personWithEmail } from "#store/person.ts"
import type { SingleSignOn } from "#store/single-sign-on.ts"
import { endTicket, type Ticket } from "#store/ticket.ts"
import type { Tx } from "#store/workspace.ts"
import { invitationsOf, type Invitation } from "#steps/users/invite-user.ts"
import { journalUser } from "#steps/users/journal-user.ts"

/**
 * Lets somebody in for whom their company vouches: who is in already, whom their groups give a role, or who was invited. Groups are looked at each
 * time, so what the company changes counts from the next sign-in on.
 *
 * @returns the login's id
 * @throws Refusal 403 with the reason
 */
export async function signInElsewhere(tx: Tx, sso: SingleSignOn, claims: Claims, now: Instant): Promise<string> {
  const central = centralIn(tx)
  const verdict = companyVerdict(claims, sso)
  const subject = typeof claims["sub"] === "string" ? claims["sub"] : ""
  if ("refused" in verdict) throw new Refusal("not_let_in", verdict.refused, 403)
  const known = (await loginElsewhere(central, sso.issuer, subject)) ?? (await loginWithEmail(central, verdict.email))
  if (known?.isDisabled === true) throw new Refusal("not_let_in", "You are let in no longer.", 403)
  const member = known === null ? null : await memberById(central, tx.workspace, known.id)
  const invited = member === null ? await invitationFor(tx, verdict.email) : null
  const roles = verdict.roles ?? member?.roles ?? invited?.content.roles
  if (roles === undefined) throw new Refusal("not_let_in", "You were not invited here. Ask whoever runs Baton at your company.", 403)

  const login = known ?? (await begin(tx, verdict))
  await linkElsewhere(central, sso.issuer, subject, login.id)
  if (invited !== null) await endTicket(central, tx.workspace, "invitation", invited.id)
  const person = member?.person ?? invited?.content.person ?? (await personWithEmail(tx, verdict.email))
  const side = roles.includes("leadership") ? (member?.side ?? invited?.content.side ?? null) : null
  if (!isSame(member, roles)) {
    await saveMembership(central, { workspace: tx.workspace, login: login.id, roles: [...roles], side, person })
    const says = `${login.name} came by ${sso.label} and is ${rolesInWords(roles)}.`
    await journalUser(
      tx,
      { actor: person ?? login.name, now, login: login.id },
      member === null ? "user_joined" : "user_roles_changed",
      says,
      { roles, side },
    )
  }
  return login.id
}

async function begin(tx: Tx, { email, name }: { email: string; name: string }): Promise<Pick<Login, "id" | "name">> {
  const login = { id: newId(), email, name, password: null }
  await insertLogin(centralIn(tx), login)
  return login
}

async function invitationFor(tx: Tx, email: string): Promise<Invitation | null> {
  return (await invitationsOf(tx)).find((one: Ticket<{ email: string }>) => one.content.email === email) ?? null
}

function isSame(member: Member | null, roles: readonly string[]): boolean {
  return member !== null && member.roles.length === roles.length && roles.every((role) => member.roles.some((one) => one === role))
}
