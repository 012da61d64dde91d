/** An id that nobody else has; ids sort by the time they were made at. */
export function newId(): string {
  return `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(3)).join("-")}`
}
