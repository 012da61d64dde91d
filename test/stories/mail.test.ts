import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { CadenceView } from "#contract/cadence.ts"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Taken = { state: string; kind: string; handoff: string | null }
type Touch = {
  kind: string
  direction: string
  human: boolean
  counts: boolean
  by: { handle: string } | null
  note: string
  until: string | null
}

const LEE = "lee@buyer.example"
const message = (name: string) => readFileSync(new URL(`../fixtures/mail/${name}.eml`, import.meta.url))

async function started() {
  const app = await product({ reps: ["ana"], at: "2026-11-16T16:00:00Z" })
  await app.asksForDemo(LEE, { phone: "+12125550100", time_zone: "America/New_York" })
  const handoff = await app.handoff(LEE)
  return { app, handoff }
}
const arrives = (app: App, name: string, to = "") =>
  app.call<Taken>("POST", `/hooks/mail${to === "" ? "" : `?to=${encodeURIComponent(to)}`}`, message(name), app.keys.write, "message/rfc822")
const touches = (app: App, handoff: { id: string }) => app.all<Touch>(`/api/handoffs/${handoff.id}/touches`)
const cadence = (app: App, handoff: { id: string }) => app.call<CadenceView>("GET", `/api/handoffs/${handoff.id}/cadence`)

describe("mail that comes in", () => {
  test("a reply ends the follow-up, and the same message twice is one", async () => {
    const { app, handoff } = await started()

    expect(await arrives(app, "reply")).toMatchObject({ state: "taken", kind: "reply", handoff: handoff.id })
    expect(await arrives(app, "reply")).toMatchObject({ state: "known" })

    expect(await touches(app, handoff)).toMatchObject([
      {
        kind: "inbound_reply",
        direction: "inbound",
        note: "Thursday works for me. It has to prove that no lead is lost between two tools.\n\nLee",
      },
    ])
    expect(await cadence(app, handoff)).toMatchObject({ state: "ended", ended_as: "reply" })
  })

  test.each([
    ["away-exchange", "2026-11-25T05:00:00.000Z"],
    ["away-back-on", "2026-12-01T05:00:00.000Z"],
    ["away-german", "2026-11-28T05:00:00.000Z"],
    ["away-without-date", "2026-11-30T16:00:00.000Z"],
  ])("%s pauses the follow-up until the lead's own date", async (name, until) => {
    const { app, handoff } = await started()

    await arrives(app, name)

    expect(await cadence(app, handoff)).toMatchObject({ state: "paused", paused_until: until })
    expect(await touches(app, handoff)).toMatchObject([{ kind: "auto_reply", counts: false }])
  })

  test("a receipt pauses nothing, and what bounces only takes e-mail away", async () => {
    const { app, handoff } = await started()

    await arrives(app, "receipt")
    await arrives(app, "bounce-delayed")
    expect(await cadence(app, handoff)).toMatchObject({ state: "active", dropped: [] })
    await arrives(app, "bounce")

    expect(await cadence(app, handoff)).toMatchObject({ state: "active", dropped: ["email"] })
  })

  test("a copy of what the rep wrote is evidence of a first touch", async () => {
    const { app, handoff } = await started()

    await arrives(app, "copy-of-own")

    expect(await touches(app, handoff)).toMatchObject([
      { kind: "email", direction: "outbound", human: true, counts: true, by: { handle: "ana" } },
    ])
    expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "met" })
  })

  test("an invitation is a meeting, which may be moved and called off; then the follow-up goes on", async () => {
    const { app, handoff } = await started()
    const meetings = () => app.all<{ state: string; starts_at: string }>(`/api/handoffs/${handoff.id}/meetings`)

    await arrives(app, "invitation")
    await arrives(app, "invitation-accepted")
    expect(await meetings()).toMatchObject([{ state: "agreed", starts_at: "2026-11-19T15:00:00.000Z" }])
    expect(await cadence(app, handoff)).toMatchObject({ state: "ended", ended_as: "meeting" })
    await arrives(app, "invitation-moved")
    expect(await meetings()).toMatchObject([{ state: "agreed", starts_at: "2026-11-20T15:00:00.000Z" }])
    await arrives(app, "invitation-cancelled")

    expect(await meetings()).toMatchObject([{ state: "cancelled" }])
    expect(await cadence(app, handoff)).toMatchObject({ state: "active" })
  })

  test("to a handoff's own address belongs to it, whoever it is from; a made-up address to nobody", async () => {
    const { app, handoff } = await started()
    const { mailbox } = await app.call<{ mailbox: string }>("GET", `/api/handoffs/${handoff.id}/mail-address`)

    const forged = await arrives(app, "unknown-sender", `${mailbox.slice(0, -1)}${mailbox.endsWith("0") ? "1" : "0"}@in.acme.example`)
    expect(forged).toMatchObject({ state: "unmatched" })
    const [waiting] = await app.all<{ id: string }>("/api/mail?state=unmatched")
    expect(await app.call("POST", `/api/mail/${waiting?.id}`, { handoff: handoff.id })).toMatchObject({
      state: "taken",
      handoff: handoff.id,
    })

    expect(await app.all("/api/mail?state=unmatched")).toEqual([])
    expect(await touches(app, handoff)).toMatchObject([{ kind: "inbound_reply", note: "Is this the right address?" }])
    expect(await arrives(app, "reply-german", `${mailbox}@in.acme.example`)).toMatchObject({ state: "taken", handoff: handoff.id })
  })
})

