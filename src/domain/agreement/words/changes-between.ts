import type { Agreement } from "#domain/agreement/agreement.ts"
import { agreementInWords } from "#domain/agreement/words/agreement-in-words.ts"
import type { Block, Chapter } from "#domain/agreement/words/chapter.ts"
import type { Language } from "#domain/language/language.ts"

/** One difference between two versions: where it stands, what it is about, and how it read before and reads now; null: not there. */
export type Change = {
  chapter: string
  title: string
  about: string
  kind: "added" | "removed" | "changed"
  before: string | null
  after: string | null
}

/** What of an agreement reads differently than before, in plain words and in the order of the agreement. Comments and the order of keys change nothing. */
export function changesBetween(before: Agreement, after: Agreement, language: Language = "en"): Change[] {
  const [was, is] = [linesOf(before, language), linesOf(after, language)]
  const changed = [...is.values()].flatMap((line) => changeOf(was.get(line.key), line))
  const removed = [...was.values()].flatMap((line) => (is.has(line.key) ? [] : changeOf(line, undefined)))
  return [...changed, ...removed]
}

/** A sentence or a row, which is compared as one: by how it reads in English, whatever language it is told in. */
type Line = { key: string; chapter: string; title: string; about: string; cells: Cell[]; english: Cell[] }
type Cell = { name: string; says: string }

function linesOf(agreement: Agreement, language: Language): Map<string, Line> {
  const english = toldLines(agreementInWords(agreement))
  const told = language === "en" ? english : toldLines(agreementInWords(agreement, language))
  return new Map(told.map((line, at) => [line.key, { ...line, english: english[at]?.cells ?? [] }]))
}

function toldLines(chapters: readonly Chapter[]): Omit<Line, "english">[] {
  return chapters.flatMap(({ id, title, blocks }) =>
    blocks.flatMap((block) => linesIn(block).map((line) => ({ ...line, chapter: id, title }))),
  )
}

function linesIn(block: Block): Pick<Line, "key" | "about" | "cells">[] {
  if (block.kind === "sentence") return [{ key: block.key, about: "", cells: [{ name: "", says: block.says }] }]
  return block.rows.map(({ key, cells }) => ({
    key: `${block.key}/${key}`,
    about: `${block.title}: ${cells[0] ?? key}`,
    cells: cells.map((says, place) => ({ name: block.columns[place] ?? "", says })),
  }))
}

/** Of a row only the cells are told that differ, and of a new or gone one all. */
function changeOf(was: Line | undefined, is: Line | undefined): Change[] {
  const line = is ?? was
  if (line === undefined) return []
  const { chapter, title, about } = line
  const differs = (place: number) => was?.english[place]?.says !== is?.english[place]?.says
  const said = (one: Line | undefined) =>
    one === undefined ? null : inOne(one.cells.filter((_, place) => was === undefined || is === undefined || differs(place)))
  const isSame = was !== undefined && is !== undefined && !line.cells.some((_, place) => differs(place))
  if (isSame) return []
  const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed"
  return [{ chapter, title, about, kind, before: said(was), after: said(is) }]
}

function inOne(cells: readonly Cell[]): string {
  return cells
    .filter(({ says }) => says !== "–")
    .map(({ name, says }) => (name === "" ? says : `${name}: ${says}`))
    .join("; ")
}
