import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"

type Colleague = z.infer<typeof PersonView>

/** Whether somebody of this role is given leads to work on; marketing and RevOps are not. */
export function takesLeads({ role }: Pick<Colleague, "role">): boolean {
  return role === "rep" || role === "manager" || role === "director"
}
