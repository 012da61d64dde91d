import { crc32, deflateRawSync } from "node:zlib"

/** A cell of a test's sheet: text (shared), a number, a number shown as a date, a formula with its saved value, or XML as it stands. */
export type Cell = string | number | boolean | null | { date: number } | { formula: string; value: string | number } | { xml: string }
export type Sheet = { name: string; rows: (Cell[] | null)[]; hidden?: boolean }

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** A workbook as a spreadsheet program writes it; style 1 shows dates. */
export function workbook(sheets: readonly Sheet[], { since1904 = false }: { since1904?: boolean } = {}): Buffer {
  const strings: string[] = []
  const parts = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, strings)] as const)
  const list = sheets.map(
    ({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return zip([
    ["_rels/.rels", `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`],
    [
      "xl/workbook.xml",
      `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets>${list.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${relations.join("")}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ],
    ...parts,
    ["xl/sharedStrings.xml", `<sst xmlns="${MAIN}">${strings.join("")}</sst>`],
  ])
}

function sheetXml({ rows }: Sheet, strings: string[]): string {
  const lines = rows.flatMap((cells, i) =>
    cells === null
      ? []
      : [
          `<row r="${i + 1}">${cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${i + 1}`, strings)).join("")}</row>`,
        ],
  )
  return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`
}

function cellXml(cell: Cell, place: string, strings: string[]): string {
  if (cell === null) return ""
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === "string") return `<c r="${place}" t="s"><v>${strings.push(`<si><t>${escaped(cell)}</t></si>`) - 1}</v></c>`
  if ("date" in cell) return `<c r="${place}" s="1"><v>${cell.date}</v></c>`
  if ("xml" in cell) return cell.xml
  const type = typeof cell.value === "string" ? ' t="str"' : ""
  return `<c r="${place}"${type}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.value))}</v></c>`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
}

/** An archive of these files. @param said what the archive says that each unpacks to, when that is to be a lie */
export function zip(files: readonly (readonly [name: string, content: string | Buffer])[], said?: number): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const sizes = [crc32(bytes), packed.length, said ?? bytes.length, Buffer.byteLength(name)]
    const local = Buffer.concat([header(0x04034b50, [20, 0x800, 8, 0, 0], sizes, [0]), Buffer.from(name), packed])
    directory.push(header(0x02014b50, [20, 20, 0x800, 8, 0, 0], sizes, [0, 0, 0, 0], [0, at]), Buffer.from(name))
    locals.push(local)
    at += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, index, end])
}

function header(
  mark: number,
  before: number[],
  [crc = 0, packed = 0, size = 0, name = 0]: number[],
  after: number[],
  last: number[] = [],
): Buffer {
  const out = Buffer.alloc(4 + before.length * 2 + 12 + 2 + after.length * 2 + last.length * 4)
  let at = out.writeUInt32LE(mark, 0)
  for (const value of before) at = out.writeUInt16LE(value, at)
  for (const value of [crc, packed, size]) at = out.writeUInt32LE(value, at)
  at = out.writeUInt16LE(name, at)
  for (const value of after) at = out.writeUInt16LE(value, at)
  for (const value of last) at = out.writeUInt32LE(value, at)
  return out
}
