/** The origins in a text, one a line or with commas between. */
export function originsIn(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
}
