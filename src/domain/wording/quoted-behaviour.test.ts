import { describe, expect, test } from "vitest"
import { quotedBehaviour } from "#domain/wording/quoted-behaviour.ts"
import * as known from "../../../test/fixtures/wording/known-sentences.ts"
import * as heldOut from "../../../test/fixtures/wording/held-out-sentences.ts"
import * as more from "../../../test/fixtures/wording/more-sentences.ts"
import * as onceUnseen from "../../../test/fixtures/wording/once-unseen-sentences.ts"

describe("the wording guard", () => {
  test.each([
    ["at first", known],
    ["after they had been unseen", onceUnseen],
    ["last", more],
  ])("refuses what quotes tracked behaviour, and lets the rest through: the sentences it was made with %s", (_, sentences) => {
    expect(errorsOn(sentences)).toEqual({ slipped: [], refused: [] })
  })

  test.each([
    ["English", { CREEPY: heldOut.CREEPY_ENGLISH, FINE: heldOut.FINE_ENGLISH }, { slipped: 5, refused: 1 }],
    ["German", { CREEPY: heldOut.CREEPY_GERMAN, FINE: heldOut.FINE_GERMAN }, { slipped: 8, refused: 0 }],
  ])("makes no more errors on %s sentences that it was not made with than docs/steps/08-cadence.md says", (language, sentences, most) => {
    const { slipped, refused } = errorsOn(sentences)
    process.stdout.write(
      `wording guard, ${language}, held out: ${slipped.length} of ${sentences.CREEPY.length} slip, ${refused.length} of ${sentences.FINE.length} refused\n`,
    )

    expect([sentences.CREEPY.length, sentences.FINE.length]).toEqual([60, 60])
    expect(slipped.length).toBeLessThanOrEqual(most.slipped)
    expect(refused.length).toBeLessThanOrEqual(most.refused)
  })

  test("says where, why and what to say instead, in the language of the sentence", () => {
    const text = "Hello Lee. I saw you visited our pricing page three times. Sie haben meine E-Mail gestern geöffnet!"

    const [english, german] = quotedBehaviour(text)

    expect(english).toMatchObject({ kind: "tracking", sentence: "I saw you visited our pricing page three times." })
    expect(english?.instead).toMatch(/^Companies of your size/)
    expect(text.slice(english?.from, english?.until)).toBe(english?.sentence)
    expect(german?.instead).toMatch(/^Ich hatte Ihnen dazu geschrieben/)
  })

  test.each([
    ["other quotes", "I noticed that you’ve been looking at our comparison page."],
    ["capitals", "I SAW YOU ON OUR WEBSITE YESTERDAY"],
    ["invisible signs", "You vi\u200Bsited our pricing page three times."],
    ["a line of its own", "Hello,\nYou visited our pricing page\nBye"],
  ])("is not led astray by %s", (_, text) => {
    expect(quotedBehaviour(text)).toHaveLength(1)
  })

  test("takes no longer for a text that is made to take long", () => {
    const started = performance.now()

    quotedBehaviour("you our my the ".repeat(20_000))
    quotedBehaviour(`${"i saw that you ".repeat(5_000)}.`)

    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test.each([...known.CREEPY.slice(0, 70), ...onceUnseen.CREEPY, ...heldOut.CREEPY_ENGLISH, ...heldOut.CREEPY_GERMAN])(
    "what it says instead of “%s” is fine itself",
    (sentence) => {
      for (const found of quotedBehaviour(sentence)) expect(quotedBehaviour(found.instead)).toEqual([])
    },
  )
})

function errorsOn({ CREEPY, FINE }: { CREEPY: string[]; FINE: string[] }) {
  return {
    slipped: CREEPY.filter((sentence) => quotedBehaviour(sentence).length === 0),
    refused: FINE.filter((sentence) => quotedBehaviour(sentence).length > 0),
  }
}
