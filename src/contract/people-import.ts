import { z } from "zod"
import { headerMapping } from "#contract/header-mapping.ts"
import { PEOPLE_FIELDS } from "#domain/people/people-field.ts"
import { isZone, NewPersonView, ROLES } from "#contract/person.ts"

/** How a list of people is to be read; the file itself is the body. */
export const PeopleImportQuery = z.object({
  dry_run: z.enum(["true", "false", "1", "0"]).default("false").describe("Only say what would become of each row"),
  role: z.enum(ROLES).default("rep").describe("Role of new people of whom the list names none"),
  team: z.string().trim().min(1).max(100).optional().describe("Team of new people of whom the list names none"),
  zone: z
    .string()
    .refine(isZone, "must be a time zone such as Europe/Berlin")
    .optional()
    .describe("Time zone of new people of whom the list names none"),
  mapping: headerMapping('{"Kürzel":"handle"}'),
})

const ChangeView = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })

/** What became of a list of people, or would, row by row. */
export const PeopleImportView = z
  .object({
    dry_run: z.boolean(),
    rows: z.int(),
    made: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    columns: z.array(z.object({ header: z.string(), field: z.enum(PEOPLE_FIELDS).nullable(), how: z.string() })),
    people: z.array(
      z.object({
        line: z.int(),
        result: z.enum(["made", "changed", "same", "refused"]),
        person: NewPersonView.nullable().describe("As they are after it; null when the row is refused"),
        cells: z.array(z.string()).describe("The row's first cells, to find it again"),
        changes: z.array(ChangeView),
        problems: z.array(z.string()).describe("Why the row is refused"),
        notices: z.array(z.string()).describe("What is taken and may not be meant"),
      }),
    ),
  })
  .meta({ id: "PeopleImport" })
export type PeopleImportView = z.infer<typeof PeopleImportView>
