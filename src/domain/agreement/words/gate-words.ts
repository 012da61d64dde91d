import type { Agreement } from "#domain/agreement/agreement.ts"
import { listInWords } from "#domain/condition/in-words.ts"
import { CELL_WORDS } from "#domain/agreement/words/cell-words.ts"
import { listed, sentence, speakerOf, table, type Chapter } from "#domain/agreement/words/chapter.ts"
import type { Language } from "#domain/language/language.ts"

/** What an MQL, SAL and SQL is, who is handed off, and how urgently. */
export function gateWords(agreement: Agreement, language: Language): Chapter[] {
  return [definitions(agreement, language), gate(agreement, language), tiers(agreement, language)]
}

function definitions({ definitions: { mql, sal, sql }, bands, disqualifiers, ...agreement }: Agreement, language: Language): Chapter {
  const speak = speakerOf(agreement, language)
  const { lead, word } = CELL_WORDS[language]
  const rows = disqualifiers.map(({ id, says, when }, place) => ({ key: id, cells: [id, `${place + 1}`, lead(says), speak(when)] }))
  return {
    id: "definitions",
    title: "What the words mean",
    blocks: [
      sentence("definitions.mql", `MQL: ${mql.says}`),
      ...(mql.when === undefined ? [] : [sentence("definitions.mql.when", `An MQL besides fulfils: ${speak(mql.when)}.`)]),
      sentence("definitions.sal", `SAL: ${sal.says}`),
      sentence("definitions.sql", `SQL: ${sql.says}`),
      sentence("definitions.sql.needs", `An SQL needs confirmed: ${listed(sql.needs.map(word), "nothing")}.`),
      sentence(
        "bands",
        `Below ${bands.mql} points a lead is nurtured; from ${bands.mql} it is in the MQL band; above ${bands.sales_ready} it is sales-ready. The weaker of fit and intent decides.`,
      ),
      table("disqualifiers", "Who is not worked; the first that holds decides", ["Rule", "Place", "Means", "When"], rows),
    ],
  }
}

function gate({ gate: { fit, intent, context, overrides, decision }, ...agreement }: Agreement, language: Language): Chapter {
  const speak = speakerOf(agreement, language)
  const { field, word } = CELL_WORDS[language]
  const needs = context.needs.map((need) => listInWords([need].flat().map(field), "or", language)).join("; ")
  const rows = overrides.map(({ id, says, when, waives }, place) => ({
    key: id,
    cells: [id, `${place + 1}`, says, speak(when), listed(waives.map(word))],
  }))
  return {
    id: "gate",
    title: "The gate",
    blocks: [
      sentence("gate.fit", `A lead needs at least ${fit.at_least} points of fit.`),
      sentence("gate.intent", `A lead needs at least ${intent.at_least} points of intent.`),
      sentence("gate.context", needs === "" ? "Nothing has to be known about it." : `It has to be known: ${needs}.`),
      sentence(
        "gate.decision",
        decision === "automatic" ? "Who passes the gate is handed off at once." : "A person approves each handoff.",
      ),
      table(
        "gate.overrides",
        "Exceptions: who is handed off although proofs are missing",
        ["Exception", "Place", "Because", "When", "Waives"],
        rows,
      ),
    ],
  }
}

function tiers({ tiers: all, ...agreement }: Agreement, language: Language): Chapter {
  const speak = speakerOf(agreement, language)
  const rows = all.map(({ tier, says, when }, place) => ({
    key: `${place + 1}`,
    cells: [`${place + 1}`, `Tier ${tier}`, says, speak(when)],
  }))
  return {
    id: "tiers",
    title: "How urgent",
    blocks: [table("tiers", "Urgency of a qualified lead; the first that holds decides", ["Place", "Tier", "Means", "When"], rows)],
  }
}
