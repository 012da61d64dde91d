import type { z } from "zod"
import { keysAt, plainFormsAt } from "#contract/agreement-places.ts"
import { type AgreementProblem, type DocumentPath, error } from "#domain/agreement/agreement-problem.ts"
import { didYouMean } from "#domain/agreement/did-you-mean.ts"

type Issue = z.core.$ZodIssue

/** What zod found wrong with a document, in our words: one problem per place, each with its path from the root. */
export function problemsOf(issues: Issue[], document: unknown): AgreementProblem[] {
  return issues.flatMap((issue) => problemOf(issue, [], document))
}

function problemOf(issue: Issue, base: DocumentPath, document: unknown): AgreementProblem[] {
  const path = [...base, ...(issue.path as DocumentPath)]
  const value = valueAt(document, path)
  if (issue.code === "unrecognized_keys") return issue.keys.slice(0, MOST).map((key) => unknownKey(key, path))
  if (issue.code === "invalid_union") return unionProblem(issue, path, document)
  if (issue.code === "invalid_key") return [error(path, `"${String(path.at(-1))}" can't be a name.`, nameHint)]
  if (value === undefined) return [error(path.slice(0, -1), `"${String(path.at(-1))}" is missing here.`, hintOf(issue))]
  return [error(path, sentenceOf(issue, value), hintOf(issue))]
}

function unknownKey(key: string, path: DocumentPath): AgreementProblem {
  const known = keysAt(path)
  if (known.includes(key))
    return error([...path, key], `"${key}" does not go together with the other keys here.`, "Write two blocks, under all or any.")
  const meant = didYouMean(key, known)
  return error([...path, key], `"${key}" is not known here.`, meant ? `Did you mean "${meant}"?` : `Known here: ${known.join(", ")}.`)
}

/** Of all the forms a value may have, the one that it looks most like is taken, and its problems are told. */
function unionProblem(issue: Issue & { code: "invalid_union" }, path: DocumentPath, document: unknown): AgreementProblem[] {
  const value = valueAt(document, path)
  const ranked = issue.errors.map((errors) => ({ errors, strangeness: strangeness(errors) })).sort((a, b) => a.strangeness - b.strangeness)
  const [best, next] = ranked
  const allStrange = typeof value !== "object" || value === null || (best?.strangeness ?? 9) >= 9 || isEmpty(value)
  if (!best || allStrange || (next && next.strangeness === best.strangeness && best.strangeness >= 2)) {
    return noForm(value, path)
  }
  const shape = best.errors.filter((each) => each.code === "unrecognized_keys")
  return (shape.length > 0 ? shape : best.errors).flatMap((each) => problemOf(each, path, document))
}

/** What to say of a value that looks like none of the forms: its strange keys, or which forms there are. */
function noForm(value: unknown, path: DocumentPath): AgreementProblem[] {
  if (value === undefined) return [error(path.slice(0, -1), `"${String(path.at(-1))}" is missing here.`, formsOf(path))]
  const known = keysAt(path)
  const strange =
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).filter((key) => !known.includes(key)) : []
  const keys = known.length > 0 ? strange.slice(0, MOST) : []
  return keys.length > 0 ? keys.map((key) => unknownKey(key, path)) : [error(path, `${shown(value)} does not fit here.`, formsOf(path))]
}

/** How far a value is from a form: keys that are strange to it and keys that it lacks; 9 when it is something else altogether. */
function strangeness(errors: Issue[]): number {
  return errors.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys") return sum + issue.keys.length
    if (issue.path.length === 0) return sum + 9
    return issue.path.length === 1 && issue.code === "invalid_type" && /received undefined/.test(issue.message) ? sum + 1 : sum
  }, 0)
}

function formsOf(path: DocumentPath): string | null {
  const keys = keysAt(path)
  const said = [...plainFormsAt(path), ...(keys.length > 0 ? [`a block with ${keys.join(", ")}`] : [])]
  return said.length > 0 ? `Write ${said.join(", or ")}.` : null
}

/** Most strange keys of one block that are told. */
const MOST = 50
const nameHint = "Write lower-case letters, digits and underscores, beginning with a letter."
const named: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  null: "null",
  array: "a list",
  tuple: "a list",
  object: "a block of keys",
  record: "a block of keys",
}

function sentenceOf(issue: Issue, value: unknown): string {
  if (issue.code === "too_small")
    return issue.origin === "number" || issue.origin === "int" ? `${shown(value)} is too small.` : tooShort(value)
  if (issue.code === "too_big")
    return issue.origin === "number" || issue.origin === "int" ? `${shown(value)} is too large.` : "This is too long."
  if (issue.code === "invalid_format") return `${shown(value)} can't be a name.`
  return `${shown(value)} does not fit here.`
}

function tooShort(value: unknown): string {
  return Array.isArray(value) ? (value.length === 0 ? "This list is empty." : "This list is too short.") : "This text is empty."
}

function hintOf(issue: Issue): string | null {
  if (issue.code === "invalid_type") return `Write ${named[issue.expected] ?? issue.expected}.`
  if (issue.code === "invalid_value") return `Write ${issue.values.map(String).join(", ")}.`.replace(/, ([^,]*)$/, " or $1")
  if (issue.code === "too_small") return `At least ${issue.inclusive ? "" : "more than "}${String(issue.minimum)}.`
  if (issue.code === "too_big") return `At most ${String(issue.maximum)}.`
  return issue.code === "invalid_format" ? nameHint : null
}

function shown(value: unknown): string {
  if (value === null) return "Nothing (null)"
  if (Array.isArray(value)) return "A list"
  if (typeof value === "object") return "A block of keys"
  const text = String(value)
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}

function valueAt(document: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined),
    document,
  )
}
