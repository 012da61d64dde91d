import { plainText } from "../arrival.ts"
import { pathTo, valueAt } from "./json-pointer.ts"
import type { PickRule, Place, PlaceRule, Step } from "./mapping.ts"

/** Finds a value in an item; undefined where there is none. */
export type Find = (item: unknown) => unknown

/** @param isWord whether a text without a slash in front stands for itself */
export function compilePlace(place: Place | undefined, isWord = false): Find {
  if (place === undefined) return () => undefined
  if (!Array.isArray(place)) return compileOne(place, isWord)
  const all = place.map((each) => compileOne(each, isWord))
  return (item) => {
    for (const find of all) {
      const value = find(item)
      if (isThere(value)) return value
    }
    return undefined
  }
}

/** All pointers by which a place looks, for telling what of an item nobody looks at. */
export function pointersOf(place: Place | undefined): string[] {
  if (place === undefined) return []
  if (Array.isArray(place)) return place.flatMap((each) => pointersOf(each))
  if (typeof place === "string") return place === "" || place.startsWith("/") ? [place] : []
  if ("constant" in place) return []
  return "all" in place ? place.all.flatMap((each) => pointersOf(each)) : [pickedAt(place)]
}

/** Whether a value says something. */
export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
}

/** With `where` only what is taken is looked at, but which element that is nobody knows beforehand. */
function pickedAt({ at, where, take = "" }: PickRule): string {
  return where === undefined ? at + take : at
}

function compileOne(place: string | PlaceRule, isWord: boolean): Find {
  if (typeof place === "string") {
    if (isWord && place !== "" && !place.startsWith("/")) return () => place
    const path = pathTo(place)
    return (item) => valueAt(item, path)
  }
  const find = compileSource(place)
  const { words, steps = [] } = place
  if (words === undefined && steps.length === 0) return find
  return (item) => steps.reduce((value, step) => STEP[step](value), inWords(find(item), words))
}

function compileSource(rule: PlaceRule): Find {
  if ("constant" in rule) return () => rule.constant
  if ("all" in rule) {
    const all = rule.all.map((each) => compilePlace(each))
    return (item) => {
      const texts = all.map((find) => plainText(find(item))).filter((text) => text !== null)
      return texts.length < all.length ? undefined : texts.join(rule.with)
    }
  }
  const at = pathTo(rule.at)
  const take = pathTo(rule.take ?? "")
  if (rule.where === undefined) return (item) => valueAt(valueAt(item, at), take)
  const fits = compileWhere(rule.where)
  return (item) => {
    const place = valueAt(item, at)
    for (const element of Array.isArray(place) ? place : [place]) {
      if (!fits(element)) continue
      const value = valueAt(element, take)
      if (isThere(value)) return value
    }
    return undefined
  }
}

/** Whether an element has all these texts at these pointers; `*` is anything, and case does not count. */
export function compileWhere(where: Record<string, string>): (element: unknown) => boolean {
  const tests = Object.entries(where).map(([pointer, text]) => ({ path: pathTo(pointer), text: text.toLowerCase() }))
  return (element) =>
    tests.every(({ path, text }) => {
      const value = valueAt(element, path)
      return text === "*" ? isThere(value) : plainText(value)?.toLowerCase() === text
    })
}

function inWords(value: unknown, words: Record<string, string> | undefined): unknown {
  if (words === undefined) return value
  const text = plainText(value)
  return text !== null && Object.hasOwn(words, text) ? words[text] : undefined
}

const STEP: Record<Step, (value: unknown) => unknown> = {
  lowercase: (value) => plainText(value)?.toLowerCase(),
  first: (value) => (Array.isArray(value) ? value[0] : value),
  join: (value) => (Array.isArray(value) ? value.map(plainText).filter((text) => text !== null) : [plainText(value) ?? ""]).join(", "),
  first_name: (value) => plainText(value)?.split(/\s+/)[0],
  last_name: (value) => plainText(value)?.split(/\s+/).slice(1).join(" "),
}
