import { Option, type Command } from "commander"
import type { z } from "zod"
import type { ConsentView, ContactView, LiftedView, ObjectionView } from "#contract/privacy.ts"
import { apiOf } from "./api.ts"
import { leadCalled } from "./find-lead.ts"
import { count, moment, plain, print, table } from "./print.ts"

type Contact = z.infer<typeof ContactView>
type Consent = z.infer<typeof ConsentView>
/** What is said of a consent or an objection; left out means all channels, or all purposes. */
type Said = { channel?: string; purpose?: string; evidence?: string; by?: string }

const CHANNELS = ["email", "call", "sms", "linkedin", "post"]
const PURPOSES = ["answer", "sales", "marketing"]
const BASES = ["consent", "legitimate_interest", "contract", "existing_customer"]

/** `baton consents …`: whether a lead may be contacted and why, and what they agreed or objected to. */
export function addConsents(program: Command): void {
  const consents = program
    .command("consents")
    .description("whether a lead (id or e-mail address) may be contacted, and what they said to it")
  addShow(consents)
  addRecord(consents)
  addWithdraw(consents)
  addObject(consents)
  addLift(consents)
}

function addShow(consents: Command): void {
  consents
    .command("show <lead>")
    .description("by which channels and for what a lead may be contacted now, why, and all that is recorded")
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const contact = await api.get<Contact>(`/api/leads/${await leadCalled(api, wanted)}/contact`)
      const now = await api.now()
      const verdicts = contact.verdicts.map((one) => [one.channel, one.purpose, one.allowed ? "yes" : "no", one.because])
      const recorded = contact.recorded.map((one) => [
        moment(one.at, now),
        one.kind,
        one.basis,
        where(one),
        plain(one.evidence),
        plain(one.source),
      ])
      print(api, contact, [
        ...table(["CHANNEL", "FOR", "MAY", "BECAUSE"], verdicts, ""),
        "",
        ...table(["WHEN", "WHAT", "BASIS", "FOR", "EVIDENCE", "FROM"], recorded, "Nothing is recorded."),
        "",
        contact.notice,
      ])
    })
}

function addRecord(consents: Command): void {
  scoped(consents.command("record <lead>").description("record a consent or another legal basis"))
    .requiredOption("--evidence <text>", "what proves it, such as the form or the letter")
    .addOption(new Option("--basis <basis>", "legal basis").choices(BASES).default("consent"))
    .option("--wording <version>", "the version of the words that were agreed to")
    .option("--at <instant>", "when it was said, such as 2026-11-20T09:00:00Z; now when left out")
    .option("--expires <instant>", "from then on it counts no more")
    .action(async (wanted: string, said: Said & { basis: string; wording?: string; at?: string; expires?: string }, command: Command) => {
      const { expires, ...rest } = said
      await keep(command, wanted, { ...rest, kind: "ground", source: "cli", expires_at: expires })
    })
}

function addWithdraw(consents: Command): void {
  scoped(consents.command("withdraw <lead>").description("a consent is taken back; what rests on another basis stays"))
    .requiredOption("--evidence <text>", "how they said so")
    .action(async (wanted: string, said: Said, command: Command) => keep(command, wanted, { ...said, kind: "withdrawal", source: "cli" }))
}

async function keep(command: Command, wanted: string, body: object): Promise<void> {
  const api = apiOf(command)
  const kept = await api.send<Consent>("POST", `/api/leads/${await leadCalled(api, wanted)}/consents`, { body })
  const what = kept.kind === "withdrawal" ? "A consent is taken back" : `Recorded: ${kept.basis}`
  print(api, kept, [`${what} for ${where(kept)}.`])
}

function addObject(consents: Command): void {
  scoped(consents.command("object <lead>").description("they want not to be contacted; it counts at once"))
    .option("--evidence <text>", "how they said so")
    .action(async (wanted: string, said: Said, command: Command) => {
      const api = apiOf(command)
      const path = `/api/leads/${await leadCalled(api, wanted)}/objection`
      const done = await api.send<z.infer<typeof ObjectionView>>("POST", path, { body: { ...said, source: "cli" } })
      print(api, done, [`Objected for ${where(done.consent)}; ${count(done.cancelled, "waiting message")} called off.`])
    })
}

function addLift(consents: Command): void {
  consents
    .command("lift <lead>")
    .description("take their objections back, by a person's word and with a reason")
    .requiredOption("--why <text>", "why")
    .option("--by <handle>", "who says so; the key's person when left out")
    .action(async (wanted: string, body: { why: string; by?: string }, command: Command) => {
      const api = apiOf(command)
      const path = `/api/leads/${await leadCalled(api, wanted)}/objection/lift`
      const { lifted } = await api.send<z.infer<typeof LiftedView>>("POST", path, { body })
      print(api, { lifted }, [`${count(lifted, "objection")} taken back.`])
    })
}

function scoped(command: Command): Command {
  return command
    .addOption(new Option("--channel <channel>", "all when left out").choices(CHANNELS))
    .addOption(new Option("--purpose <purpose>", "all when left out").choices(PURPOSES))
    .option("--by <handle>", "who says so; the key's person when left out")
}

function where({ channel, purpose }: Pick<Consent, "channel" | "purpose">): string {
  return `${channel ?? "all channels"}, ${purpose ?? "all purposes"}`
}
