/** A text as a sentence of its own: with a capital letter, and a full stop where it has no end. */
export function asSentence(text: string): string {
  const said = text.trim()
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?…]["”)]?$/.test(said) ? "" : "."}`
}
