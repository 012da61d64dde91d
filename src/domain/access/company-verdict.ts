import { isAccessRole, type AccessRole } from "#domain/access/access-role.ts"

/** What a company's own sign-in says of somebody, as it came. */
export type Claims = Readonly<Record<string, unknown>>

/** Whom a workspace lets in that trusts it. */
export type CompanyRule = { domains: readonly string[]; rolesClaim: string | null; rolesMap: Readonly<Record<string, AccessRole>> }

/** Who they are, with the roles that their groups give; null roles: the company says none, so an invitation counts. */
export type CompanyVerdict = { email: string; name: string; roles: AccessRole[] | null } | { refused: string }

/** Whether somebody is let in whom their company's sign-in vouches for. Roles come in a fixed order, each once. */
export function companyVerdict(claims: Claims, { domains, rolesClaim, rolesMap }: CompanyRule): CompanyVerdict {
  const email = typeof claims["email"] === "string" ? claims["email"].trim().toLowerCase() : ""
  const [, domain = "", ...rest] = email.split("@")
  if (domain === "" || rest.length > 0) return { refused: "Your company's sign-in did not say your e-mail address." }
  if (claims["email_verified"] === false) return { refused: "Your company's sign-in says that your e-mail address is not verified." }
  if (!domains.includes(domain)) return { refused: `Addresses of ${domain} are not let in here.` }
  const name = typeof claims["name"] === "string" && claims["name"].trim() !== "" ? claims["name"].trim().slice(0, 200) : email
  if (rolesClaim === null) return { email, name, roles: null }
  const groups = [claims[rolesClaim]].flat().filter((group) => typeof group === "string")
  const roles = [...new Set(groups.flatMap((group) => (Object.hasOwn(rolesMap, group) ? [rolesMap[group]] : [])))]
  const known = roles.filter((role) => role !== undefined && isAccessRole(role)).sort()
  return known.length === 0
    ? { refused: "None of your groups at your company has a role here." }
    : { email, name, roles: known as AccessRole[] }
}
