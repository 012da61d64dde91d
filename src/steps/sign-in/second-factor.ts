import { createHash } from "node:crypto"
import { Secret, TOTP } from "otpauth"
import type { Instant } from "#domain/instant.ts"
import type { Central } from "#store/central.ts"
import { useRecoveryCode, useTotpStep, type Login } from "#store/login.ts"

const PERIOD_S = 30

/** Whether a code proves the second factor: one of the app's last three, or a recovery code. Each is taken once. */
export async function provesSecondFactor(central: Central, login: Login, said: string, now: Instant): Promise<boolean> {
  if (login.totpSecret === null) return false
  const code = said.replaceAll(/[\s-]/g, "")
  if (!/^\d{6}$/.test(code)) return useRecoveryCode(central, login.id, hashOfCode(code))
  const step = stepOf(login.totpSecret, code, now)
  return step !== null && useTotpStep(central, login.id, step)
}

/** The step of which this code is, the one before or the one after now included; null: of none. */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  const delta = totpOf(secret, "").validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta
}

/** What an authenticator app is told. `account`: under which name it shows it. */
export function totpOf(secret: string, account: string): TOTP {
  return new TOTP({ issuer: "Baton", label: account, secret: Secret.fromBase32(secret), period: PERIOD_S, digits: 6, algorithm: "SHA1" })
}

/** What is kept of a recovery code, written in any case and with or without hyphens. */
export function hashOfCode(code: string): Buffer {
  return createHash("sha256")
    .update(`recovery:${code.replaceAll(/[\s-]/g, "").toLowerCase()}`)
    .digest()
}
