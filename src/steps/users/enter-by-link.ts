import { rolesInWords, type AccessRole } from "#domain/access/access-role.ts"
import { passwordProblem } from "#domain/access/password-problem.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { centralIn, centralOf } from "#store/central.ts"
import {
  hasNoLogins,
  insertLogin,
  loginById,
  loginWithEmail,
  membershipsOf,
  saveMembership,
  savePassword,
  type Login,
} from "#store/login.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { personWithEmail } from "#store/person.ts"
import { endSessionsOf } from "#store/session.ts"
import { forgetFailures } from "#store/sign-in-failure.ts"
import { createTicket, endTicketsOf, lookAtTicket, useTicket, type Ticket } from "#store/ticket.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { hashPassword } from "#steps/sign-in/password-hash.ts"
import type { Invited } from "#steps/users/invite-user.ts"
import { journalUser } from "#steps/users/journal-user.ts"

/** What a link opens: the first user's setup, joining a workspace, or another password. `login`: whoever has the address already. */
export type Opened =
  | { kind: "setup"; ticket: Ticket }
  | { kind: "invitation"; ticket: Ticket<Invited>; login: Login | null }
  | { kind: "reset"; ticket: Ticket; login: Login }

const SETUP_LASTS_S = 7 * 86_400
const FIRST_ROLES: AccessRole[] = ["operator", "revops"]

/** A link for the first user, or for an operator who locked themselves out. One of before counts no more only when it was used. */
export async function setupLink(db: Database, workspace: string, publicUrl: string): Promise<string> {
  const { token } = await createTicket(centralOf(db), { kind: "setup", workspace, login: null, content: {}, lastsS: SETUP_LASTS_S })
  return `${publicUrl}/join?ticket=${token}`
}

/** Whether nobody may log in yet. */
export function isUnclaimed(db: Database): Promise<boolean> {
  return hasNoLogins(centralOf(db))
}

/** What the link with this token opens; null when it is over or was used. */
export async function openLink(db: Database, token: string): Promise<Opened | null> {
  const central = centralOf(db)
  const ticket = await lookAtTicket(central, token, ["setup", "invitation", "reset"])
  if (ticket === null) return null
  if (ticket.kind === "setup") return { kind: "setup", ticket }
  if (ticket.kind === "invitation") {
    const invited = ticket as Ticket<Invited>
    return { kind: "invitation", ticket: invited, login: await loginWithEmail(central, invited.content.email) }
  }
  const login = ticket.login === null ? null : await loginById(central, ticket.login)
  return login === null ? null : { kind: "reset", ticket, login }
}

/** What somebody says who comes by a link. */
export type Entering = { email: string; name: string; password: string }

/**
 * The first user begins: as operator and RevOps. Somebody who has the address already becomes both, with this password.
 *
 * @throws Refusal 422 when the password or the address is none, 409 when the link was used meanwhile or the address is let in elsewhere, too
 */
export async function beginAsOperator(db: Database, { ticket }: { ticket: Ticket }, said: Entering, now: Instant): Promise<Entered> {
  checkAddress(said.email)
  checkPassword(said)
  const password = await hashPassword(said.password)
  return inWorkspace(db, ticket.workspace, async (tx) => {
    const central = centralIn(tx)
    await takeTicket(tx, ticket.id)
    const known = await loginWithEmail(central, said.email)
    const login = known?.id ?? newId()
    if (known === null) await insertLogin(central, { id: login, email: said.email, name: said.name, password })
    else await savePassword(central, (await checkAlone(tx, known)).id, password)
    const person = await personWithEmail(tx, said.email)
    await saveMembership(central, { workspace: tx.workspace, login, roles: FIRST_ROLES, side: null, person })
    const says = `${said.name} came by the setup link and is ${rolesInWords(FIRST_ROLES)}.`
    await journalUser(tx, { actor: person ?? said.name, now, login }, "user_joined", says, { roles: FIRST_ROLES })
    return { login, workspace: tx.workspace }
  })
}

/** Who came in, and where to. */
export type Entered = { login: string; workspace: string }

/**
 * Somebody accepts an invitation. Who logs in elsewhere already has to be logged in, for the link alone must not open what else they have.
 *
 * @param as the login of the browser's session; null: none
 * @throws Refusal 403 when that is somebody else, 422 when the password is none, 409 when the link was used meanwhile
 */
export async function acceptInvitation(
  db: Database,
  { ticket, login: known }: { ticket: Ticket<Invited>; login: Login | null },
  { said, as }: { said: Entering; as: string | null },
  now: Instant,
): Promise<Entered> {
  const { email, roles, side } = ticket.content
  if (known !== null && known.id !== as) throw new Refusal("log_in_first", `Log in as ${email} first, then open the link again.`, 403)
  if (known === null) checkPassword({ ...said, email })
  const password = known === null ? await hashPassword(said.password) : null
  return inWorkspace(db, ticket.workspace, async (tx) => {
    const central = centralIn(tx)
    await takeTicket(tx, ticket.id)
    const login = known?.id ?? newId()
    if (known === null) await insertLogin(central, { id: login, email, name: said.name, password })
    const person = ticket.content.person ?? (await personWithEmail(tx, email))
    await saveMembership(central, { workspace: tx.workspace, login, roles: [...roles], side, person })
    const name = known?.name ?? said.name
    await journalUser(
      tx,
      { actor: person ?? name, now, login },
      "user_joined",
      `${name} accepted the invitation as ${rolesInWords(roles)}.`,
      { roles, side },
    )
    return { login, workspace: tx.workspace }
  })
}

/** Somebody chooses another password by link; every session of theirs ends. @throws Refusal 422 or 409 as above */
export async function resetPassword(
  db: Database,
  { ticket, login }: { ticket: Ticket; login: Login },
  password: string,
  now: Instant,
): Promise<void> {
  checkPassword({ ...login, password })
  const hash = await hashPassword(password)
  await inWorkspace(db, ticket.workspace, async (tx) => {
    const central = centralIn(tx)
    await takeTicket(tx, ticket.id)
    await savePassword(central, login.id, hash)
    await endTicketsOf(central, login.id, ["reset", "code"])
    await journalUser(tx, { actor: login.name, now, login: login.id }, "password_reset", `${login.name} chose another password by a link.`)
  })
  await endSessionsOf(db, login.id)
  await forgetFailures(db, login.email)
}

/** @throws Refusal 422 */
export function checkPassword(said: Entering): void {
  const problem = passwordProblem(said.password, said)
  if (problem !== null) throw new Refusal("password", problem, 422, [{ pointer: "/body/password", message: problem }])
}

function checkAddress(email: string): void {
  if (/^[^\s@]+@[^\s@]+$/.test(email.trim()) && email.length <= 254) return
  throw new Refusal("email", "That is no e-mail address.", 422, [{ pointer: "/body/email", message: "is no e-mail address" }])
}

/** A link of this workspace must not open what somebody has in others. @throws Refusal 409 */
async function checkAlone(tx: Tx, login: Login): Promise<Login> {
  const elsewhere = (await membershipsOf(centralIn(tx), login.id)).filter(({ workspace }) => workspace !== tx.workspace)
  if (elsewhere.length === 0) return login
  throw new Refusal("elsewhere_too", "Somebody of this address logs in to other workspaces, too. Take another address.", 409)
}

async function takeTicket(tx: Tx, id: string): Promise<void> {
  if (!(await useTicket(centralIn(tx), id))) throw new Refusal("link_used", "The link was used in the meantime.", 409)
}
