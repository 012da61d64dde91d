import { posix } from "node:path"
import type { Readable } from "node:stream"
import { Refusal } from "#domain/refusal.ts"
import { readDateStyles } from "./number-formats.ts"
import { openZip, type Zip } from "./open-zip.ts"
import { readSheet, type SheetRow, type Workbook } from "./read-sheet.ts"
import { NO_STRINGS, readSharedStrings } from "./shared-strings.ts"
import { walkXml } from "./walk-xml.ts"

/** A workbook whose parts are known. `sheets`: those that are not hidden, in the order in which they are shown. */
export type Xlsx = {
  sheets: string[]
  /** The rows of a sheet, each time from the beginning. */
  rows: (sheet: string) => AsyncGenerator<SheetRow[]>
  close: () => void
}

const MIB = 1024 * 1024
/** So much may the parts unpack to: an archive of a few kilobytes can hold gigabytes. */
const MOST = { small: 16 * MIB, strings: 512 * MIB, sheet: 2048 * MIB }

/**
 * Opens an Excel workbook (.xlsx). Sheets are unpacked and read as they are asked for, a piece at a time; only the table of texts is kept, as bytes.
 *
 * @throws Refusal when it is broken, has a password, no sheet, or would unpack to too much
 */
export async function openXlsx(path: string): Promise<Xlsx> {
  const zip = await openZip(path)
  try {
    return await open(zip)
  } catch (error) {
    zip.close()
    throw error
  }
}

async function open(zip: Zip): Promise<Xlsx> {
  const book = await workbookPart(zip)
  const relations = await relationsOf(zip, book)
  const { sheets, since1904 } = await sheetsOf(await zip.stream(book, MOST.small))
  if (sheets.length === 0) throw new Refusal("xlsx_no_sheet", "The workbook has no sheet that is not hidden.")
  const workbook: Workbook = {
    strings: await part(zip, relations.byType("sharedStrings"), MOST.strings, readSharedStrings, NO_STRINGS),
    isDate: await part(zip, relations.byType("styles"), MOST.small, readDateStyles, () => false),
    since1904,
  }
  const paths = new Map(sheets.map(({ name, id }) => [name, relations.byId(id)]))
  async function* rows(sheet: string): AsyncGenerator<SheetRow[]> {
    yield* readSheet(await zip.stream(paths.get(sheet) ?? sheet, MOST.sheet), workbook)
  }
  return { sheets: [...paths.keys()], rows, close: zip.close }
}

async function part<Part>(
  zip: Zip,
  path: string | null,
  most: number,
  read: (source: Readable) => Promise<Part>,
  none: Part,
): Promise<Part> {
  return path === null || !zip.has(path) ? none : read(await zip.stream(path, most))
}

type Relations = { byId: (id: string) => string | null; byType: (type: string) => string | null }

async function workbookPart(zip: Zip): Promise<string> {
  const main = (await relationsOf(zip, "")).byType("officeDocument")
  if (main !== null && zip.has(main)) return main
  if (zip.has("xl/workbook.xml")) return "xl/workbook.xml"
  throw new Refusal("xlsx_no_workbook", "The file is a zip archive, but no Excel workbook (.xlsx). Unpack it, or save the sheet as CSV.")
}

/** Where the parts lie that a part refers to. */
async function relationsOf(zip: Zip, of: string): Promise<Relations> {
  const folder = posix.dirname(of)
  const path = posix.join(of === "" ? "" : folder, "_rels", `${posix.basename(of)}.rels`)
  const found: { id: string; type: string; target: string }[] = []
  if (zip.has(path)) {
    const open = (name: string, { Id = "", Type = "", Target = "" }: Record<string, string>) => {
      if (name === "Relationship")
        found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target: targetOf(Target, of === "" ? "" : folder) })
    }
    for await (const _ of walkXml(await zip.stream(path, MOST.small), { open, text() {}, close() {} })) continue
  }
  const one = (is: (each: (typeof found)[number]) => boolean) => found.find(is)?.target ?? null
  return { byId: (id) => one((each) => each.id === id), byType: (type) => one((each) => each.type === type) }
}

function targetOf(target: string, folder: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(folder, target)
}

async function sheetsOf(source: Readable): Promise<{ sheets: { name: string; id: string }[]; since1904: boolean }> {
  const sheets: { name: string; id: string }[] = []
  let since1904 = false
  const open = (name: string, attributes: Record<string, string>) => {
    if (name === "workbookPr") since1904 = ["1", "true"].includes(attributes["date1904"] ?? "")
    if (name !== "sheet" || (attributes["state"] ?? "visible") !== "visible") return
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? ""
    sheets.push({ name: attributes["name"] ?? "", id })
  }
  for await (const _ of walkXml(source, { open, text() {}, close() {} })) continue
  return { sheets, since1904 }
}
