import type { Command } from "commander"
import { apiOf } from "./api.ts"
import type { ClockPart, Explanation, HandoffPart, RoutingPart, ScorePart, VerdictPart } from "./explanation.ts"
import { leadCalled } from "./find-lead.ts"
import { lengthText, localTime, moment, plain, points, print } from "./print.ts"

/** `baton explain`: why a lead is where it is, in words. */
export function addExplain(program: Command): void {
  program
    .command("explain <lead>")
    .description("why a lead (its id or e-mail address) is where it is: score, verdict, owner, clocks, journal")
    .option("--at <instant>", "as of an instant such as 2026-11-20T08:30:00Z; now when left out")
    .action(async (wanted: string, { at }: { at?: string }, command: Command) => {
      const api = apiOf(command)
      const id = await leadCalled(api, wanted)
      const explanation = await api.get<Explanation>(`/api/leads/${id}/explanation`, { at })
      print(api, explanation, inWords(explanation))
    })
}

/** The whole story, a block for each part that there is. */
export function inWords(told: Explanation): string[] {
  const now = Date.parse(told.as_of)
  const blocks = [
    headOf(told, now),
    told.score === null ? ["SCORE  not judged: no agreement is in force"] : scoreOf(told.score),
    told.verdict === null ? [] : verdictOf(told.verdict, now),
    told.routing === null ? [] : routingOf(told.routing, now),
    told.hold === null ? [] : [`HELD  ${told.hold.says}`, `  ${told.hold.owner.name} looks at it by ${moment(told.hold.due_at, now)}`],
    samePersonIn(told, now),
    ...told.handoffs.map((handoff) => handoffOf(handoff, now)),
    told.looked_up === null ? [] : lookedUpOf(told.looked_up),
    told.journal.length === 0
      ? []
      : ["JOURNAL", ...told.journal.map((entry) => `  ${localTime(entry.at, { seconds: true })}  ${entry.says}`)],
  ]
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ["", ...block]))
    .map(plain)
}

function headOf(told: Explanation, now: number): string[] {
  const { lead, owner } = told
  const who = [lead.name, lead.email && `<${lead.email}>`, lead.company && `of ${lead.company}`].filter(Boolean).join(" ")
  return [
    who || lead.id,
    `  as of     ${localTime(told.as_of, { seconds: true })}`,
    `  stage     ${told.stage.replaceAll("_", " ")}`,
    `  owner     ${owner.name}`,
    `  next      ${told.next_action}`,
    ...(told.due_at === null ? [] : [`  due       ${moment(told.due_at, now)}`]),
  ]
}

function samePersonIn({ same_person: others, addresses }: Explanation, now: number): string[] {
  if (others.length === 0 && addresses.length < 2) return []
  const lines = others.map(({ lead, goes_on: goesOn, because, since, merge }) => {
    const which = goesOn ? `${lead} became part of this one` : `it became part of ${lead}`
    return `  ${which} ${moment(since, now)} because ${because} (to undo: baton leads unmerge ${merge})`
  })
  const further = addresses.flatMap(({ email, because }) => (because === null ? [] : [`  ${email} is theirs, too, because ${because}`]))
  return ["SAME PERSON", ...lines, ...further]
}

function scoreOf({ fit, intent, completeness, model, region, agreement, reasons, almost }: ScorePart): string[] {
  const axis = (name: "fit" | "intent", total: number) => {
    const lines = reasons.filter((reason) => reason.axis === name).map((reason) => line(reason.points, reason.says))
    return [...lines, `  ${points(total).padStart(7)}  = ${name}`]
  }
  const from = `model ${model}${region === null ? "" : `, region ${region}`}, agreement version ${agreement.version}`
  return [
    `SCORE  fit ${points(fit)}, intent ${points(intent)} (${from}; ${points(completeness)} % of the fit questions answered)`,
    ...axis("fit", fit),
    ...axis("intent", intent),
    ...almost.map(({ says }) => `  almost: ${says}`),
  ]
}

function line(value: number, says: string): string {
  return `  ${points(value, { signed: true }).padStart(7)}  ${says}`
}

function verdictOf({ kind, tier, agreement, decided_at: at, proofs = {}, why }: VerdictPart, now: number): string[] {
  const version = agreement.version === null ? "" : `, by agreement version ${agreement.version} (${agreement.hash?.slice(0, 12)}…)`
  return [
    `VERDICT  ${kind.replaceAll("_", " ")}${tier === null ? "" : `, tier ${tier}`} ${moment(at, now)}${version}`,
    ...(why ? [`  because: ${why}`] : []),
    ...Object.entries(proofs).flatMap(([name, proof]) => proofOf(name, proof)),
  ]
}

