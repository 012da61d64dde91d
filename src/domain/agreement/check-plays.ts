import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Play } from "#domain/agreement/play.ts"
import { type AgreementProblem, type DocumentPath, error } from "#domain/agreement/agreement-problem.ts"
import { mergeProblems } from "#domain/play/merge-text.ts"
import { everyText } from "#domain/play/play-texts.ts"
import { quotedBehaviour } from "#domain/wording/quoted-behaviour.ts"

/** What is said to leads: places that would stay empty, and words that tell the lead it was watched. */
export function checkPlays({ plays, acknowledgement }: Agreement): AgreementProblem[] {
  return [
    ...plays.flatMap(checkPlay),
    ...(["subject", "text"] as const).flatMap((part) =>
      Object.entries(acknowledgement[part]).flatMap(([language, text]) => checkWording(text, ["acknowledgement", part, language])),
    ),
  ]
}

function checkPlay(play: Play, index: number): AgreementProblem[] {
  return everyText(play).flatMap(({ path, text }) => {
    const place = ["plays", index, ...path]
    return [...mergeProblems(text).map(({ says, fix }) => error(place, says, fix)), ...checkWording(text, place)]
  })
}

function checkWording(text: string, path: DocumentPath): AgreementProblem[] {
  return quotedBehaviour(text).map(({ sentence, why, instead }) =>
    error(path, `"${sentence}" can't be said to a lead. ${why}`, `Say: "${instead}"`),
  )
}
