/** How leads are asked for by what somebody types: a whole e-mail address finds whoever is known by it, anything else what begins so. */
export function lookedFor(text: string): { email: string } | { q: string } {
  return /^[^\s@]+@[^\s@]+\.\w+$/.test(text) ? { email: text } : { q: text }
}
