import type { Mapping } from "../mapping.ts"

/**
 * HubSpot forms: what a workflow's “Send a webhook” posts when somebody sent a form (the contact with its properties, or a body of your own), and
 * submissions as the Forms API shows them. An app's change events say nothing about the person, so they can't be understood alone.
 */
export const hubspot: Mapping = {
  items: "",
  id: ["/form-submissions/0/conversion-id", "/conversionId", "/submissionId", "/submission_id", "/eventId"],
  occurred_at: ["/form-submissions/0/timestamp", "/submittedAt", "/submitted_at", "/occurredAt"],
  kind: "form",
  form: [
    ...["/form-submissions/0/title", "/properties/recent_conversion_event_name/value", "/formName", "/form_name"],
    ...["/form-submissions/0/form-id", "/formGuid", "/formId", "/form_id"],
  ],
  page: ["/form-submissions/0/page-url", "/pageUrl", "/page_url", "/context/pageUri"],
  identity: {
    crm: {
      all: [{ constant: "hubspot" }, ["/vid", "/hs_object_id", "/properties/hs_object_id/value", "/properties/hs_object_id"]],
      with: ":",
    },
  },
  fields: {
    email: ["/properties/email/value", "/properties/email"],
    language: ["/properties/hs_language/value", "/properties/hs_language"],
    lead_source: ["/properties/hs_analytics_source/value", "/properties/hs_analytics_source"],
    company_name: [
      ...["/properties/company/value", "/properties/company", "/associated-company/properties/name/value"],
      "/associated-company/properties/name",
    ],
  },
  answers: [
    {
      at: "/properties",
      value: ["/value", ""],
      except: [
        "hs_*",
        "hubspot*",
        "num_*",
        "recent_*",
        "first_*date",
        "first_conversion*",
        "notes_*",
        "createdate",
        "lastmodifieddate",
        "currentlyinworkflow",
      ],
    },
    { at: "/values", name: "/name", value: "/value" },
    { at: "/fields", name: "/name", value: "/value" },
    {
      at: "",
      except: [
        ...[
          "vid",
          "canonical-vid",
          "portal-id",
          "is-contact",
          "profile-token",
          "profile-url",
          "addedat",
          "hs_*",
          "formid",
          "formguid",
          "formname",
        ],
        ...["form_id", "form_name", "submittedat", "submitted_at", "submissionid", "submission_id", "conversionid", "pageurl", "page_url"],
        ...[
          "eventid",
          "subscriptionid",
          "portalid",
          "appid",
          "occurredat",
          "subscriptiontype",
          "attemptnumber",
          "objectid",
          "changesource",
        ],
      ],
    },
  ],
  ignore: ["/identity-profiles", "/list-memberships", "/merge-audits", "/merged-vids", "/associated-company", "/profile-token"],
  hints: [
    {
      where: { "/subscriptionType": "*" },
      says: "A HubSpot app says only that a record changed, not who it is. Let a workflow send the contact instead (action “Send a webhook”).",
    },
  ],
}
