import { z } from "zod"
import { Json, Moment, PageQuery, PersonRef, Uuid, UuidIn } from "#contract/api-words.ts"

const Group = z.string().regex(/^[0-9a-f]{16}$/, "must be the id of a kind, from GET /api/quarantine/groups")
const State = z.enum(["waiting", "replayed", "dropped"])
const Why = z.string().max(1000)

export const QuarantineQuery = PageQuery.extend({
  state: State.optional(),
  source: z.string().max(200).optional(),
  code: z.string().max(100).optional(),
  group: Group.optional().describe("Only items of this kind"),
  import: UuidIn.optional().describe("Only rows of this import"),
  owner: z.string().max(200).optional().describe("Handle or id of the person who is accountable"),
  overdue: z.enum(["true", "false"]).default("false").describe("Only what is past its deadline"),
})

/** Something that could not be understood: kept as it came, with its reason, an owner and a deadline. */
export const QuarantineView = z
  .object({
    id: Uuid,
    signal: Uuid,
    item: z.int(),
    source: z.string(),
    code: z.string(),
    says: z.string(),
    payload: z.string().describe("The item as it came; it stays so"),
    state: State,
    owner: PersonRef.nullable(),
    at: Moment,
    due_at: Moment,
    resolved_at: Moment.nullable(),
    resolved_by: z.string().nullable(),
    resolved_why: z.string().nullable(),
    replayed_as: Uuid.nullable().describe("The signal that takes it in again"),
  })
  .meta({ id: "Quarantined" })

export const ReplayBody = z
  .strictObject({ payload: z.unknown().optional().describe("The mended item; the one that was kept when left out") })
  .nullish()
  .meta({ id: "Replay" })

export const DropQuery = z.object({ why: Why.default("") })
export const OwnerBody = z.strictObject({ owner: z.string().max(200).describe("Handle or id of a person") }).meta({ id: "QuarantineOwner" })

/** Waiting items of one kind: the same source and code, and reasons that differ in quoted texts and numbers alone. */
export const QuarantineGroupView = z
  .object({
    id: Group,
    source: z.string(),
    code: z.string(),
    pattern: z.string().describe("The reason, with … for quoted texts and # for numbers"),
    items: z.int(),
    overdue: z.int(),
    oldest_at: Moment,
    due_at: Moment.describe("The earliest deadline"),
    owners: z.array(PersonRef),
    hint: z.string().describe("What most probably helps"),
    example: z.object({ id: Uuid, says: z.string(), payload: z.string() }),
  })
  .meta({ id: "QuarantineGroup" })

export const GroupQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })

const Place = z.string().max(200).describe("A JSON pointer such as /lead/email; empty for the whole item")

/** A change to an item. */
const PatchStepBody = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("set"),
    at: Place,
    value: Json,
    when_absent: z.boolean().optional().describe("Only where nothing stands"),
  }),
  z.strictObject({ op: z.literal("rename"), from: Place, to: Place }),
  z.strictObject({ op: z.literal("drop"), at: Place }),
  z.strictObject({
    op: z.literal("replace"),
    at: Place,
    pattern: z
      .string()
      .max(200)
      .describe("A regular expression without repeated groups and references; texts up to 256 characters are searched"),
    with: z.string().max(1000),
  }),
  z.strictObject({
    op: z.literal("reread"),
    at: Place,
    charset: z.enum(["windows-1252", "iso-8859-15", "windows-1250", "windows-1251"]).describe("In which UTF-8 was misread"),
  }),
])

/** One word for all waiting items of a kind. */
export const MendBody = z
  .strictObject({
    group: Group,
    action: z.enum(["replay", "drop", "reassign"]).default("replay"),
    patch: z
      .array(PatchStepBody)
      .max(20)
      .default([])
      .describe("For replay: done to each item, in this order; none replays them as they are"),
    why: Why.default(""),
    owner: z.string().max(200).optional().describe("For reassign: handle or id of a person"),
    dry_run: z.boolean().default(false).describe("Only say what it would do to the first items"),
  })
  .meta({ id: "QuarantineMendOrder" })

/** What a patch would do: tried on the first items, and nothing was changed. */
export const MendPreviewView = z
  .object({
    dry_run: z.literal(true),
    items: z.int(),
    looked_at: z.int(),
    understood: z.int().describe("How many of those would be understood"),
    unchanged: z.int().describe("In how many the patch finds nothing to change: those stay where they are"),
    samples: z.array(z.object({ id: Uuid, before: z.string(), after: z.string(), problem: z.string().nullable() })),
  })
  .meta({ id: "QuarantineMendPreview" })

/** A word for a kind, how far it is worked off, and what became of what was sent through intake again. */
export const MendView = z
  .object({
    id: Uuid,
    action: z.enum(["replay", "drop", "reassign"]),
    source: z.string(),
    code: z.string(),
    pattern: z.string(),
    patch: z.array(Json),
    why: z.string(),
    state: z.enum(["running", "done"]),
    by: z.string(),
    at: Moment,
    ended_at: Moment.nullable(),
    items: z.int().describe("How many there were"),
    done: z.int(),
    left_alone: z.int().describe("Those in which the patch found nothing to change"),
    result: z
      .object({ waiting: z.int(), taken: z.int(), duplicates: z.int(), quarantined: z.int().describe("Still not understood") })
      .describe("waiting + taken + duplicates + quarantined = the items of what was replayed"),
  })
  .meta({ id: "QuarantineMend" })

export const MendsQuery = PageQuery
