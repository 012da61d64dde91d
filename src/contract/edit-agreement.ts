import { type Document, isMap, isScalar, isSeq, parseDocument } from "yaml"

/** A value to be put in its place in an agreement's file; null takes the place out. */
export type Edit = { path: (string | number)[]; value: unknown }

/** The file with these values in their places. Comments, order and everything else stay as they are written. `impossible`: places that are not there. */
export function editAgreement(source: string, edits: readonly Edit[]): { source: string; impossible: string[] } {
  if (edits.length === 0) return { source, impossible: [] }
  const document = parseDocument(source, { version: "1.2", schema: "core" })
  if (document.errors.length > 0) return { source, impossible: ["The file can't be read, so nothing can be put into it."] }
  const impossible = edits.flatMap((edit) => (put(document, edit) ? [] : [`There is no place ${edit.path.join(" › ")} in the file.`]))
  return { source: document.toString({ lineWidth: 140 }), impossible }
}

function put(document: Document.Parsed, { path, value }: Edit): boolean {
  const place = placeIn(document, path)
  if (place === null) return false
  if (value === null || value === undefined) document.deleteIn(place)
  else if (JSON.stringify(plain(document.getIn(place, true))) !== JSON.stringify(value)) setKeepingComments(document, place, value)
  return true
}

/** The path with the file's own keys: it may write 1 where JSON says "1". Null when what it leads through is no block or list, such as an alias. */
function placeIn(document: Document.Parsed, path: Edit["path"]): (string | number)[] | null {
  const place: (string | number)[] = []
  let node: unknown = document.contents
  for (const step of path) {
    if (!isMap(node) && !isSeq(node)) return null
    const own = isMap(node)
      ? node.items.map(({ key }) => (isScalar(key) ? key.value : key)).find((key) => String(key) === String(step))
      : Number(step)
    place.push((own ?? step) as string | number)
    node = node.get(own ?? step, true)
  }
  return place
}

/** A plain value is changed where it stands, so that the comment behind it stays. */
function setKeepingComments(document: Document.Parsed, place: (string | number)[], value: unknown): void {
  const node = document.getIn(place, true)
  if (isScalar(node) && (typeof value !== "object" || value === null)) node.value = value
  else document.setIn(place, document.createNode(value))
}

function plain(node: unknown): unknown {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.toJSON() : node
}
