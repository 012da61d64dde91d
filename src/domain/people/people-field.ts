/** What a list of people may say of each. `title` and `status` stand in for role and active where they can be understood. */
export const PEOPLE_FIELDS = [
  "name",
  "first_name",
  "last_name",
  "email",
  "handle",
  "role",
  "title",
  "team",
  "zone",
  "calendar",
  "skills",
  "capacity",
  "active",
  "status",
  "booking_url",
] as const
export type PeopleField = (typeof PEOPLE_FIELDS)[number]
