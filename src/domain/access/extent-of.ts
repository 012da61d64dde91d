import { ACCESS_ROLES, rolesInWords, type AccessRole, type Scope } from "#domain/access/access-role.ts"
import { ALL_PERMISSIONS, ruleOf, type Extent, type Permission } from "#domain/access/permissions.ts"

/** Whoever asks: somebody with roles, or a program's key with scopes. */
export type Holder = { roles: readonly AccessRole[]; scopes: readonly Scope[] }

const WIDEST = ["all", "team", "own"] as const

/** How far a permission reaches for somebody; of several roles the one that reaches furthest counts. Null: they don't have it. */
export function extentOf({ roles, scopes }: Holder, permission: Permission): Extent | null {
  const rule = ruleOf(permission)
  if (scopes.some((scope) => (rule.keys ?? ["admin"]).includes(scope))) return "all"
  return WIDEST.find((extent) => roles.some((role) => rule.may[role] === extent)) ?? null
}

/** Why somebody does not have a permission, as a sentence. */
export function whyNot(permission: Permission): string {
  const { to, may } = ruleOf(permission)
  const roles = ACCESS_ROLES.filter((role) => may[role] !== undefined)
  return roles.length === 0 ? `Only programs with a key may ${to}.` : `To ${to} one has to be ${rolesInWords(roles)}.`
}

/** For every permission: true, or why not. */
export function mayOf(holder: Holder): Record<Permission, true | string> {
  const answers = ALL_PERMISSIONS.map((each) => [each, extentOf(holder, each) === null ? whyNot(each) : true])
  return Object.fromEntries(answers) as Record<Permission, true | string>
}
