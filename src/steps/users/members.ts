import { rolesInWords } from "#domain/access/access-role.ts"
import type { Holder } from "#domain/access/extent-of.ts"
import { grantProblem, isOperator, type Grant } from "#domain/access/grant-problem.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { centralIn } from "#store/central.ts"
import { endMembership, memberById, membershipsOf, saveMembership, type Member } from "#store/login.ts"
import { endSessionsIn } from "#store/session.ts"
import type { Tx } from "#store/tx.ts"
import { journalUser } from "#steps/users/journal-user.ts"

/** Whoever changes who may what. `login`: theirs, null for a program; `actor`: as the journal keeps them. */
export type Giver = Holder & { login: string | null; actor: string }

/**
 * Somebody has other roles from now on.
 *
 * @throws Refusal 404 when they are not in this workspace, 403 when it is about oneself, 422 as `grantProblem` has it
 */
export async function changeMember(tx: Tx, login: string, grant: Grant, giver: Giver, now: Instant): Promise<Member> {
  const central = centralIn(tx)
  const before = await memberOf(tx, login)
  checkNotOneself(login, giver)
  checkGrant(grant, giver, before.roles)

  await saveMembership(central, { workspace: tx.workspace, login, roles: [...grant.roles], side: grant.side, person: grant.person })
  const says = `${before.name} is ${rolesInWords(grant.roles)} now${signsFor(grant)}; before: ${rolesInWords(before.roles)}${signsFor(before)}.`
  await journalUser(tx, { actor: giver.actor, now, login }, "user_roles_changed", says, {
    roles: grant.roles,
    side: grant.side,
    person: grant.person,
  })
  return memberOf(tx, login)
}

/** Somebody is let in no longer; their sessions here end. @throws Refusal as `changeMember` */
export async function removeMember(tx: Tx, login: string, giver: Giver, now: Instant): Promise<void> {
  const before = await memberOf(tx, login)
  checkNotOneself(login, giver)
  checkRank(before, giver)

  await endMembership(centralIn(tx), tx.workspace, login)
  await journalUser(tx, { actor: giver.actor, now, login }, "user_removed", `${before.name} is let in no longer.`)
}

/** All sessions of somebody in this workspace end. Answers how many. */
export async function endMemberSessions(tx: Tx, login: string, giver: Giver, now: Instant): Promise<number> {
  const member = await memberOf(tx, login)
  const ended = await endSessionsIn(centralIn(tx), tx.workspace, login)
  await journalUser(tx, { actor: giver.actor, now, login }, "user_sessions_ended", `${member.name} was logged out of ${ended} browsers.`, {
    ended,
  })
  return ended
}

/** Somebody of this workspace. @throws Refusal 404 */
export async function memberOf(tx: Tx, login: string): Promise<Member> {
  const member = await memberById(centralIn(tx), tx.workspace, login)
  if (member === null) throw new Refusal("not_found", "There is no user of this id here.", 404)
  return member
}

/** @throws Refusal 422 when these roles can't be given */
export function checkGrant(grant: Grant, giver: Giver, before: Member["roles"] = []): void {
  const problem = grantProblem(grant, giver, before)
  if (problem !== null) throw new Refusal("not_to_be_given", problem, 422, [{ pointer: "/body/roles", message: problem }])
}

/**
 * Whoever gets somebody else's password, or takes their place, could act as them.
 *
 * @throws Refusal 403 when somebody is an operator or leads a side, and `giver` is no operator; or is in other workspaces, too
 */
export async function checkTakeover(tx: Tx, member: Member, giver: Giver): Promise<void> {
  checkRank(member, giver)
  const elsewhere = (await membershipsOf(centralIn(tx), member.login)).length > 1
  if (elsewhere)
    throw new Refusal(
      "elsewhere_too",
      `${member.name} logs in to other workspaces, too, so only they themselves can choose another password, by mail.`,
      403,
    )
}

function checkRank({ roles, name }: Member, giver: Giver): void {
  if (isOperator(giver) || !roles.some((role) => role === "operator" || role === "leadership")) return
  throw new Refusal("not_allowed", `${name} is ${rolesInWords(roles)}; only an operator may do this to them.`, 403)
}

function checkNotOneself(login: string, giver: Giver): void {
  if (giver.login !== login) return
  throw new Refusal("oneself", "Nobody changes what they themselves may. Ask somebody else who may invite people.", 403)
}

function signsFor({ side }: Pick<Grant, "side">): string {
  return side === null ? "" : `, signing for ${side}`
}
