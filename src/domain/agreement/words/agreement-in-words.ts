import type { Agreement } from "#domain/agreement/agreement.ts"
import { sentence, table, type Chapter } from "#domain/agreement/words/chapter.ts"
import { cadenceWords } from "#domain/agreement/words/cadence-words.ts"
import { gateWords } from "#domain/agreement/words/gate-words.ts"
import { outcomeWords } from "#domain/agreement/words/outcome-words.ts"
import { promiseWords } from "#domain/agreement/words/promise-words.ts"
import { routingWords } from "#domain/agreement/words/routing-words.ts"
import { scoreWords } from "#domain/agreement/words/score-words.ts"
import { leavesOf, told } from "#domain/agreement/words/told-of.ts"

/** The whole agreement as people read it: sentences and tables. What no sentence tells stands at the end as it is written, so nothing is left out. */
export function agreementInWords(agreement: Agreement): Chapter[] {
  const { document, told: said } = told(agreement)
  const chapters = [
    about(document),
    ...[gateWords, scoreWords, routingWords, promiseWords, cadenceWords, outcomeWords].flatMap((tell) => tell(document)),
  ]
  const rest = leavesOf(agreement).filter(({ path }) => !said.has(path))
  return rest.length === 0 ? chapters : [...chapters, further(rest)]
}

function about({ name, about: what, agreement: format }: Agreement): Chapter {
  const blocks = [sentence("name", name), ...(what === undefined ? [] : [sentence("about", what)])]
  return { id: "about", title: "What this is", blocks: [...blocks, sentence("format", `Written in version ${format} of the format.`)] }
}

function further(rest: readonly { path: string; value: unknown }[]): Chapter {
  const rows = rest.map(({ path, value }) => ({ key: path, cells: [path.replaceAll("/", " › ").replaceAll("_", " "), String(value)] }))
  return { id: "further", title: "Further terms", blocks: [table("further", "As they are written", ["Term", "Value"], rows)] }
}
