import { z } from "zod"

/** A name that other parts of the agreement point to: lower-case letters, digits and underscores. */
export const Id = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/** A sentence or the end of one, for people. */
export const Says = z.string().trim().min(1).max(1000)

/** A length of time as text; its reading is checked with the rest of the document. */
export const DurationText = z.string().min(1).max(60)

/** Whole number of points; rules may take points away, axes run from 0 to 100. */
export const Points = z.number().min(-1000).max(1000)

export const SideName = z.enum(["marketing", "sales"])
export const TierNumber = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** One value for each tier. */
export function perTier<Value extends z.ZodType>(value: Value, says: (tier: string) => string) {
  return z.strictObject({ "1": value.describe(says("1")), "2": value.describe(says("2")), "3": value.describe(says("3")) })
}
