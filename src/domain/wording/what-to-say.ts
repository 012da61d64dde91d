import type { Giveaway } from "#domain/wording/wording-rule.ts"

type Language = "en" | "de"

/** What a sentence is about, and what to say of it instead: it speaks of the reader's question, not of what they did. */
const INSTEAD: readonly { about: RegExp; en: string; de: string }[] = [
  {
    about: /pric|cost|plans\b|quote|preis|kosten|tarif/,
    en: "Companies of your size usually want to know early what this costs. I can give you a range in a few minutes.",
    de: "Unternehmen Ihrer Größe möchten meist früh wissen, was so etwas kostet. Einen Rahmen kann ich Ihnen in wenigen Minuten nennen.",
  },
  {
    about: /compar|competitor|vendor|alternativ|vergleich|wettbewerb|anbieter/,
    en: "Choosing between vendors takes time. I can say openly where we are strong and where others are.",
    de: "Die Wahl zwischen Anbietern kostet Zeit. Ich sage Ihnen offen, wo wir stark sind und wo andere.",
  },
  {
    about: /\broi\b|calculator|rechner|business case/,
    en: "A business case stands or falls with two or three figures. I can tell you which ones others looked at first.",
    de: "Ein Business Case steht und fällt mit zwei oder drei Zahlen. Ich kann Ihnen sagen, worauf andere zuerst geachtet haben.",
  },
  {
    about: /case stud|customer stor|fallstudie|kundengeschichte/,
    en: "A company like yours had a similar question last year. I can tell you what it tried first.",
    de: "Ein Unternehmen wie Ihres stand vor einer ähnlichen Frage. Ich erzähle Ihnen gern, was es zuerst versucht hat.",
  },
  {
    about: /e-?mail|\bmail|newsletter|message|nachricht|link|attachment|anhang|proposal|angebot|deck|pdf|document|dokument|brochure/,
    en: "I wrote to you about this recently. Is the question still open for you?",
    de: "Ich hatte Ihnen dazu geschrieben. Ist die Frage für Sie noch offen?",
  },
  {
    about: /webinar|recording|video|aufzeichnung/,
    en: "Two questions came up after our webinar that may help you. Shall I send you the answers?",
    de: "Nach unserem Webinar kamen zwei Fragen auf, die Ihnen helfen könnten. Soll ich Ihnen die Antworten schicken?",
  },
]

const OTHERWISE = {
  en: "I would like to find out whether we can help you, and say so if not. What made this a topic for you?",
  de: "Ich möchte herausfinden, ob wir Ihnen helfen können, und sage es offen, wenn nicht. Wie kam das Thema bei Ihnen auf?",
}

/** The sentence to use instead of one that quotes what was observed, in its own language. */
export function whatToSay(sentence: string, language: Language): string {
  return (INSTEAD.find(({ about }) => about.test(sentence)) ?? OTHERWISE)[language]
}

const WHY: Record<Giveaway, string> = {
  tracking: "It says that the lead was watched.",
  visit: "It quotes a visit that the lead does not know we know of.",
  mail: "It tells that an e-mail or document was opened.",
  time: "It quotes the moment at which the lead did something.",
  device: "It quotes an address or a device.",
  score: "It tells the lead how they are scored.",
  behaviour: "It quotes the lead's behaviour.",
  system: "It tells what our systems know.",
}

/** Why a sentence is refused, for the person who wrote it. */
export function whyRefused(kind: Giveaway): string {
  return WHY[kind]
}
