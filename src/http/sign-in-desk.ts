import type { FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { checkOrigin } from "#http/from-here.ts"
import { createLimiter, TooFast, type Limits } from "#http/limits.ts"
import { networkOf } from "#http/network-of.ts"
import { sessionCookie, type Cookie } from "#http/session-cookie.ts"
import { createSession, endSession, findSession, type SessionHolder } from "#store/session.ts"
import { signIn, signInWithCode, type Credentials, type SignedIn } from "#steps/sign-in.ts"

/** The password was right and the second factor is asked for; with the token the code is enough. */
export class CodeNeeded extends Refusal {
  readonly token: string

  constructor(token: string) {
    super("code_needed", "Send the code of your authenticator app, or a recovery code.", 401)
    this.token = token
  }
}

/** Where people are let in. */
export type SignInDesk = {
  cookie: Cookie
  /**
   * Lets somebody in who says who they are.
   *
   * @throws Refusal 403 from another site's page; 401 `wrong_sign_in` or CodeNeeded; 429 after too many tries from their network or for this address
   */
  signIn(request: FastifyRequest, reply: FastifyReply, said: Credentials): Promise<void>
  /** The same for who proved their password already. @throws Refusal as above */
  signInWithCode(request: FastifyRequest, reply: FastifyReply, said: { token: string; code: string }): Promise<void>
  /** Begins a session for somebody who proved who they are; the one that the browser had before is over. */
  begin(request: FastifyRequest, reply: FastifyReply, workspace: string, holder: SessionHolder): Promise<void>
  /** Counts something that a network may do a few times only. @throws Refusal 429 */
  count(request: FastifyRequest): void
}

/** Sign-ins that one network may try at once, before the limit a minute counts. */
const TRIES = 20

export function createSignInDesk(app: App, limits: Limits): SignInDesk {
  const tries = createLimiter({ name: "sign-ins", what: "sign-ins from your address" }, limits.unknownKeys / 60, TRIES)
  const cookie = sessionCookie(app.publicUrl)

  const begin: SignInDesk["begin"] = async (request, reply, workspace, holder) => {
    const before = cookie.read(request)
    const earlier = before === null ? null : await findSession(app.db, before)
    if (earlier !== null) await endSession(app.db, earlier.id)
    const { token } = await createSession(app.db, workspace, holder, request.headers["user-agent"] ?? "")
    cookie.set(reply, token)
  }

  async function letIn(request: FastifyRequest, reply: FastifyReply, ask: (now: number) => Promise<SignedIn>): Promise<void> {
    checkOrigin(request)
    const network = networkOf(request.ip)
    tries.check(network)
    const now = Date.now()
    const answer = await ask(now)
    if (answer.kind === "in") return begin(request, reply, answer.workspace, { login: answer.login })
    if (answer.kind === "code_needed") throw new CodeNeeded(answer.token)
    tries.owe(network)
    if (answer.kind === "wrong") throw new Refusal("wrong_sign_in", "The e-mail address, the password or the code is not right.", 401)
    const seconds = Math.ceil((answer.until - now) / 1000)
    throw new TooFast(`There were too many failed sign-ins for this address; please come again in ${seconds} seconds.`, {
      "retry-after": String(seconds),
    })
  }

  return {
    cookie,
    begin,
    signIn: (request, reply, said) => letIn(request, reply, (now) => signIn(app.db, said, now)),
    signInWithCode: (request, reply, said) => letIn(request, reply, (now) => signInWithCode(app.db, said, now)),
    count: (request) => void tries.take(networkOf(request.ip), 1),
  }
}
