import type { Command } from "commander"
import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"
import { apiOf, type Page } from "./api.ts"
import { addPeopleImport } from "./people-import.ts"
import { moment, print, table } from "./print.ts"

type Person = z.infer<typeof PersonView>

/** `baton people`: everybody who works with leads, and who is away. */
export function addPeople(program: Command): void {
  const people = program
    .command("people")
    .description("everybody who works with leads, and who is away")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const people = await api.get<Page<Person>>("/api/people")
      const now = api.json ? 0 : await api.now()
      const rows = people.data.map((one) => [one.handle, one.name, one.role, one.team, one.zone, one.capacity, standing(one, now)])
      print(api, people, table(["HANDLE", "NAME", "ROLE", "TEAM", "ZONE", "CAPACITY", "STANDING"], rows, "Nobody is known yet."))
    })
  addPeopleImport(people)
}

function standing({ active, paused_until: paused, absences }: Person, now: number): string {
  if (!active) return "not active"
  if (paused !== null && Date.parse(paused) > now) return `paused until ${moment(paused, now)}`
  const [next] = absences.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
  if (next === undefined) return "takes leads"
  return Date.parse(next.from) <= now ? `away until ${moment(next.until, now)}` : `away from ${moment(next.from, now)}`
}