function proofOf(name: string, { passes, says, missing, waivedBy }: NonNullable<VerdictPart["proofs"]>[string]): string[] {
  const mark = passes ? "✓" : waivedBy === null ? "✗" : "~"
  return [
    `  ${mark} ${says.startsWith(name) ? says : `${name}: ${says}`}${waivedBy === null ? "" : `, waived by ${waivedBy}`}`,
    ...missing.map((each) => `      missing: ${each}`),
  ]
}

function lookedUpOf({ fields, last }: NonNullable<Explanation["looked_up"]>): string[] {
  const lines = Object.entries(fields).map(([name, { value, by, at }]) => `  ${name}: ${String(value)} (${by}, ${localTime(at)})`)
  return [`LOOKED UP${last === null || last.says === "" ? "" : `  ${last.says}`}`, ...lines]
}

function routingOf({ owner, says, decided_at: at, attempts }: RoutingPart, now: number): string[] {
  const tries = attempts.flatMap((attempt) => [
    `  ${attempt.pool ? `${attempt.step} ${attempt.pool}` : attempt.step}: ${attempt.says}`,
    ...attempt.candidates.map(
      (one) => `      ${one.person.name}: ${one.says}${one.free_at === null ? "" : `, back ${moment(one.free_at, now)}`}`,
    ),
  ])
  return [`ROUTING  ${owner.name} ${moment(at, now)}: ${says}`, ...tries]
}

function handoffOf(handoff: HandoffPart, now: number): string[] {
  const ended = handoff.closed_at === null ? "" : `, over since ${moment(handoff.closed_at, now)}`
  return [
    `HANDOFF  cycle ${handoff.cycle}, ${handoff.state}, tier ${handoff.tier}, play ${handoff.play}${ended}`,
    `  ${handoff.id}`,
    ...handoff.assignments.map(
      ({ person, since, until, why, ended_as: end }) =>
        `  ${person.name} from ${localTime(since)}${until === null ? "" : ` to ${localTime(until)} (${end ?? "ended"})`}: ${why}`,
    ),
    ...handoff.clocks.flatMap((clock) => clockOf(clock, now)),
    ...handoff.touches.map(
      ({ kind, at, by, counts, note }) =>
        `  touch: ${kind}${by === null ? "" : ` by ${by.name}`} ${moment(at, now)}${counts ? "" : ", no evidence of a first touch"}${note && `: ${note}`}`,
    ),
    ...handoff.words.map((word) => wordOf(word, now)),
  ]
}

function wordOf({ kind, reason, clause, claim, by, at, undone_at: undone, note }: HandoffPart["words"][number], now: number): string {
  const cited = clause === null ? "" : `, citing ${clause}`
  const facts = claim === null ? "" : `. ${claim.says}`
  const back = undone === null ? "" : " (taken back)"
  return `  said: ${kind.replaceAll("_", " ")}${reason === null ? "" : ` (${reason})`}${cited} by ${by} ${moment(at, now)}${back}${facts}${note && ` Note: ${note}`}`
}

function clockOf(clock: ClockPart, now: number): string[] {
  return [
    `  clock ${clock.kind.replaceAll("_", " ")} (${clock.owed_by}): ${standingOf(clock, now)}`,
    ...(clock.infeasible === null ? [] : [`      ${clock.infeasible}`]),
    ...clock.escalations.map(
      ({ at, outcome, told, late }) =>
        `      ${localTime(at)} ${outcome.replaceAll("_", " ")}${told.length === 0 ? "" : `, told ${told.join(", ")}`}${late ? " (late)" : ""}`,
    ),
  ]
}

function standingOf({ state, is_live: isLive, due_at: due, met_at: met, missed_at: missed }: ClockPart, now: number): string {
  if (met !== null) return `met ${moment(met, now)}${missed === null ? "" : ", after it was missed"}`
  if (missed !== null) return `missed ${moment(missed, now)}`
  if (!isLive) return state.replaceAll("_", " ")
  const left = Date.parse(due) - now
  return `${state}, due ${localTime(due)}, ${left >= 0 ? `${lengthText(left)} left` : `${lengthText(-left)} over`}`
}
