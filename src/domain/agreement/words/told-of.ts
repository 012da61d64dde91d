/** A document whose reading is noted: `told` holds the path of every value that was read, as `sla/units/1`. */
export function told<Document extends object>(document: Document): { document: Document; told: ReadonlySet<string> } {
  const read = new Set<string>()
  return { document: watched(document, "", read), told: read }
}

/** Every value of a document that is no list and no block, with its path. */
export function leavesOf(value: unknown, path = ""): { path: string; value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, path === "" ? name : `${path}/${name}`))
}

function watched<Part extends object>(part: Part, base: string, read: Set<string>): Part {
  return new Proxy(part, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof name === "symbol" || typeof value === "function") return value
      const path = base === "" ? name : `${base}/${name}`
      if (typeof value === "object" && value !== null) return watched(value, path, read)
      read.add(path)
      return value
    },
  })
}
