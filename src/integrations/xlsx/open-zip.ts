import type { Readable } from "node:stream"
import { openPromise, type Entry, type ZipFile } from "yauzl"
import { Refusal } from "#domain/refusal.ts"

/** An archive whose files can be read one after the other, each as a stream that is never longer than the archive says. */
export type Zip = {
  /** Whether there is a file of this name; case does not matter. */
  has: (name: string) => boolean
  /** @throws Refusal when the file is missing or would unpack to more than `most` bytes */
  stream: (name: string, most: number) => Promise<Readable>
  close: () => void
}

const MOST_FILES = 10_000

/**
 * Opens a zip archive by its directory; nothing is unpacked yet.
 *
 * @throws Refusal when it is broken, has a password or more than 10,000 files
 */
export async function openZip(path: string): Promise<Zip> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(broken)
  try {
    const entries = await entriesOf(zip)
    return {
      has: (name) => entries.has(name.toLowerCase()),
      stream: async (name, most) => unpack(zip, entries.get(name.toLowerCase()), name, most),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_FILES)
    throw new Refusal("xlsx_too_large", `The workbook is an archive of ${zip.entryCount} files; ${MOST_FILES} are allowed.`)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  } catch (error) {
    broken(error)
  }
  return entries
}

async function unpack(zip: ZipFile, entry: Entry | undefined, name: string, most: number): Promise<Readable> {
  if (entry === undefined)
    throw new Refusal(
      "xlsx_broken",
      `The workbook lacks its part ${name}. Open it in a spreadsheet program and save it again, or save the sheet as CSV.`,
    )
  if (entry.isEncrypted()) throw new Refusal("xlsx_password", "The workbook has a password. Save it without one, or save the sheet as CSV.")
  if (entry.uncompressedSize > most)
    throw new Refusal(
      "xlsx_too_large",
      `A part of the workbook would unpack to ${Math.round(entry.uncompressedSize / 1024 / 1024).toLocaleString("en")} MiB; ${most / 1024 / 1024} are allowed. Save the sheet as CSV, or split it.`,
    )
  return zip.openReadStreamPromise(entry).catch(broken)
}

/** What a broken archive is answered with. */
export function broken(error: unknown): never {
  if (error instanceof Refusal) throw error
  const says = error instanceof Error ? ` (${error.message.slice(0, 100)})` : ""
  throw new Refusal(
    "xlsx_broken",
    `The workbook can't be unpacked${says}. Open it in a spreadsheet program and save it again, or save the sheet as CSV.`,
  )
}
