import { Option, type Command } from "commander"
import type { z } from "zod"
import type { InvitationView, LinkView, NewInvitationView, UserView } from "#contract/user.ts"
import { apiOf, type Api, type Page } from "./api.ts"
import { Failure } from "./failure.ts"
import { moment, print, table } from "./print.ts"

type User = z.infer<typeof UserView>
type Link = z.infer<typeof LinkView>
type GrantOptions = { role: string[]; side?: string; person?: string }

const ROLES = ["rep", "manager", "marketing", "revops", "leadership", "auditor", "operator"]

/** `baton users`: who may log in, and as what. */
export function addUsers(program: Command): void {
  const users = program.command("users").description("who may log in, and as what")
  addList(users)
  addInvite(users)
  addRoles(users)
  addEndSessions(users)
  addReset(users)
  addSetupLink(users)
}

function addList(users: Command): void {
  users
    .command("list", { isDefault: true })
    .description("everybody who may log in, and who is invited")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const [page, invitations] = [await usersOf(api), await api.get<Page<z.infer<typeof InvitationView>>>("/api/invitations")]
      const now = Date.now()
      const rows = [
        ...page.data.map((one) => [
          one.name,
          one.email,
          grantOf(one),
          one.person?.handle ?? null,
          one.has_second_factor ? "second factor" : one.has_password ? "password" : "company",
          one.last_seen_at === null ? "not yet seen" : `seen ${moment(one.last_seen_at, now)}`,
        ]),
        ...invitations.data.map((one) => [
          one.name,
          one.email,
          grantOf(one),
          one.person?.handle ?? null,
          "invited",
          `until ${moment(one.expires_at, now)}`,
        ]),
      ]
      const shown = table(
        ["NAME", "E-MAIL", "ROLES", "PERSON", "LOGS IN BY", "LAST"],
        rows,
        "Nobody may log in yet: baton users setup-link",
      )
      print(api, { data: page.data, invitations: invitations.data, next_cursor: null }, shown)
    })
}

function addInvite(users: Command): void {
  grantOptions(users.command("invite <email> <name>").description("invite somebody; the link goes by mail, or is shown this once")).action(
    async (email: string, name: string, { role, side, person }: GrantOptions, command: Command) => {
      const api = apiOf(command)
      const body = { email, name, roles: role, side, person }
      const made = await api.send<z.infer<typeof NewInvitationView>>("POST", "/api/invitations", { body })
      print(
        api,
        made,
        made.link === null ? [`The invitation goes to ${made.email} by mail.`] : [made.link, "Pass it on; it is not shown again."],
      )
    },
  )
}

function addRoles(users: Command): void {
  grantOptions(users.command("roles <email>").description("say what somebody is from now on, instead of what they were")).action(
    async (email: string, { role, side, person }: GrantOptions, command: Command) => {
      const api = apiOf(command)
      const user = await userCalled(api, email)
      const body = { roles: role, side, person: person ?? user.person?.handle }
      const changed = await api.send<User>("PUT", `/api/users/${user.id}`, { body })
      print(api, changed, [`${changed.name} is ${grantOf(changed)} now.`])
    },
  )
}

function addEndSessions(users: Command): void {
  users
    .command("end-sessions <email>")
    .description("log somebody out everywhere in this workspace")
    .action(async (email: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const user = await userCalled(api, email)
      const { ended } = await api.send<{ ended: number }>("DELETE", `/api/users/${user.id}/sessions`)
      print(api, { ended }, [`${user.name} was logged out of ${ended} ${ended === 1 ? "browser" : "browsers"}.`])
    })
}

function addReset(users: Command): void {
  users
    .command("reset <email>")
    .description("let somebody choose another password; the link goes by mail, or is shown this once")
    .action(async (email: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const user = await userCalled(api, email)
      const made = await api.send<Link>("POST", `/api/users/${user.id}/reset`)
      print(api, made, made.link === null ? [`The link goes to ${user.email} by mail.`] : [made.link, "It lasts an hour and works once."])
    })
}

function addSetupLink(users: Command): void {
  users
    .command("setup-link")
    .description("a link with which somebody becomes operator; for the first user, or when all operators are locked out")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const made = await api.send<Link>("POST", "/api/users/setup-link")
      print(api, made, [made.link ?? "", "Whoever opens it becomes operator. It lasts seven days and works once."])
    })
}

function grantOptions(command: Command): Command {
  return command
    .addOption(new Option("--role <role...>", "what they are").choices(ROLES).makeOptionMandatory())
    .addOption(new Option("--side <side>", "for whom they sign; with the role leadership").choices(["marketing", "sales"]))
    .option("--person <handle>", "which of the people they are; reps and managers need one")
}

function usersOf(api: Api): Promise<Page<User>> {
  return api.get<Page<User>>("/api/users")
}

/** @throws Failure when nobody of this address may log in */
async function userCalled(api: Api, email: string): Promise<User> {
  const user = (await usersOf(api)).data.find((one) => one.email === email.trim().toLowerCase())
  if (user === undefined) throw new Failure(`Nobody with the address ${email} may log in here.`, "baton users list shows who may.")
  return user
}

function grantOf({ roles, side }: Pick<User, "roles" | "side">): string {
  return roles.join(", ") + (side === null ? "" : ` (signs for ${side})`)
}
