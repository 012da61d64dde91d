import { z } from "zod"
import { ACCESS_ROLES, rolesInWords } from "#domain/access/access-role.ts"
import { ALL_PERMISSIONS, ruleOf, type Permission } from "#domain/access/permissions.ts"
import { Moment, PersonRef, Uuid } from "#contract/api-words.ts"

/** What somebody is in a workspace. */
export const RoleView = z
  .enum(ACCESS_ROLES)
  .describe(`What somebody is: ${ACCESS_ROLES.map((role) => `\`${role}\` ${rolesInWords([role])}`).join(", ")}`)

/** For whom somebody signs. */
export const SideView = z.enum(["marketing", "sales"])

const May = z
  .object(
    Object.fromEntries(
      ALL_PERMISSIONS.map((each) => [each, z.union([z.literal(true), z.string()]).describe(`Whether they may ${ruleOf(each).to}`)]),
    ) as Record<Permission, z.ZodUnion<[z.ZodLiteral<true>, z.ZodString]>>,
  )
  .describe(
    "For every permission `true`, or a sentence that says who may; to be shown beside what is disabled. Own and team's is `true`, too",
  )

/** Who calls, and what they may: what the web app asks for first. */
export const SessionView = z
  .object({
    kind: z
      .enum(["person", "key", "visitor"])
      .describe("`person` logged in; `key`: a program; `visitor`: looks around in a demo on this machine and never logged in"),
    id: Uuid.nullable().describe("The session's; null for a program, and for a visitor who chose no role yet"),
    name: z.string(),
    email: z.string().nullable(),
    roles: z.array(RoleView).describe("Empty for a program whose key has scopes"),
    side: SideView.nullable().describe("For whom they sign; null: for nobody"),
    person: PersonRef.extend({ team: z.string() })
      .nullable()
      .describe("Which of the workspace's people they are: `own` is what this person has. Null: none of them"),
    may: May,
    workspace: z.object({ name: z.string(), is_demo: z.boolean(), now: Moment.describe("The workspace's time; a demo's can be moved") }),
    workspaces: z.array(z.string()).describe("All that they may work in"),
  })
  .meta({ id: "Session" })

export const SignInBody = z
  .strictObject({
    email: z.string().trim().min(1).max(254),
    password: z.string().min(1).max(1000),
    code: z
      .string()
      .trim()
      .max(40)
      .nullable()
      .default(null)
      .describe("Six digits of the authenticator app, or a recovery code; asked for by `code_needed`"),
    workspace: z.string().max(40).nullable().default(null).describe("Which one to work in; null: the first that they joined"),
  })
  .meta({ id: "SignIn" })

export const WorkspaceChoice = z.strictObject({ workspace: z.string().max(40) }).meta({ id: "WorkspaceChoice" })

export const LookAroundBody = z
  .strictObject({
    role: RoleView,
    side: SideView.default("sales").describe("For whom `leadership` signs"),
  })
  .meta({ id: "LookAround" })

/** A browser that somebody is logged in with. */
export const SessionLineView = z
  .object({
    id: Uuid,
    workspace: z.string(),
    user_agent: z.string().describe("What the browser says of itself"),
    is_this: z.boolean().describe("Whether it is the one that asks"),
    created_at: Moment,
    last_seen_at: Moment.describe("To the minute; after twelve hours without a sign it is over"),
    expires_at: Moment,
  })
  .meta({ id: "SessionLine" })

export const EndedSessions = z.object({ ended: z.int().describe("How many") }).meta({ id: "EndedSessions" })
