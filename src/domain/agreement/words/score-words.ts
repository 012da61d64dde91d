import type { Agreement, Decay, FitRule, IntentRule, ScoreModel, SignalMatcher } from "#domain/agreement/agreement.ts"
import { inWords, timesInWords } from "#domain/condition/in-words.ts"
import { CELL_WORDS, type CellWords } from "#domain/agreement/words/cell-words.ts"
import { listed, sentence, signed, speakerOf, table, yesNo, type Block, type Chapter } from "#domain/agreement/words/chapter.ts"
import type { Language } from "#domain/language/language.ts"
import { saidIn } from "#domain/language/said-in.ts"

/** Where leads come from, what they do, and what that is worth. */
export function scoreWords(agreement: Agreement, language: Language): Chapter[] {
  return [
    regions(agreement, CELL_WORDS[language]),
    signals(agreement, language),
    ...Object.entries(agreement.scoring).map(([name, model]) => scoring(name, model, agreement, language)),
  ]
}

function regions({ regions: all }: Agreement, words: CellWords): Chapter {
  const rows = Object.entries(all).map(([key, { says, countries, rest }]) => ({
    key,
    cells: [key, says, rest === true ? words.andTheRest(listed(countries, "")) : listed(countries)],
  }))
  return { id: "regions", title: "Regions", blocks: [table("regions", "Parts of the world", ["Region", "Means", "Countries"], rows)] }
}

function signals({ signals: all }: Agreement, language: Language): Chapter {
  const { lead, or, word } = CELL_WORDS[language]
  const rows = Object.entries(all).map(([key, { says, high_intent: isHigh, conversion, any }]) => ({
    key,
    cells: [key, lead(says), any.map((one) => matcher(one, language)).join(`; ${or} `), word(yesNo(isHigh)), conversion ?? key],
  }))
  const columns = ["Signal", "Means", "Recognised by", "Close to buying", "Play for"]
  return { id: "signals", title: "Signals", blocks: [table("signals", "What leads do, and how it is recognised", columns, rows)] }
}

function matcher({ page, form, event, kind, source, campaign, where = [] }: SignalMatcher, language: Language): string {
  const { and, word } = CELL_WORDS[language]
  const parts = Object.entries({ page, form, event, kind, source, campaign }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${word(name)} ${value}`],
  )
  return [...parts, ...where.map((each) => inWords(each, { language }))].join(` ${and} `)
}

function scoring(name: string, { says, regions: where, fit, intent }: ScoreModel, agreement: Agreement, language: Language): Chapter {
  const key = `scoring.${name}`
  const speak = speakerOf(agreement, language)
  const fitRow = ({ id, says: meaning, when, points, group }: FitRule) => ({
    key: id,
    cells: [id, CELL_WORDS[language].lead(meaning), speak(when), signed(points), group ?? "–"],
  })
  return {
    id: key,
    title: `Score: ${name}`,
    blocks: [
      sentence(`${key}.says`, says),
      sentence(`${key}.regions`, `Holds for leads from ${listed(where)}.`),
      table(`${key}.fit`, "Fit: who the lead is", ["Rule", "Means", "When", "Points", "Group"], fit.rules.map(fitRow)),
      ...caps(`${key}.fit`, fit.groups),
      table(
        `${key}.intent`,
        "Intent: what the lead does",
        INTENT,
        intent.rules.map((rule) => intentRow(rule, agreement, language)),
      ),
      ...caps(`${key}.intent`, intent.groups),
    ],
  }
}

const INTENT = ["Rule", "When the lead", "Points", "Counts once per", "At most", "Fades", "Group"]

function intentRow(rule: IntentRule, { signals: all }: Agreement, language: Language) {
  const { id, signal, points, group, once_per: per, max_times: most, decay } = rule
  const means = `${saidIn(language, all[signal]?.says ?? signal)} (${signal})`
  return {
    key: id,
    cells: [id, means, signed(points), per ?? "–", most === undefined ? "–" : timesInWords(most), fades(decay, language), group ?? "–"],
  }
}

function fades(decay: Decay | undefined, language: Language): string {
  if (decay === undefined) return CELL_WORDS[language].word("never")
  if ("half_life" in decay) return `halves every ${decay.half_life}`
  if ("linear" in decay) return `loses ${percent(decay.linear.share)} of the full points every ${decay.linear.per}`
  if ("step" in decay) return `loses ${percent(decay.step.share)} of what is left every ${decay.step.per}`
  return `ends after ${decay.window}`
}

function percent(share: number): string {
  return `${Math.round(share * 1e8) / 1e6} %`
}

function caps(key: string, groups: Record<string, { cap: number }> | undefined): Block[] {
  const rows = Object.entries(groups ?? {}).map(([name, { cap }]) => ({ key: name, cells: [name, `${cap} points together`] }))
  return rows.length === 0 ? [] : [table(`${key}.groups`, "Groups of rules that share a limit", ["Group", "At most"], rows)]
}
