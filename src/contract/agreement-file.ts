import { type Document, LineCounter, type Pair, isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit } from "yaml"
import { AgreementBody } from "#contract/agreement.ts"
import { problemsOf } from "#contract/agreement-issues.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"
import type { AgreementProblem, DocumentPath } from "#domain/agreement/agreement-problem.ts"
import { regionsOf, withHolidays, workOutHolidays } from "#contract/holidays-of.ts"
import { checkAgreement } from "#domain/agreement/check-agreement.ts"

/** A problem with its place in the text; lines and columns count from 1. `pointer` is the same place as a JSON pointer. */
export type FileProblem = {
  severity: "error" | "warning"
  line: number
  column: number
  path: string
  pointer: string
  message: string
  fix?: string
}

/**
 * What a file says: the agreement, with warnings at most, or what is wrong with it. In order of their place.
 * `written` is what an agreement that can't be read says all the same, as far as it could be parsed.
 */
export type AgreementFile =
  | { agreement: Agreement; problems: FileProblem[] }
  | { agreement: null; problems: FileProblem[]; written: unknown }

const MOST_BYTES = 1_000_000
const MOST_ALIASES = 100
const MOST_PROBLEMS = 200
const DEEPEST = 60

/** A text that can be parsed, and what the schema makes of it. */
type Parsed = { source: Document.Parsed; lines: LineCounter; document: unknown; read: ReturnType<typeof AgreementBody.safeParse> }

/** An agreement from its file: YAML 1.2 or JSON, up to 1 MB, without tags of one's own. Never throws for what is in the text. */
export function readAgreementFile(text: string): AgreementFile {
  const parsed = parsedFrom(text)
  return "source" in parsed ? judged(parsed) : parsed
}

/** The same for a server: what takes seconds, the holidays of many regions, is worked out piece by piece, and others have their turn in between. */
export async function readAgreementInTurns(text: string): Promise<AgreementFile> {
  const parsed = parsedFrom(text)
  if (!("source" in parsed)) return parsed
  if (parsed.read.success) await workOutHolidays(regionsOf(parsed.read.data))
  return judged(parsed)
}

function parsedFrom(text: string): Parsed | AgreementFile {
  const refused = refusal(text)
  if (refused) return broken([{ severity: "error", line: 1, column: 1, path: "", pointer: "", ...refused }])

  const lines = new LineCounter()
  const source = parseDocument(text, {
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: "error",
  })
  const syntax = [...source.errors, ...source.warnings].map((each) => placed(lines, each.pos[0], syntaxProblem(each.code, each.message)))
  if (source.directives?.yaml.version !== "1.2") syntax.push(placed(lines, 0, OLD_YAML))
  if (syntax.length > 0) return broken(syntax.slice(0, 50))
  const twice = repeatedKeys(source, lines)
  if (twice.length > 0) return broken(twice.slice(0, MOST_PROBLEMS))
  const lost = lostAliases(source, lines)
  if (lost.length > 0) return broken(lost)
  try {
    const document: unknown = source.toJS({ maxAliasCount: MOST_ALIASES })
    return { source, lines, document, read: AgreementBody.safeParse(document) }
  } catch {
    return broken([
      placed(lines, 0, { message: "The file repeats itself through aliases (*name) too often.", fix: "Write the parts out." }),
    ])
  }
}

function judged({ source, lines, document, read }: Parsed): AgreementFile {
  const dated = read.success ? withHolidays(read.data) : null
  const problems =
    read.success && dated !== null
      ? [...dated.problems, ...checkAgreement(dated.agreement)]
      : problemsOf(read.error?.issues ?? [], document)
  const found = inOrder(problems.slice(0, MOST_PROBLEMS).map((problem) => located(problem, source, lines)))
  return dated !== null && found.every((each) => each.severity === "warning")
    ? { agreement: dated.agreement, problems: found }
    : broken(found, document)
}

function broken(problems: FileProblem[], written: unknown = null): AgreementFile {
  return { agreement: null, problems, written }
}

/** Why a text is not even parsed: too large, empty, or nested so deep that no agreement could be. */
function refusal(text: string): { message: string; fix?: string } | null {
  if (text.length > MOST_BYTES || new TextEncoder().encode(text).length > MOST_BYTES) {
    return { message: "The file is larger than 1 MB.", fix: "An agreement has some hundred kilobytes at most." }
  }
  if (text.trim() === "") return { message: "The file is empty.", fix: "Begin with a shipped agreement." }
  return isTooDeep(text) ? { message: `The file is nested more than ${DEEPEST} levels deep.` } : null
}

