import type { Mapping } from "../mapping.ts"

/** Webflow: `form_submission`, as its API of version 2 sends it and as the older one did. Inputs go by the names that the form gives them. */
export const webflow: Mapping = {
  id: ["/payload/id", "/_id"],
  occurred_at: ["/payload/submittedAt", "/d"],
  kind: "form",
  form: ["/payload/name", "/name"],
  page: ["/payload/pageUrl", "/payload/publishedPath"],
  answers: [{ at: "/payload/data" }, { at: "/data" }],
  ignore: ["/payload/schema", "/triggerType"],
}
