import { useMemo } from "react"
import { en } from "#app/texts/en.ts"

/** Texts by key. A key that ends in `_one` or `_other` is one form of a text with a count. */
export type Catalogue = Readonly<Record<string, string>>

/** A catalogue in another language: exactly the keys of the English one. */
export type Translated<English extends Catalogue> = { readonly [Key in keyof English]: string }

/** A few words in every language the app speaks. */
export type InWords = { en: string; de: string }

/** The languages that there are, each by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const
export type Language = keyof typeof LANGUAGES

type Key<Texts> = keyof Texts extends infer Name ? (Name extends `${infer Base}_one` | `${infer Base}_other` ? Base : Name) : never

/** Says a text of a catalogue. `count` chooses between its forms. */
export type Say<Texts extends Catalogue> = (key: Key<Texts> & string, values?: Record<string, string | number>) => string

/**
 * The texts of a room: `const t = useTexts<typeof en>("queue")`, then `t("title")` or `t("waiting", { count: 3 })`.
 *
 * @param room the room's id, or "shell" for what every page says
 */
export function useTexts<Texts extends Catalogue>(room: string): Say<Texts> {
  return useMemo(() => sayFrom(room), [room])
}

/** The texts that every page may use: states, buttons, times. */
export function useShellTexts(): Say<typeof en> {
  return useTexts<typeof en>("shell")
}

/** The language that was chosen, else the browser's, else English. */
export function language(): Language {
  chosenLanguage ??= (read("baton.language") ?? navigator.language.slice(0, 2)) === "de" ? "de" : "en"
  return chosenLanguage
}

let chosenLanguage: Language | undefined

/** Keeps the choice and loads the app again, so that everything on the page speaks the same language. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem("baton.language", chosen)
  location.reload()
}

export function inWords(words: InWords): string {
  return words[language()]
}

/** Begins with the shell's texts; rooms bring theirs when they are opened. */
export async function startTexts(): Promise<void> {
  document.documentElement.lang = language()
  await loadTexts("shell", { en: async () => en, de: async () => (await import("#app/texts/de.ts")).de })
  if (language() === "de") await learnNames()
}

/** What a code of the product's, such as a lead field, is called; null where nothing but the code itself says it, as in English. */
export function nameOf(code: string): string | null {
  return Object.hasOwn(names, code) ? (names[code] ?? null) : null
}

let names: Readonly<Record<string, string>> = {}

async function learnNames(): Promise<void> {
  const [{ GERMAN_CODES, GERMAN_FIELDS }, { GERMAN_JOURNAL_KINDS }] = await Promise.all([
    import("#domain/language/german-names.ts"),
    import("#domain/language/german-journal-kinds.ts"),
  ])
  names = { ...GERMAN_FIELDS, ...GERMAN_JOURNAL_KINDS, ...GERMAN_CODES }
}

/** Adds a room's texts, once. */
export async function loadTexts(room: string, texts: Record<Language, () => Promise<Catalogue>>): Promise<void> {
  if (!catalogues.has(room)) catalogues.set(room, await texts[language()]())
}

const catalogues = new Map<string, Catalogue>()
const forms = new Map<string, Intl.PluralRules>()

function sayFrom(room: string): (key: string, values?: Record<string, string | number>) => string {
  return (key, values = {}) => {
    const texts = catalogues.get(room) ?? {}
    const count = values["count"]
    const text = texts[key] ?? (typeof count === "number" ? texts[`${key}_${formOf(count)}`] : undefined) ?? key
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(values[name]))
  }
}

/** Which form of a text a count takes; the languages that there are have two. */
function formOf(count: number): "one" | "other" {
  const rules = forms.get(language()) ?? new Intl.PluralRules(language())
  forms.set(language(), rules)
  return rules.select(count) === "one" ? "one" : "other"
}

function shown(value: string | number | undefined): string {
  return typeof value === "number" ? value.toLocaleString(language()) : (value ?? "")
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
