/** What somebody is in a workspace, and so what they may. `operator` looks after the installation and sees no leads. */
export const ACCESS_ROLES = ["rep", "manager", "marketing", "revops", "leadership", "auditor", "operator"] as const

export type AccessRole = (typeof ACCESS_ROLES)[number]

/** What a program's key may. `admin`: everything but signing; `write`: send things in; `sign`: read agreements and sign them for the key's side. */
export const SCOPES = ["admin", "write", "sign"] as const

export type Scope = (typeof SCOPES)[number]

const IN_WORDS: Record<AccessRole, string> = {
  rep: "a rep",
  manager: "a sales manager",
  marketing: "marketing",
  revops: "RevOps",
  leadership: "leadership",
  auditor: "an auditor",
  operator: "an operator",
}

/** Whether a text names a role. */
export function isAccessRole(text: string): text is AccessRole {
  return (ACCESS_ROLES as readonly string[]).includes(text)
}

/** Roles as a sentence lists them: "a rep, RevOps or an auditor". */
export function rolesInWords(roles: readonly AccessRole[]): string {
  const words = roles.map((role) => IN_WORDS[role])
  return words.length < 2 ? (words[0] ?? "nobody") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`
}
