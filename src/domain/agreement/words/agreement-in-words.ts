import type { Agreement } from "#domain/agreement/agreement.ts"
import { sentence, table, type Block, type Chapter } from "#domain/agreement/words/chapter.ts"
import { cadenceWords } from "#domain/agreement/words/cadence-words.ts"
import { gateWords } from "#domain/agreement/words/gate-words.ts"
import { outcomeWords } from "#domain/agreement/words/outcome-words.ts"
import { promiseWords } from "#domain/agreement/words/promise-words.ts"
import { routingWords } from "#domain/agreement/words/routing-words.ts"
import { scoreWords } from "#domain/agreement/words/score-words.ts"
import { leavesOf, told } from "#domain/agreement/words/told-of.ts"
import type { Language } from "#domain/language/language.ts"
import { saidIn } from "#domain/language/said-in.ts"

/** The whole agreement as people read it: sentences and tables. What no sentence tells stands at the end as it is written, so nothing is left out. */
export function agreementInWords(agreement: Agreement, language: Language = "en"): Chapter[] {
  const { document, told: said } = told(agreement)
  const chapters = [
    about(document),
    ...[gateWords, scoreWords, routingWords, promiseWords, cadenceWords, outcomeWords].flatMap((tell) => tell(document, language)),
  ]
  const rest = leavesOf(agreement).filter(({ path }) => !said.has(path))
  const all = rest.length === 0 ? chapters : [...chapters, further(rest)]
  return language === "en" ? all : all.map(chapterInGerman)
}

function chapterInGerman({ id, title, blocks }: Chapter): Chapter {
  return { id, title: german(title), blocks: blocks.map(blockInGerman) }
}

/** Tables of what leads are told: it stands there word for word. */
const TOLD_TO_LEADS = new Set(["plays.texts", "acknowledgement.words"])

function blockInGerman(block: Block): Block {
  if (block.kind === "sentence") return { ...block, says: german(block.says) }
  const isToldAsIs = (cell: string) => TOLD_TO_LEADS.has(block.key) || isCode(cell)
  const rows = block.rows.map(({ key, cells }) => ({ key, cells: cells.map((cell) => (isToldAsIs(cell) ? cell : german(cell))) }))
  return { ...block, title: german(block.title), columns: block.columns.map(german), rows }
}

/** Names that the agreement gives, such as marketing or email, stay as they are. */
function isCode(cell: string): boolean {
  return /^[a-z\d_.-]+$/.test(cell)
}

function german(text: string): string {
  return saidIn("de", text)
}

function about({ name, about: what, agreement: format, currency }: Agreement): Chapter {
  const blocks = [sentence("name", name), ...(what === undefined ? [] : [sentence("about", what)])]
  const money = currency === undefined ? [] : [sentence("currency", `Amounts are in ${currency} where nobody says otherwise.`)]
  return {
    id: "about",
    title: "What this is",
    blocks: [...blocks, ...money, sentence("format", `Written in version ${format} of the format.`)],
  }
}

function further(rest: readonly { path: string; value: unknown }[]): Chapter {
  const rows = rest.map(({ path, value }) => ({ key: path, cells: [path.replaceAll("/", " › ").replaceAll("_", " "), String(value)] }))
  return { id: "further", title: "Further terms", blocks: [table("further", "As they are written", ["Term", "Value"], rows)] }
}
