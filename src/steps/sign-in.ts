import { closedAfter } from "#domain/access/closed-after.ts"
import type { Instant } from "#domain/instant.ts"
import { centralOf } from "#store/central.ts"
import { loginById, loginWithEmail, membershipsOf, type Login } from "#store/login.ts"
import type { Database } from "#store/open.ts"
import { addFailure, failuresOf, forgetFailures, type SignInFailures } from "#store/sign-in-failure.ts"
import { createTicket, lookAtTicket, tryTicket, useTicket } from "#store/ticket.ts"
import { isPassword } from "#steps/sign-in/password-hash.ts"
import { provesSecondFactor } from "#steps/sign-in/second-factor.ts"

/** What somebody says to be let in. `code`: of the second factor, null when none was asked for yet. `workspace`: where to, null for the first of theirs. */
export type Credentials = { email: string; password: string; code: string | null; workspace: string | null }

/**
 * How a sign-in went. `wrong` does not say what was, and is said of those who don't exist as well. `code_needed`: the password is right; with the token
 * the code is enough.
 */
export type SignedIn =
  | { kind: "in"; login: string; workspace: string }
  | { kind: "code_needed"; token: string }
  | { kind: "wrong" }
  | { kind: "closed"; until: Instant }

const CODE_LASTS_S = 5 * 60
const MOST_CODES = 5

/**
 * Whether somebody is who they say. Whatever is wrong, the answer and the time that it takes are the same.
 *
 * @param now real time, also in a demo
 */
export async function signIn(db: Database, { email, password, code, workspace }: Credentials, now: Instant): Promise<SignedIn> {
  const central = centralOf(db)
  const before = await failuresOf(db, email)
  if (isClosed(before, now)) return { kind: "closed", until: before.closedUntil }
  const login = await loginWithEmail(central, email)
  const knowsPassword = await isPassword(password, login?.password ?? null)
  // many guesses at once all came past the first look
  const failures = await failuresOf(db, email)
  if (isClosed(failures, now)) return { kind: "closed", until: failures.closedUntil }
  const memberships = await membershipsOf(central, login?.id ?? NOBODY)
  const joined = memberships.find((one) => workspace === null || one.workspace === workspace)

  if (!knowsPassword || login === null || login.isDisabled || joined === undefined) return failed(db, email, failures, now)
  if (login.totpSecret !== null && code === null) {
    const ticket = { kind: "code", workspace: joined.workspace, login: login.id, content: {}, lastsS: CODE_LASTS_S } as const
    return { kind: "code_needed", token: (await createTicket(central, ticket)).token }
  }
  if (login.totpSecret !== null && !(await provesSecondFactor(central, login, code ?? "", now))) return failed(db, email, failures, now)
  return passed(db, login, joined.workspace)
}

/** The second half of a sign-in whose password was right. A token that is over, or was tried too often, is `wrong`. */
export async function signInWithCode(db: Database, { token, code }: { token: string; code: string }, now: Instant): Promise<SignedIn> {
  const central = centralOf(db)
  const ticket = await lookAtTicket(central, token, ["code"])
  if (ticket === null || ticket.login === null || !(await tryTicket(central, ticket.id, MOST_CODES))) return { kind: "wrong" }
  const login = await loginById(central, ticket.login)
  if (login === null || login.isDisabled) return { kind: "wrong" }
  const failures = await failuresOf(db, login.email)
  if (isClosed(failures, now)) return { kind: "closed", until: failures.closedUntil }

  if (!(await provesSecondFactor(central, login, code, now))) return failed(db, login.email, failures, now)
  await useTicket(central, ticket.id)
  return passed(db, login, ticket.workspace)
}

async function passed(db: Database, { id, email }: Login, workspace: string): Promise<SignedIn> {
  await forgetFailures(db, email)
  return { kind: "in", login: id, workspace }
}

async function failed(db: Database, email: string, { times }: SignInFailures, now: Instant): Promise<SignedIn> {
  const closedFor = closedAfter(times + 1)
  await addFailure(db, email, closedFor === 0 ? null : now + closedFor)
  return { kind: "wrong" }
}

function isClosed(failures: SignInFailures, now: Instant): failures is { times: number; closedUntil: Instant } {
  return failures.closedUntil !== null && failures.closedUntil > now
}

const NOBODY = "00000000-0000-0000-0000-000000000000"
