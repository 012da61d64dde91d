import type { Instant } from "#domain/instant.ts"
import { centralIn } from "#store/central.ts"
import { dropSingleSignOn, saveSingleSignOn, type SingleSignOn } from "#store/single-sign-on.ts"
import type { Tx } from "#store/tx.ts"
import { journalUser } from "#steps/users/journal-user.ts"

/** The workspace trusts this sign-in from now on, and says so in the journal; without the secret. */
export async function changeSingleSignOn(tx: Tx, sso: SingleSignOn, actor: string, now: Instant): Promise<void> {
  const { clientSecret: _secret, workspace: _workspace, ...rest } = sso
  await saveSingleSignOn(centralIn(tx), sso)
  const says = `${sso.label} at ${sso.issuer} ${sso.enabled ? "is trusted to say who somebody is" : "is set up and not used"}.`
  await journalUser(tx, { actor, now, login: null }, "single_sign_on_changed", says, rest)
}

/** The workspace trusts no company's own sign-in any more. */
export async function endSingleSignOn(tx: Tx, actor: string, now: Instant): Promise<void> {
  await dropSingleSignOn(centralIn(tx), tx.workspace)
  await journalUser(tx, { actor, now, login: null }, "single_sign_on_ended", "The company's own sign-in is trusted no longer.")
}
