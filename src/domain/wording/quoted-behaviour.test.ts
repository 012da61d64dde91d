import { describe, expect, test } from "vitest"
import { quotedBehaviour } from "#domain/wording/quoted-behaviour.ts"
import * as known from "../../../test/fixtures/wording/known-sentences.ts"
import * as unseen from "../../../test/fixtures/wording/unseen-sentences.ts"

describe("the wording guard", () => {
  test("refuses what quotes tracked behaviour, and lets the rest through: the sentences it was made with", () => {
    expect(errorsOn({ CREEPY: known.CREEPY, FINE: known.FINE })).toMatchObject({
      slipped: ["Sie haben auf den Button zur Demo geklickt, aber keinen Termin gebucht."],
      refused: [],
    })
  })

  test("makes no more errors on sentences that it was not made with than docs/steps/08-cadence.md says", () => {
    const { slipped, refused } = errorsOn(unseen)
    process.stdout.write(
      `wording guard, unseen: ${slipped.length} of ${unseen.CREEPY.length} slip, ${refused.length} of ${unseen.FINE.length} refused\n`,
    )

    expect(slipped.length).toBeLessThanOrEqual(10)
    expect(refused).toEqual([])
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

  test.each([...known.CREEPY.slice(0, 70), ...unseen.CREEPY])("what it says instead of “%s” is fine itself", (sentence) => {
    for (const found of quotedBehaviour(sentence)) expect(quotedBehaviour(found.instead)).toEqual([])
  })
})

function errorsOn({ CREEPY, FINE }: { CREEPY: string[]; FINE: string[] }) {
  return {
    slipped: CREEPY.filter((sentence) => quotedBehaviour(sentence).length === 0),
    refused: FINE.filter((sentence) => quotedBehaviour(sentence).length > 0),
  }
}
