import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { describe, expect, test } from "vitest"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { agreementInWords } from "#domain/agreement/words/agreement-in-words.ts"
import type { Chapter, Table } from "#domain/agreement/words/chapter.ts"
import { saidIn } from "#domain/language/said-in.ts"

/** Sentences that the agreement itself brings along. */
const BROUGHT = /^(name|about|definitions\.(mql|sal|sql)|scoring\..*\.says)$/
/** Words that are the same in both languages. */
const THE_SAME = new Set(["Teams", "Team", "Region", "Signal", "Pool", "Leads", "Text", "Voicemail", "LinkedIn", "Video", "E-Mail"])

describe.each(["default", "europe"])("the shipped agreement %s in German", (name) => {
  const agreement = parse(readFileSync(new URL(`../../../../agreements/${name}.yaml`, import.meta.url), "utf8")) as Agreement
  const [english, german] = [agreementInWords(agreement), agreementInWords(agreement, "de")]

  test("has the same parts", () => {
    expect(partsOf(german)).toEqual(partsOf(english))
  })

  test("leaves no title, column or sentence of Baton's in English", () => {
    const [before, after] = [spokenIn(english), spokenIn(german)]

    expect(after.filter((text, at) => text === before[at] && !THE_SAME.has(text))).toEqual([])
  })

  test("is German already when it is said once more", () => {
    expect(spokenIn(german).filter((text) => saidIn("de", text) !== text)).toEqual([])
  })

  test("calls no two columns of a table by the same name", () => {
    expect(tablesIn(german).filter(({ columns }) => new Set(columns).size !== columns.length)).toEqual([])
  })

  test("tells its conditions in German", () => {
    const conditions = tablesIn(german).flatMap(({ columns, rows }) => rows.map(({ cells }) => cells[columns.indexOf("Wenn")] ?? ""))

    expect(conditions.filter((text) => /\b(is|and|or|within|in all|looks like)\b/.test(text.replaceAll(/„[^“]*“/g, "")))).toEqual([])
  })

  test("keeps what leads are told word for word", () => {
    const told = (chapters: Chapter[]) => tablesIn(chapters).filter(({ key }) => key === "plays.texts" || key === "acknowledgement.words")

    expect(told(german).map(({ rows }) => rows)).toEqual(told(english).map(({ rows }) => rows))
  })
})

function tablesIn(chapters: readonly Chapter[]): Table[] {
  return chapters.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"))
}

function partsOf(chapters: readonly Chapter[]) {
  return chapters.map(({ id, blocks }) => [
    id,
    blocks.map((block) => [block.key, block.kind === "table" ? block.rows.map(({ key, cells }) => [key, cells.length]) : null]),
  ])
}

/** What Baton says of its own: titles, columns and sentences. */
function spokenIn(chapters: readonly Chapter[]): string[] {
  return chapters.flatMap(({ title, blocks }) => [
    title,
    ...blocks.flatMap((block) => (block.kind === "table" ? [block.title, ...block.columns] : BROUGHT.test(block.key) ? [] : [block.says])),
  ])
}
