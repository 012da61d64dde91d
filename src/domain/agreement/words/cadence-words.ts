import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Cadence } from "#domain/agreement/cadence-rules.ts"
import { CELL_WORDS } from "#domain/agreement/words/cell-words.ts"
import { listed, sentence, speakerOf, table, type Chapter } from "#domain/agreement/words/chapter.ts"
import type { Language } from "#domain/language/language.ts"

const AWAY = { cover: "the cover does the step", pause: "the step waits" }

/** The follow-up that sales owes, step by step. */
export function cadenceWords({ cadences, ...agreement }: Agreement, language: Language): Chapter[] {
  if (cadences === undefined) return []
  const { owner_away: away, out_of_office: office, list } = cadences
  const speak = speakerOf(agreement, language)
  const row = ({ id, says, tiers, when, commitment }: Cadence, place: number) => {
    const owed =
      commitment === undefined
        ? "–"
        : `${commitment.least} to ${commitment.most} touches in ${commitment.days} days over ${commitment.channels} channels`
    return { key: id, cells: [id, `${place + 1}`, says, listed(tiers), speak(when), owed] }
  }
  return [
    {
      id: "cadences",
      title: "How leads are followed up",
      blocks: [
        sentence(
          "cadences.away",
          `When the owner is away for more than a day: ${AWAY[away[1]]} (tier 1), ${AWAY[away[2]]} (tier 2), ${AWAY[away[3]]} (tier 3).`,
        ),
        sentence("cadences.office", `An automatic reply that names no date pauses the follow-up for ${office}.`),
        table("cadences", "The first that holds is used", ["Cadence", "Place", "For", "Tiers", "When", "Owed instead"], list.map(row)),
        table(
          "cadences.steps",
          "Its steps",
          ["Step", "Does", "By", "After the one before", "Within", "Says", "By itself"],
          list.flatMap((cadence) => stepRows(cadence, language)),
        ),
      ],
    },
  ]
}

function stepRows({ id, steps }: Cadence, language: Language) {
  const { word } = CELL_WORDS[language]
  return steps.map(({ says, channel, after, within, part, automatic }, at) => ({
    key: `${id}.${at + 1}`,
    cells: [`${id} ${at + 1}`, says, word(channel), after, within ?? "–", word(part ?? "–"), word(automatic ?? "–")],
  }))
}
