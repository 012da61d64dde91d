import { describe, expect, test } from "vitest"
import { peopleColumns } from "./people-columns.ts"

const fieldsOf = (headers: string[], chosen: Record<string, string> = {}) => peopleColumns(headers, chosen).map(({ field }) => field)

describe("the columns of a list of people", () => {
  test.each([
    ["as people write them", ["Name", "E-Mail", "Role", "Team", "Time zone"], ["name", "email", "role", "team", "zone"]],
    [
      "in German",
      ["Vorname", "Nachname", "Kürzel", "Rolle", "Abteilung", "Zeitzone"],
      ["first_name", "last_name", "handle", "role", "team", "zone"],
    ],
    [
      "as Salesforce exports its users",
      ["Id", "Username", "LastName", "FirstName", "Email", "IsActive", "TimeZoneSidKey", "UserRole.Name", "Title", "Department"],
      [null, "handle", "last_name", "first_name", "email", "active", "zone", null, "title", "team"],
    ],
    [
      "as Google's directory exports them",
      ["First Name [Required]", "Last Name [Required]", "Email Address [Required]", "Status [READ ONLY]", "Department"],
      ["first_name", "last_name", "email", "status", "team"],
    ],
    [
      "as Microsoft's directory exports them",
      ["Display name", "User principal name", "Department", "Title", "Block credential"],
      ["name", "email", "team", "title", null],
    ],
    ["as HubSpot lists its users", ["Name", "Email", "Main Team", "Additional Teams"], ["name", "email", "team", null]],
  ])("are recognised %s", (_, headers, fields) => {
    expect(fieldsOf(headers)).toEqual(fields)
  })

  test("the better spelling wins, and the other column says so", () => {
    const columns = peopleColumns(["User principal name", "E-mail address"])

    expect(columns.map(({ field }) => field)).toEqual([null, "email"])
    expect(columns[0]?.how).toBe("Another column says the same, better.")
  })

  test("what a person chooses comes before what is recognised", () => {
    expect(fieldsOf(["Name", "Group", "Squad"], { Squad: "team", Name: "" })).toEqual([null, null, "team"])
  })

  test.each([
    [{ Nobody: "team" }, 'the column "Nobody"'],
    [{ Name: "shoe_size" }, 'the field "shoe_size"'],
    [{ Name: "team", Mail: "team" }, "to two columns"],
  ])("a choice that fits nothing is refused: %j", (chosen, says) => {
    expect(() => peopleColumns(["Name", "Mail"], chosen as unknown as Record<string, string>)).toThrow(says)
  })
})
