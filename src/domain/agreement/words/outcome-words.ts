import type { Agreement, Example } from "#domain/agreement/agreement.ts"
import type { Reasons, RecycleRules, RejectionReason } from "#domain/agreement/outcome-rules.ts"
import type { Play, PlayTexts } from "#domain/agreement/play.ts"
import { CELL_WORDS, type CellWords } from "#domain/agreement/words/cell-words.ts"
import { listed, sentence, speakerOf, table, yesNo, type Block, type Chapter } from "#domain/agreement/words/chapter.ts"
import { timesInWords } from "#domain/condition/in-words.ts"
import type { Language } from "#domain/language/language.ts"

/** How conversations begin, what sales may answer, how leads come back, and the leads on which both sides agree. */
export function outcomeWords(agreement: Agreement, language: Language): Chapter[] {
  return [plays(agreement, language), reasons(agreement, language), examples(agreement, CELL_WORDS[language])]
}

function plays({ plays: all, ...agreement }: Agreement, language: Language): Chapter {
  const speak = speakerOf(agreement, language)
  const row = ({ id, says, when, purpose, first_channel: channel }: Play, place: number) => ({
    key: id,
    cells: [id, `${place + 1}`, says, speak(when), purpose, CELL_WORDS[language].word(channel)],
  })
  const said = all.flatMap((play) => [
    textRow(play.id, "en", play),
    ...Object.entries(play.locales ?? {}).map(([code, texts]) => textRow(play.id, code, texts)),
  ])
  return {
    id: "plays",
    title: "How the conversation begins",
    blocks: [
      table("plays", "The first that holds is used", ["Play", "Place", "For", "When", "Purpose", "First by"], all.map(row)),
      table("plays.texts", "What is said", TEXTS, said),
    ],
  }
}

const TEXTS = ["Play", "Language", "Begin with", "Ask", "Send", "Voicemail", "LinkedIn", "Video", "E-mail subject", "E-mail"]

function textRow(id: string, language: string, { opener, question, asset, voicemail, linkedin, video, email }: PlayTexts) {
  const texts = [opener, question, asset, voicemail, linkedin, video, email?.subject, email?.text]
  return { key: `${id}.${language}`, cells: [id, language, ...texts.map((text) => text ?? "–")] }
}

const REASON = [
  "Reason",
  "Means",
  "Under",
  "Clause",
  "Turn given back",
  "Counts against quality",
  "Rests for",
  "Nurture track",
  "Calibration",
]

function reasons(
  { reasons: { reject, recycle, disqualify, review }, re_entry: entry, recycle: rules, ...agreement }: Agreement,
  language: Language,
): Chapter {
  const row = (reason: RejectionReason) => reasonRow(reason, CELL_WORDS[language])
  return {
    id: "reasons",
    title: "What sales may answer",
    blocks: [
      table("reasons.reject", "Reject: something was wrong with the handoff", REASON, reject.map(row)),
      table("reasons.recycle", "Recycle: a good lead, but not now", REASON, recycle.map(row)),
      table("reasons.disqualify", "Disqualify", ["Reason", "Means", "Under"], disqualify.map(disqualifyRow)),
      ...reviewed(review),
      sentence("re_entry.break_through", `These end a rest at once: ${listed(entry.break_through, "nothing")}.`),
      sentence("re_entry.most", `A lead is handed off ${timesInWords(entry.most_cycles_per_year)} a year at most; then a person decides.`),
      sentence("recycle.review", `A nurtured lead without a signal is looked at again after ${rules.nurture_review}.`),
      sentence("recycle.none", `A lead that came back because nobody answered rests for ${rules.no_disposition}.`),
      ...comingBack(rules, speakerOf(agreement, language)),
    ],
  }
}

function disqualifyRow({ id, says, under }: Reasons["disqualify"][number]) {
  return { key: id, cells: [id, says, under ?? "–"] }
}

function reasonRow(reason: RejectionReason, { word }: CellWords) {
  const { id, says, under, clause, credit_back: back, counts_against_quality: counts, cool_down: rest, track, label } = reason
  const rests = rest ?? "not at all: a person looks at it"
  return {
    key: id,
    cells: [id, says, under ?? "–", word(clause ?? "–"), word(yesNo(back)), word(yesNo(counts)), rests, track, word(label)],
  }
}

function reviewed(review: Reasons["review"]): Block[] {
  if (review === undefined) return []
  const { above, window, of_at_least: least, answer_within: within } = review
  const says = `When more than ${Math.round(above * 1e4) / 100} % of at least ${least} leads of the last ${window} are rejected, both sides answer within ${within}.`
  return [sentence("reasons.review", says)]
}

function comingBack({ strategic, tracks }: RecycleRules, speak: ReturnType<typeof speakerOf>): Block[] {
  const rows = Object.entries(tracks ?? {}).map(([key, { says, list }]) => ({ key, cells: [key, says, list ?? "–"] }))
  return [
    ...(strategic === undefined
      ? []
      : [
          sentence(
            "recycle.strategic",
            `A person decides within ${strategic.decide_within} what becomes of leads that come back, if: ${strategic.says} (${speak(strategic.when)}).`,
          ),
        ]),
    ...(rows.length === 0 ? [] : [table("recycle.tracks", "Nurture tracks", ["Track", "Means", "List"], rows)]),
  ]
}

function examples({ examples: all }: Agreement, words: CellWords): Chapter {
  const row = (example: Example, place: number) => ({ key: `${place + 1}`, cells: exampleCells(example, words) })
  const columns = ["Example", "Known", "Did", "Expected"]
  return { id: "examples", title: "Examples", blocks: [table("examples", "Leads on which both sides agree", columns, all.map(row))] }
}

/** What an example expects by a name that the agreement gave. */
const NAMED = new Set(["model", "pool", "override", "rule"])

function exampleCells({ name, lead, signals = [], expect }: Example, { word, field: called, ago: longAgo }: CellWords): string[] {
  const did = signals.map(({ signal, ago, times }) => longAgo(signal, ago, times))
  const expected = Object.entries(expect).map(
    ([what, value]) => `${word(what).replaceAll("_", " ")} ${plain(value, NAMED.has(what) ? undefined : word)}`,
  )
  return [
    name,
    Object.entries(lead)
      .map(([field, value]) => `${called(field).replaceAll("_", " ")}: ${plain(value)}`)
      .join("; ") || "–",
    did.join("; ") || "–",
    expected.join(", "),
  ]
}

function plain(value: unknown, word = (text: string) => text): string {
  if (Array.isArray(value)) return value.map((one) => plain(one, word)).join(", ")
  if (typeof value !== "object" || value === null) return word(String(value))
  return Object.entries(value)
    .map(([name, one]) => `${word(name).replaceAll("_", " ")} ${plain(one, word)}`)
    .join(", ")
}
