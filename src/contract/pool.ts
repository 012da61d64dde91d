import { z } from "zod"
import { Moment, PersonRef } from "#contract/api-words.ts"

export const PoolView = z
  .object({ name: z.string(), says: z.string().nullable(), teams: z.array(z.string()), members: z.array(PersonRef) })
  .meta({ id: "Pool" })

export const PoolPath = z.object({ name: z.string().max(100) })

/** Whose turn it is in a pool, and why. Balances are in leads: above zero the pool owes the person turns. */
export const LedgerView = z
  .object({
    pool: z.string(),
    seq: z.int().describe("Number of the latest turn"),
    members: z.array(
      z.object({
        person: PersonRef,
        weight: z.number().describe("100 is a full share"),
        balance: z.number(),
        last_seq: z.int().nullable().describe("The turn that this person got last"),
        free: z.boolean(),
        why_not: z.array(z.object({ check: z.string(), reason: z.string(), says: z.string(), clears_at: Moment.nullable() })),
      }),
    ),
    next: z.array(PersonRef.nullable()).describe("Who would get the next ten leads of tier 2 if nothing else changed; null: nobody now"),
  })
  .meta({ id: "Ledger" })
