import type { Mapping } from "../mapping.ts"

/** Calendly: a meeting was booked or called off, or a routing form was sent. A booking counts as a form of the meeting's name. */
export const calendly: Mapping = {
  id: { all: ["/event", "/payload/uri"], with: " " },
  occurred_at: ["/created_at", "/payload/created_at"],
  kind: {
    at: "/event",
    words: { "invitee.created": "booking", "invitee.canceled": "event", "routing_form_submission.created": "form" },
  },
  event: {
    at: "/event",
    words: {
      "invitee.created": "Meeting Booked",
      "invitee.canceled": "Meeting Canceled",
      "routing_form_submission.created": "Routing Form Submitted",
    },
  },
  form: [
    { at: "", where: { "/event": "invitee.created" }, take: "/payload/scheduled_event/name" },
    { at: "", where: { "/event": "routing_form_submission.created" }, take: "/payload/routing_form" },
  ],
  fields: {
    email: "/payload/email",
    full_name: "/payload/name",
    first_name: "/payload/first_name",
    last_name: "/payload/last_name",
    phone: "/payload/text_reminder_number",
    time_zone: "/payload/timezone",
  },
  answers: [{ at: "/payload/questions_and_answers", name: "/question", value: "/answer" }, { at: "/payload/tracking" }],
  ignore: ["/payload/cancel_url", "/payload/reschedule_url", "/created_by"],
  hints: [
    {
      where: { "/event": "routing_form_submission.created" },
      says: "The routing form asked for no e-mail address under a name such as “Email”. Ask for it there, or wait for the booking, which says it.",
    },
  ],
}
