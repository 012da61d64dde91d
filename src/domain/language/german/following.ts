import type { Sayings } from "#domain/language/sentence-book.ts"

/** Why a lead scores, qualifies and comes back, and what travels with it: scores, the gate and briefs. */
export const followingSayings: Sayings = {
  ...without(),
  ...nurture(),
  ...bound("fit", "Passung"),
  ...bound("intent", "Absicht"),

  // a score, line by line
  "{reason}: {points} point": "{reason}: {points} Punkt",
  "{reason}: {points} points": "{reason}: {points} Punkte",
  "{reason}: minus {points} point": "{reason}: minus {points} Punkt",
  "{reason}: minus {points} points": "{reason}: minus {points} Punkte",
  "{reason}: {points} point, {faded} faded": "{reason}: {points} Punkt, {faded} verblasst",
  "{reason}: {points} points, {faded} faded": "{reason}: {points} Punkte, {faded} verblasst",
  "{reason}: minus {points} point, {faded} faded": "{reason}: minus {points} Punkt, {faded} verblasst",
  "{reason}: minus {points} points, {faded} faded": "{reason}: minus {points} Punkte, {faded} verblasst",
  "{n} more: {points} points": "{n} weitere: {points} Punkte",
  "“{group}” counts no further than its cap: {points} point taken off": "„{group}“ zählt nur bis zur Obergrenze: {points} Punkt abgezogen",
  "“{group}” counts no further than its cap: {points} points taken off":
    "„{group}“ zählt nur bis zur Obergrenze: {points} Punkte abgezogen",
  "no sign of interest yet": "noch kein Zeichen von Interesse",

  // the gate
  "not for sales: {why}": "nicht für den Vertrieb: {why}",
  "not yet: {lacks}.": "noch nicht so weit: {lacks}.",
  "So far: {why}": "Bisher: {why}",
  "not yet: {lacks}. So far: {why}": "noch nicht so weit: {lacks}. Bisher: {why}",
  "fit {n1} of the {n2} needed": "Passung {n1}, nötig sind {n2}",
  "intent {n1} of the {n2} needed": "Absicht {n1}, nötig sind {n2}",
  "fit {n1} of the {n2} needed, waived by “{exception:said}”": "Passung {n1}, nötig sind {n2}, erlassen durch „{exception}“",
  "intent {n1} of the {n2} needed, waived by “{exception:said}”": "Absicht {n1}, nötig sind {n2}, erlassen durch „{exception}“",
  "all that a rep needs is known": "alles, was ein Rep braucht, ist bekannt",
  "“{definition:said}” asks that {condition}": "„{definition}“ verlangt: {condition}",
  "“{definition:said}” asks that it be met": "„{definition}“ ist noch nicht erfüllt",
  "if the lead {did} now": "noch ein Signal: „{did}“",

  // coming back
  "this is its first cycle": "das ist sein erster Zyklus",
  "its last cycle left no cool-down": "sein letzter Zyklus ließ keine Ruhezeit",
  "its cool-down is over": "seine Ruhezeit ist vorbei",
  "its cool-down ended as it {did}": "seine Ruhezeit ist zu Ende: Er {did}",
  "its last cycle ended as {state}; only a break-through signal begins another":
    "sein letzter Zyklus endete mit „{state}“; nur ein Durchbruch-Signal beginnt einen neuen",
  "its last cycle ended as {state}, and now it {did}; a person decides whether it may come back":
    "sein letzter Zyklus endete mit „{state}“, und jetzt: {did}; ein Mensch entscheidet, ob er wiederkommen darf",
  "its last cycle ended as {state}; it is left in peace until {at} unless a break-through signal comes":
    "sein letzter Zyklus endete mit „{state}“; er hat Ruhe bis {at}, außer ein Durchbruch-Signal kommt",
  "its last cycle ended as {state}; it had {n} cycles in twelve months, so a person decides about another":
    "sein letzter Zyklus endete mit „{state}“; in zwölf Monaten waren es {n}, darum entscheidet ein Mensch über einen weiteren",
  "auto recycled": "von selbst zurück in die Pflege gegeben",
  "The agreement wants a person to approve each handoff.": "Die Vereinbarung will, dass ein Mensch jede Übergabe freigibt.",
  "It still waits for a person to decide.": "Der Lead wartet noch immer auf die Entscheidung eines Menschen.",

  // what a lead owes its owner while nobody works on it
  "Nurture, and look again": "In der Pflege lassen und später wieder ansehen",
  "Look again when the cool-down is over": "Nach der Ruhezeit wieder ansehen",
  "No rule disqualified this lead, so none can be set aside.":
    "Keine Regel hat diesen Lead ausgeschlossen, also lässt sich keine aussetzen.",
  "What a person disqualified comes back when the lead asks again.":
    "Was ein Mensch ausgeschlossen hat, kommt zurück, wenn der Lead wieder anfragt.",
  "No rule disqualified this lead, so none can be set aside. What a person disqualified comes back when the lead asks again.":
    "Keine Regel hat diesen Lead ausgeschlossen, also lässt sich keine aussetzen. Was ein Mensch ausgeschlossen hat, kommt zurück, wenn der Lead wieder anfragt.",
  'The rule "{rule}" does not count for this lead: {why}': "Die Regel „{rule}“ zählt für diesen Lead nicht: {why}",
  'The rule "{rule}" counts for this lead again: {why}': "Die Regel „{rule}“ zählt für diesen Lead wieder: {why}",
  "This rule was not set aside for this lead.": "Diese Regel ist für diesen Lead nicht ausgesetzt.",

  // the brief
  "did something": "hat etwas getan",
  "{did}, asked “{question}”": "{did}, fragte „{question}“",
  "It is back: cycle {n} ended as {state} on {day}.": "Wieder da: Zyklus {n} endete am {day} mit „{state}“.",
  "It is back: cycle {n} ended as {state} ({reason}) on {day}.": "Wieder da: Zyklus {n} endete am {day} mit „{state}“ ({reason}).",
  "It is back: cycle {n} ended as {state} with {owner} on {day}.": "Wieder da: Zyklus {n} endete am {day} bei {owner} mit „{state}“.",
  "It is back: cycle {n} ended as {state} ({reason}) with {owner} on {day}.":
    "Wieder da: Zyklus {n} endete am {day} bei {owner} mit „{state}“ ({reason}).",
  "Since then it {did}.": "Seither: {did}.",
  "Since then it {did}, and it {second}.": "Seither: {did}, {second}.",
  "Since then it {did}, and it {second}, and it {third}.": "Seither: {did}, {second}, {third}.",
  "Since then it {did}, and it {second}, and it {third}, and it {fourth}.": "Seither: {did}, {second}, {third}, {fourth}.",
  "Since then it did {n} smaller things.": "Seither: {n} Kleinigkeiten.",
  "Since then it did 1 smaller things.": "Seither: eine Kleinigkeit.",
  "Nothing is new since then.": "Seither nichts Neues.",
  "This is a target account.": "Ein Ziel-Account.",
  "Possibly this account, by its name alone: please check.": "Vielleicht dieser Account, nur nach dem Namen: bitte prüfen.",
  "Handed to {name} as tier {tier}: {why}": "Übergeben an {name} als Stufe {tier}: {why}",
  "Handed to {name} as tier {tier}: {why}.": "Übergeben an {name} als Stufe {tier}: {why}.",
  "The first touch: {why}": "Der Erstkontakt: {why}",
  "Handed to {name} as tier {tier}: {why}. The first touch: {reason}":
    "Übergeben an {name} als Stufe {tier}: {why}. Der Erstkontakt: {reason}",
}

