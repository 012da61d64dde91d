/** The names along a JSON pointer as RFC 6901 has it ("/a/b~1c" → a, b/c; "" is the whole), or null when the text is none. */
export function readPointer(text: string): string[] | null {
  if (text === "") return []
  if (!text.startsWith("/") || /~(?![01])/.test(text)) return null
  return text
    .slice(1)
    .split("/")
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
}

/** The same for a pointer that was checked. @throws RangeError when it is none */
export function pathTo(pointer: string): string[] {
  const path = readPointer(pointer)
  if (path === null) throw new RangeError(`"${pointer}" is no JSON pointer.`)
  return path
}

/** What lies at the end of a path, or undefined. Lists are entered by 0, 1, 2 …; only an object's own names count. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value
  for (const name of path) {
    if (typeof at !== "object" || at === null) return undefined
    if (Array.isArray(at)) {
      if (!/^(?:0|[1-9]\d{0,8})$/.test(name)) return undefined
      at = at[Number(name)]
    } else {
      if (!Object.hasOwn(at, name)) return undefined
      at = (at as Record<string, unknown>)[name]
    }
  }
  return at
}

/** The pointer of a path. */
export function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${escaped(name)}`).join("")
}

function escaped(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name
}
