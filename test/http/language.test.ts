import { afterAll, beforeAll, expect, test } from "vitest"
import { running, type Running } from "./running.ts"

const GERMAN = { "accept-language": "de-AT,de;q=0.9,en;q=0.5" }

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

async function told(url: string, headers: Record<string, string> = {}) {
  const { headers: sent, body } = await baton.call("GET", url, undefined, headers)
  return { language: sent["content-language"], body: JSON.parse(body) as Record<string, never> }
}

test("a refusal is a German sentence for who reads German, under the same code", async () => {
  const url = "/api/leads/01a20115-27fc-7000-8e24-baffe6a2d824"

  const [english, german] = [await told(url), await told(url, GERMAN)]

  expect(english).toMatchObject({ body: { title: "Nothing here", detail: "There is no lead of this id here." } })
  expect(english.language).toBeUndefined()
  expect(german).toMatchObject({ body: { detail: "Hier gibt es keinen Lead mit dieser ID." } })
  expect(german.body["type"]).toBe(english.body["type"])
})

test("what people wrote is never said otherwise: an agreement's file goes out as it was signed, in every language", async () => {
  const { body } = await told("/api/agreements")
  const [{ id }] = body["data"] as unknown as [{ id: string }]

  const [english, german] = [await told(`/api/agreements/${id}`), await told(`/api/agreements/${id}`, GERMAN)]

  expect(german.body).toEqual(english.body)
  expect(german.language).toBe("de")
})

test("an agreement is read in plain German words, with its rules' own names", async () => {
  const { body } = await told("/api/agreements")
  const [{ id }] = body["data"] as unknown as [{ id: string }]

  const { body: words } = await told(`/api/agreements/${id}/words`, GERMAN)

  const text = JSON.stringify(words)
  expect(text).toContain("Ein Lead braucht mindestens 40 Punkte")
  expect(text).toContain("Unternehmensgröße ist mindestens 50 und ist höchstens 1000")
  expect(text).toContain('"size_core"')
})

test("a settled contact policy that is read in German and sent back is the same policy", async () => {
  const { body: german } = await told("/api/contact-policy", GERMAN)
  const { body: english } = await told("/api/contact-policy")

  expect(german["policy"]).toEqual(english["policy"])
  expect(german["notice"]).not.toEqual(english["notice"])
})

test.each([
  [GERMAN, "de", "Passwort vergessen?", "Anmelden · Baton"],
  [{}, "en", "Forgot your password?", "Sign in · Baton"],
])("who is not let in yet is asked in their language (%o)", async (headers, language, says, title) => {
  const { body } = await baton.call("GET", "/sign-in", undefined, headers)

  expect(body).toContain(`<html lang="${language}">`)
  expect(body).toContain(says)
  expect(body).toContain(`<title>${title}</title>`)
})

test("a name that somebody typed into a page is shown as they typed it, also where it reads like one of ours", async () => {
  const headers = { ...GERMAN, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" }
  const { body } = await baton.call("POST", "/sign-in", "email=Password&password=x", headers)

  expect(body).toContain('value="Password"')
})