/** A cheap look before parsing: brackets that are open at once, and the deepest indentation. Brackets in texts may count, which is harmless. */
function isTooDeep(text: string): boolean {
  let open = 0
  for (const sign of text.matchAll(/[[\]{}]|(?:^|\n)(?:- ?|\? ?){61}/g)) {
    if (sign[0].length > 2) return true
    open = sign[0] === "[" || sign[0] === "{" ? open + 1 : Math.max(0, open - 1)
    if (open > DEEPEST) return true
  }
  return /\n[ ]{600}/.test(text)
}

/** A key that a block has twice: the second would silently win. 1 and "1" are the same key. */
function repeatedKeys(source: Document.Parsed, lines: LineCounter): FileProblem[] {
  const found: FileProblem[] = []
  visit(source, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : null
        const at = isScalar(key) ? (key.range?.[0] ?? 0) : (map.range?.[0] ?? 0)
        if (name === null) found.push(placed(lines, at, { message: "A key has to be a text." }))
        else if (seen.has(name)) found.push(placed(lines, at, { message: `"${name}" is there twice.`, fix: "Keep one of them." }))
        if (name !== null) seen.add(name)
      }
    },
  })
  return found
}

/** Aliases that name nothing, or a block that they are in themselves. */
function lostAliases(source: Document.Parsed, lines: LineCounter): FileProblem[] {
  const found: FileProblem[] = []
  visit(source, {
    Alias(_, alias, path) {
      const target = alias.resolve(source)
      if (target && !path.includes(target)) return
      found.push(
        placed(lines, alias.range?.[0] ?? 0, {
          message: `Nothing before this is called *${alias.source}.`,
          fix: `Mark a part with &${alias.source}.`,
        }),
      )
    },
  })
  return found
}

/** By place; what is said twice of the same place, because an alias brings it there twice, is said once. */
function inOrder(problems: FileProblem[]): FileProblem[] {
  const once = new Map(problems.toReversed().map((each) => [`${each.line}:${each.column} ${each.message}`, each]))
  return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column)
}

function located(problem: AgreementProblem, source: Document.Parsed, lines: LineCounter): FileProblem {
  const { severity, path, message, fix } = problem
  const pointer = path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
  return {
    ...placed(lines, offsetOf(source, path), fix === undefined ? { message } : { message, fix }),
    severity,
    path: pathInWords(path),
    pointer,
  }
}

function placed(lines: LineCounter, offset: number, said: { message: string; fix?: string }): FileProblem {
  const { line, col } = lines.linePos(offset)
  return { severity: "error", line: Math.max(1, line), column: Math.max(1, col), path: "", pointer: "", ...said }
}

/** Where a path lies in the text: a part of a block at its key, an item of a list at itself. As far as the path exists; aliases are followed. */
function offsetOf(source: Document.Parsed, path: DocumentPath): number {
  let node: unknown = source.contents
  let offset = 0
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(source)
    const child: unknown = isMap(node)
      ? node.items.find((pair) => keyName(pair) === String(key))
      : isSeq(node)
        ? node.items[Number(key)]
        : null
    if (!child) return offset
    offset = startOf(isPair(child) ? child.key : child) ?? offset
    node = isPair(child) ? child.value : child
  }
  return offset
}

function keyName(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

function startOf(node: unknown): number | null {
  const range = (node as { range?: [number, number, number] | null } | null)?.range
  return range ? range[0] : null
}

function pathInWords(path: DocumentPath): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "")
}

/** What the YAML parser found, in our words where it happens often; its own first sentence otherwise. */
function syntaxProblem(code: string, message: string): { message: string; fix?: string } {
  const first = message.split("\n")[0] ?? message
  return (
    SYNTAX[code] ?? {
      message: /[.!?]$/.test(first) ? first : `${first}.`,
      fix: "Look at the quotes, brackets and indentation of this line.",
    }
  )
}

const OLD_YAML = { message: "Only YAML 1.2 is read: older versions take yes and no for true and false.", fix: "Leave the %YAML line out." }

const SYNTAX: Record<string, { message: string; fix: string }> = {
  TAB_AS_INDENT: { message: "Tabs are not allowed as indentation.", fix: "Indent with spaces." },
  TAG_RESOLVE_FAILED: { message: "Tags (!name) are not allowed.", fix: "Leave the tag out." },
  MISSING_CHAR: { message: "A closing quote, bracket or colon is missing here.", fix: "Close what was opened." },
  BAD_INDENT: {
    message: "This is indented differently from what it belongs to.",
    fix: "Indent it like the lines beside it, and close every bracket.",
  },
  MULTIPLE_DOCS: { message: "A second document begins here.", fix: "Keep one agreement in a file." },
}
