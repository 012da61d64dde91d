import type { Readable } from "node:stream"
import { walkXml } from "./walk-xml.ts"

/** Whether the numbers of a style, by its number, are shown as dates. */
export type DateStyles = (style: number) => boolean

const BUILT_IN = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]

/** Reads `styles.xml`: which styles show their numbers as dates. */
export async function readDateStyles(source: Readable): Promise<DateStyles> {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let isCells = false
  const steps = {
    open(name: string, attributes: Record<string, string>) {
      if (name === "numFmt") own.set(Number(attributes["numFmtId"]), isDateFormat(attributes["formatCode"] ?? ""))
      else if (name === "cellXfs") isCells = true
      else if (name === "xf" && isCells) {
        const format = Number(attributes["numFmtId"])
        styles.push(own.get(format) ?? BUILT_IN.includes(format))
      }
    },
    text() {},
    close(name: string) {
      if (name === "cellXfs") isCells = false
    },
  }
  for await (const _ of walkXml(source, steps)) continue
  return (style) => styles[style] ?? false
}

/** Whether a format such as `dd.mm.yyyy` or `[$-407]d. mmmm yyyy;@` shows a date; texts in it, colours and currencies don't count. */
export function isDateFormat(format: string): boolean {
  const [first = ""] = format.split(";")
  const bare = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "").replaceAll(/general/gi, "")
  return /[ymdhs]/i.test(bare) && !/[#?]/.test(bare)
}

const DAY = 86_400_000

/**
 * A spreadsheet's number of a day as ISO text: a date, or with a time of day when it has one. There is no time zone in it.
 *
 * @param since1904 how old workbooks of Macs count
 * @returns null when the number is no day from 1900 to 9999
 */
export function serialDate(serial: number, since1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null
  // spreadsheets believe in a 29 February 1900, so days before March 1900 are one off
  const day = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round((day * DAY) / 1000) * 1000)
  const text = at.toISOString()
  return serial % 1 === 0 ? text.slice(0, 10) : text.slice(0, 19)
}
