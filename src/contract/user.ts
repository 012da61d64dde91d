import { z } from "zod"
import { ACCESS_ROLES } from "#domain/access/access-role.ts"
import { Moment, PersonRef, Uuid } from "#contract/api-words.ts"
import { RoleView, SideView } from "#contract/session.ts"

const Roles = z
  .array(z.enum(ACCESS_ROLES))
  .min(1)
  .max(ACCESS_ROLES.length)
  .refine((roles) => new Set(roles).size === roles.length, "names a role twice")
const Side = SideView.nullable().default(null).describe("For whom they sign; goes with the role leadership")
const Person = z
  .string()
  .max(100)
  .nullable()
  .default(null)
  .describe("Handle or id of the workspace's person that they are; reps and managers need one")
const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address")

/** Somebody who may log in to this workspace. */
export const UserView = z
  .object({
    id: Uuid,
    email: z.string(),
    name: z.string(),
    roles: z.array(RoleView),
    side: SideView.nullable(),
    person: PersonRef.nullable(),
    has_password: z.boolean().describe("False for who comes by the company's own sign-in only"),
    has_second_factor: z.boolean(),
    since: Moment,
    sessions: z.int().describe("Browsers that they are logged in with here"),
    last_seen_at: Moment.nullable(),
  })
  .meta({ id: "User" })

export const InvitationView = z
  .object({
    id: Uuid,
    email: z.string(),
    name: z.string(),
    roles: z.array(RoleView),
    side: SideView.nullable(),
    person: PersonRef.nullable(),
    mailed: z.boolean().describe("Whether the link went by mail; otherwise it was shown once"),
    created_at: Moment,
    expires_at: Moment,
  })
  .meta({ id: "Invitation" })

/** A link that is shown this once; null when it went by mail. */
const Link = z.string().nullable().describe("The link to pass on, when mail is not set up; it is not shown again")

export const NewInvitationView = InvitationView.extend({ link: Link }).meta({ id: "CreatedInvitation" })
export const LinkView = z.object({ link: Link }).meta({ id: "SignInLink" })

export const InvitationBody = z
  .strictObject({ email: Email, name: z.string().trim().min(1).max(200), roles: Roles, side: Side, person: Person })
  .meta({ id: "NewInvitation" })

export const UserBody = z.strictObject({ roles: Roles, side: Side, person: Person }).meta({ id: "UserChange" })

/** A company's own sign-in; the secret is never shown. */
export const SingleSignOnView = z
  .object({
    label: z.string(),
    issuer: z.string(),
    client_id: z.string(),
    domains: z.array(z.string()),
    roles_claim: z.string().nullable(),
    roles_map: z.record(z.string(), RoleView),
    enabled: z.boolean(),
    redirect_url: z.string().describe("What the provider has to know as redirect address"),
  })
  .meta({ id: "SingleSignOn" })

export const SingleSignOnBody = z
  .strictObject({
    label: z.string().trim().min(1).max(60).describe("What the button says, such as the company's name"),
    issuer: z.url({ protocol: /^https?$/, error: "must be an address such as https://login.example.com" }).max(500),
    client_id: z.string().trim().min(1).max(300),
    client_secret: z.string().min(1).max(1000).optional().describe("Left out: the one of before stays"),
    domains: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/, "must be a domain such as example.com"),
      )
      .min(1)
      .max(50)
      .describe("Whose e-mail addresses are let in"),
    roles_claim: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .nullable()
      .default(null)
      .describe("The claim that lists groups; null: only who was invited is let in"),
    roles_map: z.record(z.string().min(1).max(200), z.enum(ACCESS_ROLES)).default({}).describe("Which role a group gives"),
    enabled: z.boolean().default(true),
  })
  .refine((sso) => sso.roles_claim === null || Object.keys(sso.roles_map).length > 0, {
    path: ["roles_map"],
    message: "has to name a group when there is a claim with groups",
  })
  .meta({ id: "SingleSignOnChange" })
