import { rolesInWords, type AccessRole } from "#domain/access/access-role.ts"
import type { Holder } from "#domain/access/extent-of.ts"
import type { Side } from "#domain/agreement/agreement.ts"

/** What somebody is to be. */
export type Grant = { roles: readonly AccessRole[]; side: Side | null; person: string | null }

/** Roles that only an operator gives: who keeps the rules must not appoint who signs them, nor open other workspaces. */
const BY_OPERATORS: readonly AccessRole[] = ["leadership", "operator"]
/** Roles that are about one's own leads or team, and so nothing without being one of the workspace's people. */
const OF_PEOPLE: readonly AccessRole[] = ["rep", "manager"]

/** Why somebody can't be given, or relieved of, these roles by `giver`, as a sentence; null when they can. `before`: what they were. */
export function grantProblem({ roles, side, person }: Grant, giver: Holder, before: readonly AccessRole[] = []): string | null {
  if (roles.length === 0) return "Say at least one role."
  if (side !== null && !roles.includes("leadership")) return "Only leadership signs, so a side goes with that role."
  const alone = roles.find((role) => OF_PEOPLE.includes(role))
  if (alone !== undefined && person === null)
    return `${capital(rolesInWords([alone]))} sees what is their own or their team's: say which of the workspace's people they are.`
  const changed = BY_OPERATORS.find((role) => roles.includes(role) !== before.includes(role))
  if (changed !== undefined && !isOperator(giver))
    return `Only an operator makes somebody ${rolesInWords([changed])}, or relieves them of it.`
  return null
}

/** Whether somebody looks after the installation, as a person or with an admin key. */
export function isOperator({ roles, scopes }: Holder): boolean {
  return roles.includes("operator") || scopes.includes("admin")
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