describe("a meeting", () => {
  test("is proposed at two times that suit both, around what is taken, in the lead's language", async () => {
    const { app, handoff } = await started()
    const proposed = () =>
      app.call<{ times: { at: string }[]; sentence: string; booking_link: string | null }>(
        "GET",
        `/api/handoffs/${handoff.id}/proposed-times`,
      )

    const first = await proposed()
    await app.away("ana", "2026-11-16T18:00:00Z", "2026-11-17T14:30:00Z")
    const second = await proposed()

    expect(first.times.map((one) => one.at)).toEqual(["2026-11-16T19:00:00.000Z", "2026-11-17T14:00:00.000Z"])
    expect(first.sentence).toBe("Would Monday 16 November at 14:00 GMT-5 or Tuesday 17 November at 09:00 GMT-5 suit you?")
    expect(second.times.map((one) => one.at)).toEqual(["2026-11-17T14:30:00.000Z", "2026-11-18T17:00:00.000Z"])
  })

  test("that is booked ends the follow-up, and goes out as iCalendar", async () => {
    const { app, handoff } = await started()

    const meeting = await app.call<{ id: string; ics: string }>("POST", `/api/handoffs/${handoff.id}/meetings`, {
      starts_at: "2026-11-19T15:00:00Z",
      title: "Demo",
    })
    const file = await app.receive({ method: "GET", url: meeting.ics, headers: { authorization: `Bearer ${app.keys.admin}` } })

    expect(file.headers["content-type"]).toContain("text/calendar")
    for (const line of ["METHOD:REQUEST", "DTSTART:20261119T150000Z", "DTEND:20261119T153000Z", "SUMMARY:Demo"])
      expect(file.body).toContain(line)
    expect(file.body.replaceAll(/\r\n /g, "").toLowerCase()).toContain(`mailto:${LEE}`)
    expect(await cadence(app, handoff)).toMatchObject({ state: "ended", ended_as: "meeting" })
    expect(await app.call("DELETE", `/api/meetings/${meeting.id}`)).toMatchObject({ state: "cancelled" })
    expect(await cadence(app, handoff)).toMatchObject({ state: "active" })
    expect((await app.refused("POST", `/api/handoffs/${handoff.id}/meetings`, { starts_at: "2026-11-10T15:00:00Z" })).status).toBe(422)
    expect((await app.refused("POST", `/api/handoffs/${handoff.id}/calendar`, { ics: "no calendar" })).status).toBe(422)
  })
})
