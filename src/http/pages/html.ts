/** A piece of a page that is safe to send: everything in it that is not ours was escaped. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

/** What a template takes: texts and numbers are escaped, lists are joined, `null` and `false` show nothing. */
export type Shown = Html | string | number | null | false | readonly Shown[]

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** A template whose values are escaped, so that a text of a lead never becomes markup. Attributes have to stand in quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Shown[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + markupOf(values[index - 1] ?? null) + part))
}

function markupOf(value: Shown): string {
  if (value === null || value === false) return ""
  if (value instanceof Html) return value.markup
  if (typeof value === "string" || typeof value === "number") return escaped(String(value))
  return value.map(markupOf).join("")
}

/** A text as it stands in markup. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
