import { randomBytes } from "node:crypto"
import { Secret } from "otpauth"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { centralIn, centralOf } from "#store/central.ts"
import { loginById, savePassword, saveSecondFactor, type Login } from "#store/login.ts"
import type { Database } from "#store/open.ts"
import type { SecretPlace } from "#store/secrets/secrets.ts"
import { endSessionsOf } from "#store/session.ts"
import { createTicket, endTicketsOf, lookAtTicket, tryTicket, useTicket } from "#store/ticket.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { hashPassword, isPassword } from "#steps/sign-in/password-hash.ts"
import { hashOfCode, stepOf, totpOf } from "#steps/sign-in/second-factor.ts"
import { checkPassword } from "#steps/users/enter-by-link.ts"
import { journalUser } from "#steps/users/journal-user.ts"

/** Somebody who is logged in, where, and with which session. `actor`: as the journal keeps them. */
export type Oneself = { login: string; workspace: string; session: string; actor: string }

const CODES = 10
const SETTING_UP_S = 15 * 60
const MOST_TRIES = 10

/** Somebody chooses another password; their other sessions end. @throws Refusal 403 when the old one is wrong, 422 when the new one is none */
export async function changePassword(db: Database, me: Oneself, said: { old: string; fresh: string }, now: Instant): Promise<void> {
  const login = await proven(db, me, said.old)
  checkPassword({ ...login, password: said.fresh })
  const hash = await hashPassword(said.fresh)
  await within(db, me, async (tx) => {
    await savePassword(centralIn(tx), me.login, hash)
    await endTicketsOf(centralIn(tx), me.login, ["reset", "code"])
    await journalUser(tx, { ...me, now }, "password_changed", `${login.name} chose another password.`)
  })
  await endSessionsOf(db, me.login, { except: me.session })
}

/** What an authenticator app has to be told; it counts when a code of it came back with `token`. @throws Refusal 403 when the password is wrong */
export async function offerSecondFactor(
  db: Database,
  me: Oneself,
  password: string,
): Promise<{ token: string; secret: string; uri: string }> {
  const login = await proven(db, me, password)
  const secret = new Secret({ size: 20 }).base32
  const ticket = {
    kind: "factor",
    workspace: me.workspace,
    login: me.login,
    content: { sealed: db.secrets.seal(secret, placeOf(me)) },
    lastsS: SETTING_UP_S,
  } as const
  const { token } = await createTicket(centralOf(db), ticket)
  return { token, secret, uri: totpOf(secret, login.email).toString() }
}

/** The same offer again, for who mistyped the code; null when it is over. */
export async function offeredSecondFactor(
  db: Database,
  me: Oneself,
  token: string,
): Promise<{ token: string; secret: string; uri: string } | null> {
  const login = await found(db, me)
  const ticket = await lookAtTicket<{ sealed: string }>(centralOf(db), token, ["factor"])
  if (ticket === null || ticket.login !== me.login) return null
  const secret = db.secrets.open(ticket.content.sealed, placeOf(me))
  return { token, secret, uri: totpOf(secret, login.email).toString() }
}

/**
 * The second factor counts from now on.
 *
 * @param said.at real time, which the app goes by, also in a demo
 * @returns recovery codes, which are not seen again
 * @throws Refusal 422 when the code is wrong, 409 when the offer is over
 */
export async function takeSecondFactor(
  db: Database,
  me: Oneself,
  said: { token: string; code: string; at: Instant },
  now: Instant,
): Promise<string[]> {
  const ticket = await lookAtTicket<{ sealed: string }>(centralOf(db), said.token, ["factor"])
  if (ticket === null || ticket.login !== me.login || !(await tryTicket(centralOf(db), ticket.id, MOST_TRIES)))
    throw new Refusal("offer_over", "This took too long. Please begin again.", 409)
  const secret = db.secrets.open(ticket.content.sealed, placeOf(me))
  if (stepOf(secret, said.code.replaceAll(/\s/g, ""), said.at) === null)
    throw new Refusal("wrong_code", "The code is not the one that the app shows now. Is this machine's time right?", 422)
  const codes = Array.from({ length: CODES }, freshCode)
  await within(db, me, async (tx) => {
    if (!(await useTicket(centralIn(tx), ticket.id))) throw new Refusal("offer_over", "This was done already.", 409)
    await saveSecondFactor(centralIn(tx), me.login, secret, codes.map(hashOfCode))
    await journalUser(tx, { ...me, now }, "second_factor_on", "A second factor was set up.")
  })
  await endSessionsOf(db, me.login, { except: me.session })
  return codes
}

/** Without a second factor from now on. @throws Refusal 403 when the password is wrong */
export async function dropSecondFactor(db: Database, me: Oneself, password: string, now: Instant): Promise<void> {
  await proven(db, me, password)
  await within(db, me, async (tx) => {
    await saveSecondFactor(centralIn(tx), me.login, null, [])
    await journalUser(tx, { ...me, now }, "second_factor_off", "The second factor was taken away.")
  })
}

async function proven(db: Database, me: Oneself, password: string): Promise<Login> {
  const login = await found(db, me)
  if (await isPassword(password, login.password)) return login
  throw new Refusal("wrong_password", "The password that you have now is not right.", 403)
}

async function found(db: Database, { login: id }: Oneself): Promise<Login> {
  const login = await loginById(centralOf(db), id)
  if (login === null) throw new Refusal("not_found", "You are let in no longer.", 404)
  return login
}

/** An offer is sealed for the login that it is made to. */
function placeOf({ login }: Oneself): SecretPlace {
  return { workspace: null, table: "ticket", column: "content", id: login }
}

function within<Result>(db: Database, { workspace }: Oneself, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return inWorkspace(db, workspace, work, "request")
}

/** Ten signs that are not mistaken for one another, as `abcde-fghij`. */
function freshCode(): string {
  const signs = [...randomBytes(10)].map((byte) => "abcdefghjkmnpqrstuvwxyz23456789"[byte % 31] ?? "a").join("")
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}
