import type { z } from "zod"
import type { AccessRole } from "#domain/access/access-role.ts"
import type { InvitationView, NewInvitationView, UserView } from "#contract/user.ts"

export type User = z.infer<typeof UserView>
export type Invitation = z.infer<typeof InvitationView>
export type NewInvitation = z.infer<typeof NewInvitationView>

/** What somebody is to be, as a form holds it. */
export type Grant = { roles: AccessRole[]; side: "marketing" | "sales" | null; person: string | null }

/** A link that somebody passes on, and for whom. */
export type Passed = { name: string; link: string }
