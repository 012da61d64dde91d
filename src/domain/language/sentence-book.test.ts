import { expect, test } from "vitest"
import { sentenceBook } from "#domain/language/sentence-book.ts"

const say = sentenceBook(
  {
    yes: "ja",
    "the e-mail": "die E-Mail",
    "a sales manager": "eine Vertriebsleitung",
    "an auditor": "eine Prüferin oder ein Prüfer",
    "{n} minutes": "{n} Minuten",
    "The lead answered.": "Der Lead hat geantwortet.",
    "Step {n} was done by {channel}.": "Schritt {n} wurde per {channel} getan.",
    "To {to} one has to be {roles:list}.": "Um {to}, muss man {roles} sein.",
    "see leads": "Leads zu sehen",
    "the lead {says}": "der Lead {says}",
    'There is no pool "{pool}".': "Es gibt keinen Pool „{pool}“.",
    '"{verdict:said}" was said.': "„{verdict}“ wurde gesagt.",
    "{what} of {whole}": "{what} von {whole}",
    "{share} of the full points every {per}": "{share} der vollen Punkte je {per}",
  },
  { and: "und", or: "oder", nor: "noch" },
)

test.each([
  ["yes", "ja"],
  ["Yes", "Ja"],
  ["30 minutes", "30 Minuten"],
  ["Step 3 was done by the e-mail.", "Schritt 3 wurde per die E-Mail getan."],
  ["Step 3 was done by pigeon.", "Schritt 3 wurde per pigeon getan."],
  [
    "To see leads one has to be a sales manager or an auditor.",
    "Um Leads zu sehen, muss man eine Vertriebsleitung oder eine Prüferin oder ein Prüfer sein.",
  ],
  ["The lead asked for a demo", "Der Lead asked for a demo"],
  ["The lead answered. Step 1 was done by call.", "Der Lead hat geantwortet. Schritt 1 wurde per call getan."],
  ["The lead answered. Nobody knows why.", "Der Lead hat geantwortet. Nobody knows why."],
  ["30 minutes; yes", "30 Minuten; ja"],
  ["The lead waits some more minutes", "Der Lead waits some more minutes"],
  ['There is no pool "yes".', "Es gibt keinen Pool „yes“."],
  ['"yes" was said.', "„ja“ wurde gesagt."],
  ["The lead answered", "Der Lead hat geantwortet"],
  ["Asked Ana. An auditor.", "Asked Ana. Eine Prüferin oder ein Prüfer."],
  ["5 % of the full points every 30 minutes", "5 % der vollen Punkte je 30 Minuten"],
])("“%s” becomes “%s”", (english, said) => {
  expect(say(english)).toBe(said)
})

test.each(["", "Harbor Robotics", "minutes", " minutes", "x".repeat(6_000)])("what the book does not know is nobody's: “%.20s”", (text) => {
  expect(say(text)).toBeNull()
})

test("a text made to be hard to match is looked up as fast as any other", () => {
  const hostile = `${"of ".repeat(1_600)}x`

  expect(say(hostile)).not.toBeNull()
})
