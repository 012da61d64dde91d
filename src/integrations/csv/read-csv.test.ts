import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { csvLine } from "#domain/csv-line.ts"
import { readCsv, type CsvOptions } from "./read-csv.ts"

/** A file's header, rows and errors; `size` is how many bytes come at a time. */
async function readAll(file: string | Uint8Array, { size = 1 << 20, ...options }: CsvOptions & { size?: number } = {}) {
  const bytes = typeof file === "string" ? Buffer.from(file) : file
  const csv = await readCsv(inPieces(bytes, size), options)
  const all = await Array.fromAsync(csv.rows())
  const rows = all.flatMap((row) => (row.cells === null ? [] : [row.cells]))
  const lines = all.flatMap((row) => (row.cells === null ? [] : [row.line]))
  const problems = all.flatMap((row) => ("problems" in row ? row.problems : []))
  const errors = all.flatMap((row) => (row.cells === null ? [[row.line, row.reason] as const] : []))
  return { header: csv.header, delimiter: csv.delimiter, encoding: csv.encoding(), rows, lines, problems, errors }
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const utf16 = (text: string, bigEndian: boolean) => (bigEndian ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, "utf16le"))

describe("what a file is written in is recognised", () => {
  const text = "name,city\r\nJürgen,Köln\r\nZoë,Łódź €\r\n"
  const western = "name,city\r\nJürgen,Köln\r\nZoë,Nîmes\r\n"

  test.each([
    ["utf-8", Buffer.from(text), ["Zoë", "Łódź €"]],
    ["utf-8", Buffer.from(`\uFEFF${text}`), ["Zoë", "Łódź €"]],
    ["utf-16le", utf16(`\uFEFF${text}`, false), ["Zoë", "Łódź €"]],
    ["utf-16be", utf16(`\uFEFF${text}`, true), ["Zoë", "Łódź €"]],
    ["utf-16le", utf16(text, false), ["Zoë", "Łódź €"]],
    ["utf-16be", utf16(text, true), ["Zoë", "Łódź €"]],
    ["windows-1252", Buffer.from(western, "latin1"), ["Zoë", "Nîmes"]],
  ])("%s", async (encoding, bytes, last) => {
    expect(await readAll(bytes)).toMatchObject({ encoding, header: ["name", "city"], rows: [["Jürgen", "Köln"], last] })
  })

  test("a first character beyond ASCII that comes late still decides between UTF-8 and Windows-1252", async () => {
    const plain = `name,city\n${"Ann,Bonn\n".repeat(20_000)}`
    const late = await readAll(Buffer.concat([Buffer.from(plain), Buffer.from("Jürgen,Köln\n", "latin1")]), { size: 1000 })
    expect(late).toMatchObject({ encoding: "windows-1252", errors: [], problems: [] })
    expect(late.rows.at(-1)).toEqual(["Jürgen", "Köln"])
  })

  test.each([
    ["a,b,c\n1,2,3\n", ","],
    ["a;b;c\n1,5;2;3\n", ";"],
    ["a\tb\n1, 2\t3\n", "\t"],
    ["a|b\n1,2|3\n", "|"],
    ["only\none\ncolumn\n", ","],
    ['name;note\n"a,b,c,d";x\n"e,f,g,h";y\n', ";"],
    ["sep=;\na;b\n1;2\n", ";"],
  ])("%j is delimited by %j", async (file, delimiter) => {
    expect(await readAll(file)).toMatchObject({ delimiter, errors: [], problems: [] })
  })

  test("line ends may be mixed, and lines are counted as an editor does", async () => {
    const { rows, lines } = await readAll('a,b\r\n1,2\n\n3,4\r"5\r\n6",7\r\n8,9')
    expect(rows).toEqual([["1", "2"], ["3", "4"], ["5\r\n6", "7"], ["8", "9"]]) // prettier-ignore
    expect(lines).toEqual([2, 4, 5, 7])
  })
})

