import type { Mapping } from "../mapping.ts"

/** JSON of anybody: flat, or with its values in `data`, `fields`, `lead` or `contact`. Names are recognised by their spelling, as headers of CSV files are. */
export const generic: Mapping = {
  id: ["/event_id", "/submission_id"],
  occurred_at: ["/submitted_at", "/occurred_at", "/created_at", "/timestamp"],
  kind: "form",
  form: ["/form_name", "/form"],
  page: ["/page_url", "/page"],
  answers: [
    {
      at: "",
      except: [
        "event_id",
        "submission_id",
        "submitted_at",
        "occurred_at",
        "created_at",
        "timestamp",
        "form_name",
        "form",
        "page_url",
        "page",
      ],
    },
    ...["/data", "/fields", "/lead", "/contact"].map((at) => ({ at })),
  ],
}
