import type { z } from "zod"
import type { MendBody } from "#contract/quarantine.ts"

/** A change to every item of a kind, as the API takes it. */
export type Step = z.input<typeof MendBody>["patch"] extends (infer One)[] | undefined ? One : never

export const OPS = ["rename", "set", "replace", "drop", "reread"] as const
export type Op = (typeof OPS)[number]

export const CHARSETS = ["windows-1252", "iso-8859-15", "windows-1250", "windows-1251"] as const

/** A change of a kind, still to be filled in. */
export function emptyStep(op: Op): Step {
  if (op === "rename") return { op, from: "", to: "" }
  if (op === "set") return { op, at: "", value: "", when_absent: true }
  if (op === "replace") return { op, at: "", pattern: "", with: "" }
  if (op === "reread") return { op, at: "", charset: "windows-1252" }
  return { op, at: "" }
}

/** The places of all values in an item, as JSON pointers, to choose from. */
export function placesIn(payload: string): string[] {
  try {
    return leaves(JSON.parse(payload), "").slice(0, 200)
  } catch {
    return []
  }
}

function leaves(value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null) return [at]
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`))
}