/** Which proofs an exception took the place of. */
function without(): Sayings {
  const proofs: [string, string][] = [
    ["fit", "Passung"],
    ["intent", "Absicht"],
    ["context", "Kontext"],
    ["fit and intent", "Passung und Absicht"],
    ["fit and context", "Passung und Kontext"],
    ["intent and context", "Absicht und Kontext"],
    ["fit, intent and context", "Passung, Absicht und Kontext"],
    ["the definition", "dem, was die Definition verlangt"],
  ]
  return Object.fromEntries(
    proofs.map(([english, german]) => [
      `{why} (without proof of ${english}: {exception})`,
      `{why} (ohne Nachweis von ${german}: {exception})`,
    ]),
  )
}

/** What a lead in nurture lacks: points, then fields, then the definition. */
function nurture(): Sayings {
  const points: [string, string][] = [
    ["", ""],
    ["fit; ", "Passung; "],
    ["intent; ", "Absicht; "],
    ["fit; intent; ", "Passung; Absicht; "],
  ]
  const rest: [string, string][] = [
    ["", ""],
    ["definition", "Definition"],
    ["{missing}", "{missing}"],
  ]
  return Object.fromEntries(
    points
      .flatMap(([english, german]) => rest.map(([more, said]): [string, string] => [`${english}${more}`, `${german}${said}`]))
      .filter(([english]) => english !== "")
      .map(([english, german]) => [`Nurture: ${english.replace(/; $/, "")}`, `In der Pflege, es fehlt: ${german.replace(/; $/, "")}`]),
  )
}

function bound(axis: string, german: string): Sayings {
  return {
    [`${axis} ends at 100: {points} point taken off`]: `${german} endet bei 100: {points} Punkt abgezogen`,
    [`${axis} ends at 100: {points} points taken off`]: `${german} endet bei 100: {points} Punkte abgezogen`,
    [`${axis} does not go below 0: {points} point added`]: `${german} geht nicht unter 0: {points} Punkt hinzugefügt`,
    [`${axis} does not go below 0: {points} points added`]: `${german} geht nicht unter 0: {points} Punkte hinzugefügt`,
  }
}
