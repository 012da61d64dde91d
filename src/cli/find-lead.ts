import type { LeadView } from "#contract/lead.ts"
import type { Api, Page } from "./api.ts"
import { Failure } from "./failure.ts"

/** The id of a lead that is called by its id or its e-mail address. @throws Failure when there is none of this address */
export async function leadCalled(api: Api, wanted: string): Promise<string> {
  if (!wanted.includes("@")) return encodeURIComponent(wanted)
  const { data } = await api.get<Page<LeadView>>("/api/leads", { email: wanted, limit: 1 })
  if (data[0]) return data[0].merged_into ?? data[0].id
  throw new Failure(`There is no lead with the e-mail address ${wanted}.`, "`baton leads` shows the newest ones.")
}
