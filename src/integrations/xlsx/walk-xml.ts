import type { Readable } from "node:stream"
import sax from "sax"
import { Refusal } from "#domain/refusal.ts"
import { broken } from "./open-zip.ts"

/** What happens while XML is walked through. Names come without their prefix. */
export type XmlSteps = {
  open: (name: string, attributes: Record<string, string>) => void
  text: (text: string) => void
  close: (name: string) => void
}

const LONGEST_TEXT = 4 * 1024 * 1024

/**
 * Walks through XML as it comes, piece by piece; after each piece the caller may take what has been gathered. Entities that a document defines itself
 * are not expanded.
 *
 * @throws Refusal when it is no XML
 */
export async function* walkXml(source: Readable, steps: XmlSteps): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false })
  let length = 0
  const addText = (text: string) => {
    length += text.length
    if (length > LONGEST_TEXT) throw new Refusal("xlsx_broken", "A cell of the workbook is longer than 4,194,304 characters.")
    steps.text(text)
  }
  Object.assign(parser, {
    onerror(error: Error) {
      throw error
    },
    onopentag(tag: sax.Tag) {
      length = 0
      steps.open(localName(tag.name), tag.attributes)
    },
    onclosetag: (name: string) => steps.close(localName(name)),
    ontext: addText,
    oncdata: addText,
  })
  const decoder = new TextDecoder()
  try {
    for await (const piece of source as AsyncIterable<Uint8Array>) {
      parser.write(decoder.decode(piece, { stream: true }))
      yield
    }
    parser.write(decoder.decode()).close()
    yield
  } catch (error) {
    broken(error)
  } finally {
    source.destroy()
  }
}

/** The name of an element without the prefix of its namespace. */
function localName(name: string): string {
  const colon = name.indexOf(":")
  return colon === -1 ? name : name.slice(colon + 1)
}
