import type { Mapping } from "../mapping.ts"

const ANSWERS = "/form_response/answers"

/** Typeform: one response of a form. Answers go by their questions' titles; the first e-mail and phone questions are the person's. */
export const typeform: Mapping = {
  id: ["/form_response/token", "/event_id"],
  occurred_at: "/form_response/submitted_at",
  kind: "form",
  form: ["/form_response/definition/title", "/form_response/form_id"],
  fields: {
    email: [{ at: ANSWERS, where: { "/type": "email" }, take: "/email" }, "/form_response/hidden/email"],
    phone: { at: ANSWERS, where: { "/type": "phone_number" }, take: "/phone_number" },
  },
  answers: [
    {
      at: ANSWERS,
      name: ["/field/ref", "/field/id"],
      value: [
        ...["/email", "/phone_number", "/text", "/choice/label", "/choice/other", "/choices/labels", "/choices/other"],
        ...["/number", "/boolean", "/date", "/url", "/file_url", "/payment/amount", "/signature"],
      ],
      titles: { at: "/form_response/definition/fields", id: "/id", title: "/title", of: "/field/id" },
    },
    { at: "/form_response/hidden" },
  ],
  ignore: ["/form_response/definition", "/event_type"],
}