describe("what is broken costs its own row only", () => {
  test.each([
    ["an unclosed quote", 'a,b\n1,"2\n3,4\n5,6\n', [["3", "4"], ["5", "6"]], [2]],
    ["an unclosed quote before quoted rows", 'a,b\n1,"2\n3,"4"\n5,"6"\n', [["3", "4"], ["5", "6"]], [2]],
    ["an unclosed quote with CRLF", 'a,b\r\n1,"2\r\n3,"4"\r\n5,6\r\n', [["3", "4"], ["5", "6"]], [2]],
    ["text behind closing quotes", 'a,b\n"1"x,2\n3,4\n', [["3", "4"]], [2]],
    ["a broken row over two lines", 'a,b\n"1\n2"x\n4,5\n', [["4", "5"]], [2, 3]],
    ["a broken row around whole lines", 'a,b\r\n"1\r\n2,2\r\n3",x,"y"z\r\n4,5\r\n', [["2", "2"], ["4", "5"]], [2, 4]],
    ["an unclosed quote in the last line", 'a,b\n1,2\n3,"4', [["1", "2"]], [3]],
  ])("%s", async (_, text, rows, errors) => {
    for (const size of [1, 3, 1000]) {
      const read = await readAll(text, { size })
      expect(read.errors.map(([line]) => line)).toEqual(errors)
      expect(read.rows.filter((row) => row[1] !== "")).toEqual(rows)
    }
  }) // prettier-ignore

  test("quotes inside a cell without quotes are ordinary characters", async () => {
    expect((await readAll('a,b\n5" disk,the "best"\n')).rows).toEqual([['5" disk', 'the "best"']])
  })

  test("a line of 10 MB is an error, and the rows around it are read", async () => {
    const long = Buffer.from(`a,b\n1,2\n${"x".repeat(10_000_000)}\n3,4\n"${"y\n".repeat(10)}${"z".repeat(2_000_000)}",1\n5,6\n`)
    const { rows, errors } = await readAll(long, { size: 65_536 })
    expect(rows.filter((row) => row[1] !== "")).toEqual([["1", "2"], ["3", "4"], ["5", "6"]]) // prettier-ignore
    expect(errors[0]).toEqual([3, "The row is longer than 1,000,000 characters."])
  })

  test("short rows are filled, long ones kept, zero bytes taken out: each said", async () => {
    const { rows, problems } = await readAll("a,b,c\n1\n1,2,3,4\n1,2,3,,,\n1,\0x\0,3\n,,\n")
    expect(rows).toEqual([["1", "", ""], ["1", "2", "3", "4"], ["1", "2", "3"], ["1", "x", "3"]]) // prettier-ignore
    expect(problems).toHaveLength(3)
  })
})

describe("what is no table is refused in words", () => {
  test.each([
    ["", "The file is empty"],
    ["\n\r\n", "The file is empty"],
    ["\uFEFF", "The file is empty"],
    ["PK\u0003\u0004rest", "Excel workbook"],
    [",,\n1,2,3\n", "has no name in it"],
    ['"a,b\n1,2\n', "cannot be read"],
    ["x".repeat(2000), "is a line end missing"],
  ])("%j", async (text, reason) => {
    await expect(readAll(text)).rejects.toThrow(reason)
  })

  test("a header alone has no rows", async () => {
    expect(await readAll("a,b")).toMatchObject({ header: ["a", "b"], rows: [], errors: [] })
    expect(await readAll("a,a\r\n")).toMatchObject({ header: ["a", "a"], rows: [] })
  })
})

const cell = fc.string({ unit: fc.constantFrom("a", "ü", "€", " ", ",", ";", '"', "\n", "\r", "\t", "|"), maxLength: 6 })

test("what was written by the rules is read back, in pieces of any size, as csv-parse reads it", async () => {
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom("\n", "\r\n"), async (cells, size, lineEnd) => {
      const quoted = cells.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(",") + lineEnd)
      const text = `h1,h2,h3${lineEnd}${quoted.join("")}`
      const { rows, errors } = await readAll(text, { size, delimiter: ",", encoding: "utf-8" })
      expect(errors).toEqual([])
      const peer = parse(text, { from_line: 2, record_delimiter: [lineEnd] })
      expect(rows).toEqual(peer.filter((row) => row.some((each) => each !== "")))
    }),
  )
})

test("any bytes are read to the end, and the same whatever pieces they come in", async () => {
  const piece = fc.constantFrom('"', ",", "\n", "\r\n", "\r", "a", '""', "x,y", "\0", "\xFF")
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
      const bytes = Buffer.from(`h1,h2\n${pieces.join("")}`, "latin1")
      const whole = await readAll(bytes, { delimiter: ",", encoding: "windows-1252" })
      expect(await readAll(bytes, { size, delimiter: ",", encoding: "windows-1252" })).toEqual(whole)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [["a", 1, true, null], "a,1,true,\r\n"],
  [["=1+1"], "'=1+1\r\n"],
  [["+49 30 1234"], "'+49 30 1234\r\n"],
  [["@handle", "-5", "-x"], "'@handle,-5,'-x\r\n"],
  [["\t=1+1"], '"\'\t=1+1"\r\n'],
  [["\r=1+1"], '"\'\r=1+1"\r\n'],
  [["＝1+1"], "'＝1+1\r\n"],
  [["\u200B=1+1"], "'\u200B=1+1\r\n"],
  [['"=1'], '"\'""=1"\r\n'],
  [["a,b", 'c"d', "e\nf", " g"], '"a,b","c""d","e\nf"," g"\r\n'],
])("the cells %j are written as %j, and no cell is a formula", (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
