import type { AccessRole } from "#domain/access/access-role.ts"
import type { Central } from "#store/central.ts"
import type { SecretPlace } from "#store/secrets/secrets.ts"

/** A company's own sign-in, as a workspace trusts it. */
export type SingleSignOn = {
  workspace: string
  /** What the button says, such as the company's name. */
  label: string
  issuer: string
  clientId: string
  /** Secret: never to be shown. */
  clientSecret: string
  /** Whose addresses are let in, in small letters. */
  domains: string[]
  /** The claim that holds groups; null: only who was invited is let in. */
  rolesClaim: string | null
  rolesMap: Record<string, AccessRole>
  enabled: boolean
}

const COLUMNS = `workspace, label, issuer, client_id as "clientId", client_secret as "clientSecret", domains, roles_claim as "rolesClaim", roles_map as "rolesMap", enabled`

export async function singleSignOnOf(central: Central, workspace: string): Promise<SingleSignOn | null> {
  const [row] = await central<SingleSignOn>(`select ${COLUMNS} from baton.single_sign_on where workspace = $1`, [workspace])
  return row === undefined ? null : opened(central, row)
}

/** The one that everybody may be offered: the only one that there is; null when there is none or several, whose names are nobody's business. */
export async function onlySingleSignOn(central: Central): Promise<SingleSignOn | null> {
  const rows = await central<SingleSignOn>(`select ${COLUMNS} from baton.single_sign_on where enabled limit 2`, [])
  const [only] = rows
  return only === undefined || rows.length > 1 ? null : opened(central, only)
}

export async function saveSingleSignOn(central: Central, sso: SingleSignOn): Promise<void> {
  const sealed = central.secrets.seal(sso.clientSecret, placeOf(sso.workspace))
  await central(
    `insert into baton.single_sign_on (workspace, label, issuer, client_id, client_secret, domains, roles_claim, roles_map, enabled)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (workspace) do update set label = excluded.label, issuer = excluded.issuer, client_id = excluded.client_id,
       client_secret = excluded.client_secret, domains = excluded.domains, roles_claim = excluded.roles_claim, roles_map = excluded.roles_map, enabled = excluded.enabled`,
    [sso.workspace, sso.label, sso.issuer, sso.clientId, sealed, sso.domains, sso.rolesClaim, sso.rolesMap, sso.enabled],
  )
}

/** False when there was none. */
export async function dropSingleSignOn(central: Central, workspace: string): Promise<boolean> {
  return (await central("delete from baton.single_sign_on where workspace = $1 returning workspace", [workspace])).length === 1
}

function opened(central: Central, sso: SingleSignOn): SingleSignOn {
  return { ...sso, clientSecret: central.secrets.open(sso.clientSecret, placeOf(sso.workspace)) }
}

function placeOf(workspace: string): SecretPlace {
  return { workspace: null, table: "single_sign_on", column: "client_secret", id: workspace }
}
