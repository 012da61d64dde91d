import type { AccessRole, Scope } from "#domain/access/access-role.ts"

/** Whose things: one's own, those of everybody in one's team, or everybody's. */
export type Extent = "own" | "team" | "all"

/** `to`: what it lets somebody do, after "may". `keys`: scopes of keys that have it without a role; admin keys when nothing is said. */
export type PermissionRule = { to: string; may: { readonly [Role in AccessRole]?: Extent }; keys?: readonly Scope[] }

const EVERYBODY = { rep: "all", manager: "all", marketing: "all", revops: "all", leadership: "all", auditor: "all" } as const
const ANYBODY = { ...EVERYBODY, operator: "all" } as const
const WHO_LOOKS = { manager: "all", marketing: "all", revops: "all", leadership: "all", auditor: "all" } as const
const OWN_TEAM_ALL = { rep: "own", manager: "team", revops: "all" } as const
const READS_LEADS = { ...OWN_TEAM_ALL, marketing: "all", leadership: "all", auditor: "all" } as const
const INTAKE = { marketing: "all", revops: "all" } as const

/**
 * Who may do what: the one table that the server, the pages and the tests read. A role that is not named in a row may not do it. Each route names its
 * row. `own` is what the person has who is logged in, `team` what anybody of their team has.
 */
export const PERMISSIONS = {
  "session.own": { to: "see and end their own sessions", may: ANYBODY, keys: ["admin", "sign"] },

  "leads.read": { to: "see leads", may: READS_LEADS },
  "leads.correct": { to: "say to which account a lead belongs", may: OWN_TEAM_ALL },
  "leads.merge": { to: "merge leads and undo it", may: { manager: "team", revops: "all" } },
  "leads.requalify": { to: "set a disqualifier aside", may: { revops: "all" } },

  "contact.record": { to: "record a consent or an objection", may: { ...OWN_TEAM_ALL, marketing: "all" } },

  "privacy.read": { to: "see the rules and lists of contact", may: { marketing: "all", revops: "all", leadership: "all", auditor: "all" } },
  "privacy.change": { to: "change the rules of contact and lift an objection", may: { revops: "all" } },

  "privacy.erase": { to: "hand out and erase all that is kept on a person", may: { revops: "all" } },

  "handoffs.read": { to: "see handoffs", may: READS_LEADS },
  "handoffs.answer": { to: "say what became of a handoff", may: OWN_TEAM_ALL },
  "handoffs.pause": { to: "stop a handoff's clocks", may: OWN_TEAM_ALL },
  "handoffs.reassign": { to: "give a handoff to somebody else", may: { manager: "team", revops: "all" } },
  "holds.read": { to: "see leads that wait for a decision", may: { manager: "team", marketing: "all", revops: "all", auditor: "all" } },
  "holds.decide": { to: "decide on leads that wait", may: { manager: "team", revops: "all" } },

  "checklists.read": { to: "see which handoffs are complete", may: WHO_LOOKS },
  "reassignments.read": { to: "see what changed hands together", may: { manager: "all", revops: "all", auditor: "all" } },
  "reassignments.make": { to: "have many leads change hands at once", may: { manager: "team", revops: "all" } },
  "rejections.read": { to: "see what was rejected and why", may: WHO_LOOKS },
  "items.read": { to: "see what wants a review", may: WHO_LOOKS },
  "items.decide": { to: "close a review", may: { manager: "all", marketing: "all", revops: "all" } },
  "nurture.read": { to: "see who is in nurture", may: { ...INTAKE, auditor: "all" } },

  "mail.read": { to: "see mail that came in", may: { ...WHO_LOOKS } },
  "mail.settle": { to: "say whose mail is that nobody's was", may: { manager: "all", marketing: "all", revops: "all" } },

  "wording.check": { to: "ask whether a text may be said to a lead", may: EVERYBODY },

  "people.read": { to: "see who works here", may: ANYBODY },
  "people.change": { to: "add and change people", may: { revops: "all" } },
  "people.absence": { to: "say when somebody is away", may: OWN_TEAM_ALL },
  "pools.read": { to: "see whose turn it is", may: EVERYBODY },

  "accounts.read": { to: "see accounts", may: EVERYBODY },
  "accounts.change": { to: "add and change accounts", may: INTAKE },

  "agreements.read": { to: "read the agreement", may: ANYBODY, keys: ["admin", "sign"] },
  "agreements.draft": { to: "load a version of the agreement", may: { manager: "all", marketing: "all", revops: "all" } },
  "agreements.sign": { to: "sign the agreement for their side", may: { leadership: "all" }, keys: ["sign"] },
  "agreements.emergency": {
    to: "put a version in force for 72 hours without the other side",
    may: { leadership: "all" },
    keys: ["sign"],
  },

  "capture.send": { to: "send things in", may: {}, keys: ["admin", "write"] },
  "intake.read": { to: "see what came in", may: { ...INTAKE, auditor: "all" } },
  "intake.import": { to: "import files and undo it", may: INTAKE },
  "intake.mend": { to: "mend what lies in quarantine", may: INTAKE },
  "intake.try": { to: "send a test lead", may: INTAKE },
  "sources.read": { to: "see sources and providers", may: { ...INTAKE, auditor: "all" } },
  "sources.change": { to: "change sources and providers", may: { revops: "all" } },

  "deliveries.read": { to: "see messages", may: { revops: "all", auditor: "all" } },
  "deliveries.retry": { to: "have messages sent again", may: { revops: "all" } },
  "deliveries.hold": { to: "hold back all messages and release them", may: { revops: "all", operator: "all" } },

  "proof.read": { to: "see whether everything holds", may: { ...WHO_LOOKS, operator: "all" } },
  "board.read": { to: "see who has what", may: READS_LEADS },
  "reports.read": { to: "see figures about everybody's work", may: EVERYBODY },
  "settings.read": { to: "see how this installation was set up", may: { revops: "all", auditor: "all", operator: "all" } },
  "journal.read": { to: "read the journal", may: { revops: "all", auditor: "all" } },
  "journal.verify": { to: "check that nobody changed the journal", may: { revops: "all", auditor: "all", operator: "all" } },

  "keys.read": { to: "see the keys of programs", may: { revops: "all", auditor: "all", operator: "all" } },
  "keys.change": { to: "make keys and take them back", may: { revops: "all", operator: "all" } },
  "users.read": { to: "see who may log in", may: { revops: "all", auditor: "all", operator: "all" } },
  "users.change": { to: "invite people and say what they may", may: { revops: "all", operator: "all" } },

  "users.setup": { to: "make the link of the first operator", may: {} },
  "single_sign_on.change": { to: "say which company's sign-in is trusted", may: { operator: "all" } },

  /** Of routes that name no row; a test holds that there are none. */
  unnamed: { to: "call a route that names no permission", may: {} },
  "changes.read": { to: "hear that something changed", may: ANYBODY },
  "workspaces.read": { to: "see which workspaces there are", may: { operator: "all" }, keys: [] },
  "workspaces.change": { to: "make, move and remove workspaces", may: { operator: "all" }, keys: [] },
  "installation.read": { to: "see how the installation does", may: { operator: "all" }, keys: [] },
  "installation.change": { to: "make backups and renew the key of secrets", may: { operator: "all" }, keys: [] },

  "demo.clock": { to: "move the demo's clock", may: ANYBODY },
} as const satisfies Record<string, PermissionRule>

export type Permission = keyof typeof PERMISSIONS

/** All permissions, in the table's order. */
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[]

/** The row of a permission. */
export function ruleOf(permission: Permission): PermissionRule {
  return PERMISSIONS[permission]
}
