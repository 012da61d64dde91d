import type { Mapping } from "../mapping.ts"

/**
 * Meta lead ads: a lead as the Graph API gives it (`field_data`), alone or in a page's notification, or flat as connectors send it. Meta's own
 * notification names only the lead's number; the lead itself is fetched with a token of the page.
 */
export const meta: Mapping = {
  items: ["/entry", "/changes"],
  id: ["/value/leadgen_id", "/leadgen_id", "/lead_id", "/id"],
  occurred_at: ["/value/created_time", "/created_time"],
  kind: "form",
  form: ["/form_name", "/value/form_name", "/form_id", "/value/form_id"],
  campaign: ["/campaign_name", "/value/campaign_name"],
  fields: {
    lead_source: { constant: "Meta lead ads" },
    lead_source_detail: ["/ad_name", "/value/ad_name"],
    campaign: ["/campaign_name", "/value/campaign_name"],
  },
  answers: [
    { at: "/field_data", name: "/name", value: ["/values", "/value", ""] },
    { at: "/value/field_data", name: "/name", value: ["/values", "/value", ""] },
    {
      at: "",
      except: [
        ...["id", "lead_id", "leadgen_id", "created_time", "ad_id", "ad_name", "adset_*", "adgroup_*", "campaign_*", "form_*", "page_*"],
        ...["platform", "is_organic", "partner_name", "field", "object"],
      ],
    },
  ],
  fetch: {
    where: { "/field": "leadgen" },
    url: "https://graph.facebook.com/v23.0/{/value/leadgen_id}?fields=id,created_time,ad_id,ad_name,campaign_name,form_id,field_data",
    into: "/value",
  },
}
