import type { Agreement } from "#domain/agreement/agreement.ts"
import type { ClockPolicy, Rung } from "#domain/agreement/sla-policy.ts"
import { CELL_WORDS, type CellWords } from "#domain/agreement/words/cell-words.ts"
import { listed, sentence, speakerOf, table, type Chapter } from "#domain/agreement/words/chapter.ts"
import { timesInWords } from "#domain/condition/in-words.ts"
import { howMany } from "#domain/how-many.ts"
import type { Language } from "#domain/language/language.ts"

const TIERS = ["1", "2", "3"] as const

/** What is promised, how it is chased, and what the sides owe each other besides. */
export function promiseWords(agreement: Agreement, language: Language): Chapter[] {
  return [clocks(agreement, CELL_WORDS[language]), acknowledgement(agreement, language), commitments(agreement, CELL_WORDS[language])]
}

function clocks({ sla: { clocks: all, units, reassign, pauses } }: Agreement, words: CellWords): Chapter {
  const each = Object.entries(all)
  const reasons = pauses.reasons.map(({ id, says, most }) => ({ key: id, cells: [id, says, most] }))
  return {
    id: "promises",
    title: "What is promised",
    blocks: [
      table(
        "sla.clocks",
        "Promises, in working time",
        ["Promise", "Means", "Owed by", "Hours of", "Tier 1", "Tier 2", "Tier 3"],
        each.map((one) => clockRow(one, words)),
      ),
      table(
        "sla.ladder",
        "What happens on the way",
        ["Promise", "At", "Told", "Also", "Tiers"],
        each.flatMap((one) => ladderRows(one, words)),
      ),
      sentence("sla.units", `Of a person's capacity a lead takes ${TIERS.map((tier) => `${units[tier]} (tier ${tier})`).join(", ")}.`),
      sentence("sla.reassign.most", `A lead is passed on ${timesInWords(reassign.most)} at most; then its manager has it.`),
      sentence("sla.reassign.target", `${NEW_OWNER[reassign.target]}, but at least ${reassign.at_least}.`),
      table("sla.pauses", "When a clock may be stopped", ["Reason", "Means", "At most"], reasons),
      sentence("sla.pauses.budget", `All pauses of a lead together take ${pauses.budget} at most; more needs the manager.`),
    ],
  }
}

const HOURS = { team: "the team", owner: "the owner", always: "every hour counts" }
const NEW_OWNER = {
  restart: "A new owner gets the whole time again",
  inherit: "A new owner gets what is left of the time",
  restart_once: "The first new owner gets the whole time again, later ones what is left",
}

function clockRow([key, { says, owed_by: side, calendar, target }]: [string, ClockPolicy], { word }: CellWords) {
  return { key, cells: [word(key).replaceAll("_", " "), says, word(side), HOURS[calendar], ...TIERS.map((tier) => target[tier])] }
}

function ladderRows([key, { ladder }]: [string, ClockPolicy], { word }: CellWords) {
  return ladder.map(({ at, tell, reassign, recycle, tiers }: Rung, place) => {
    const also = [...(reassign === true ? ["goes to the next person"] : []), ...(recycle === true ? ["goes back to nurture"] : [])]
    return {
      key: `${key}.${place + 1}`,
      cells: [word(key).replaceAll("_", " "), at, listed(tell?.map(word), word("nobody")), listed(also), listed(tiers, word("all"))],
    }
  })
}

function acknowledgement({ acknowledgement: { within, when, subject, text }, ...agreement }: Agreement, language: Language): Chapter {
  const languages = [...new Set([...Object.keys(subject), ...Object.keys(text)])]
  const rows = languages.map((key) => ({ key, cells: [key, subject[key] ?? "–", text[key] ?? "–"] }))
  return {
    id: "acknowledgement",
    title: "The instant answer",
    blocks: [
      sentence("acknowledgement.when", `Who did this gets an answer within ${within}: ${speakerOf(agreement, language)(when)}.`),
      table("acknowledgement.words", "Its words", ["Language", "Subject", "Text"], rows),
    ],
  }
}

function commitments({ commitments: { marketing, sales }, review_after_days: days }: Agreement, { fromTo }: CellWords): Chapter {
  const volume = TIERS.map((tier) => ({ key: tier, cells: [`Tier ${tier}`, `${marketing.mqls_per_month[tier]} a month`] }))
  const touches = TIERS.map((tier) => {
    const { least, most, days: within, channels } = sales.touches[tier]
    return { key: tier, cells: [`Tier ${tier}`, fromTo(least, most), howMany(within, "day", "days"), `${channels}`] }
  })
  return {
    id: "commitments",
    title: "What the sides owe each other",
    blocks: [
      table("commitments.marketing", "Marketing: leads handed off", ["Tier", "Leads"], volume),
      sentence("commitments.complete", `Marketing: ${Math.round(marketing.complete_share * 1e4) / 100} % of them with complete context.`),
      table("commitments.sales", "Sales: follow-up of each lead", ["Tier", "Touches", "Within", "Channels at least"], touches),
      sentence("review", `The agreement asks to be reviewed after ${howMany(days, "day", "days")}.`),
    ],
  }
}
