import { createHash, createHmac } from "node:crypto"
import { createChallenge, extractParams, verifySolution } from "altcha-lib/v1"
import type { Challenge } from "altcha-lib/v1/types"
import { isUnderAttack, QUIET, withPost, workFor, type FormTraffic } from "#domain/intake/under-attack.ts"
import type { Instant } from "#domain/instant.ts"
import type { App } from "#http/app.ts"
import { spendChallenge } from "#store/spent-challenge.ts"
import { suppressionKey } from "#store/suppression.ts"
import { inWorkspace } from "#store/workspace.ts"

/**
 * What is to be done with a post: `take` it; ask its script to work first (`ask`); or keep it for a look (`hold`), since nobody can say whether a
 * person sent it. Nothing is refused.
 */
export type Welcome = { kind: "take" } | { kind: "ask"; challenge: Challenge } | { kind: "hold"; why: string }

/** Who comes to a form: its workspace and name, what was handed in as proof, and whether it looks like a machine. */
export type Visitor = { workspace: string; form: string; proof: string | null; isSuspect: boolean }

/** What our own script says when it can work, and has not been asked yet. */
export const CAN_WORK = "ask"

const GOOD_FOR_MS = 10 * 60_000
const MOST_FORMS = 10_000

/** Watches the public forms; while one is attacked, whoever sends it has to have worked for it. Per process, in memory, but for what was spent. */
export function createBotGate(app: App) {
  const traffic = new Map<string, FormTraffic>()
  const keys = new Map<string, string>()

  async function keyOf(workspace: string): Promise<string> {
    const known = keys.get(workspace)
    if (known !== undefined) return known
    const secret = await inWorkspace(app.db, workspace, suppressionKey, "look")
    const key = createHmac("sha256", secret).update("proof of work").digest("hex")
    keys.set(workspace, key)
    return key
  }

  async function isSpent(workspace: string, proof: string, expires: number): Promise<boolean> {
    const { challenge, salt } = JSON.parse(Buffer.from(proof, "base64").toString("utf8")) as Challenge
    const hash = createHash("sha256").update(`${challenge}\n${salt}`).digest()
    return !(await inWorkspace(app.db, workspace, (tx) => spendChallenge(tx, hash, expires * 1000, Date.now()), "challenge"))
  }

  /** Why a proof does not count; null when it does, and from then on never again. */
  async function fault(workspace: string, form: string, proof: string): Promise<string | null> {
    try {
      const key = await keyOf(workspace)
      const { form: meant, expires } = extractParams(proof)
      if (!(await verifySolution(proof, key, true)) || meant !== form) return "its proof of work is none, or came too late"
      return (await isSpent(workspace, proof, Number(expires))) ? "its proof of work was handed in before" : null
    } catch {
      return "its proof of work can't be read"
    }
  }

  function withThis(visitor: Visitor, now: Instant): FormTraffic {
    return withPost(traffic.get(placeOf(visitor)) ?? QUIET, visitor.isSuspect, now)
  }

  /** Notes a post that was kept. What could not be kept comes again, and a bad minute of ours is no attack. */
  function count(visitor: Visitor): void {
    const place = placeOf(visitor)
    if (traffic.size >= MOST_FORMS && !traffic.has(place)) traffic.clear()
    traffic.set(place, withThis(visitor, Date.now()))
  }

  return {
    async welcome(visitor: Visitor): Promise<Welcome> {
      const { workspace, form, proof } = visitor
      const now = Date.now()
      const seen = withThis(visitor, now)
      if (!isUnderAttack(seen, now)) return { kind: "take" }
      if (proof === CAN_WORK) {
        count(visitor)
        const hmacKey = await keyOf(workspace)
        const expires = new Date(now + GOOD_FOR_MS)
        return { kind: "ask", challenge: await createChallenge({ hmacKey, maxnumber: workFor(seen), expires, params: { form } }) }
      }
      const why = proof === null ? "it came without proof of work" : await fault(workspace, form, proof)
      return why === null ? { kind: "take" } : { kind: "hold", why }
    },
    count,
  }
}

function placeOf({ workspace, form }: Visitor): string {
  return `${workspace} ${form}`
}
