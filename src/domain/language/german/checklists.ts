import type { Sayings } from "#domain/language/sentence-book.ts"

/** What a checklist's items are called where a person's note on them is on record. */
const ITEMS: Sayings = {
  fit: "Passung der Firma",
  intent: "Absicht",
  address: "brauchbare Adresse",
  version: "unterschriebene Fassung",
  fields: "gewünschte Angaben",
  "why now": "warum jetzt",
  "contact hours": "Kontaktzeiten",
  "brief read": "Briefing gelesen",
  "one owner": "eine zuständige Person",
  "routed by rule": "Zuteilungsregel",
  "no collision": "keine Überschneidung",
  accepted: "angenommen oder abgelehnt",
  "in time": "Erstkontakt rechtzeitig",
  "by a person": "Erstkontakt durch einen Menschen",
  "in their hours": "in der Arbeitszeit des Leads",
  "spoke of request": "Einstieg zum Anliegen",
  verdict: "Urteil rechtzeitig",
  reason: "belastbarer Grund",
  "next step": "nächster Schritt vereinbart",
  learned: "Lehre fürs Marketing",
}

const STATES: Sayings = { done: "erledigt", exception: "Ausnahme", open: "wieder offen" }

const TOUCHES: Sayings = {
  call: "Anruf",
  email: "E-Mail",
  linkedin: "LinkedIn",
  video: "Video",
  sms: "SMS",
  "meeting booked": "vereinbarter Termin",
  "meeting held": "gehaltener Termin",
}

const KINDS: Sayings = {
  business: "geschäftliche Adresse",
  free: "private Adresse",
  disposable: "Wegwerfadresse",
  role: "Funktionsadresse",
  none: "keine Adresse",
  no: "keine Adresse",
}

const CHECKS: Sayings = {
  ok: "in Ordnung",
  free: "privat",
  role: "Funktionsadresse",
  typo: "wohl vertippt",
  no_mail: "nimmt keine Mail an",
  disposable: "Wegwerfadresse",
  syntax: "keine gültige Adresse",
  none: "nichts angegeben",
  "not checked": "nicht geprüft",
}

/** A handoff's checklist: its twenty items and what they rest on. */
export const checklistSayings: Sayings = {
  ...each(
    ITEMS,
    STATES,
    (item, state) => `Checklist, ${item}: ${state}`,
    (item, state) => `Checkliste, ${item}: ${state}`,
  ),
  ...each(
    ITEMS,
    STATES,
    (item, state) => `Checklist, ${item}: ${state} ({note})`,
    (item, state) => `Checkliste, ${item}: ${state} ({note})`,
  ),
  ...each(
    KINDS,
    CHECKS,
    (kind, check) => `${kind} address, ${check}`,
    (kind, check) => `${kind}, ${check}`,
  ),
  ...Object.fromEntries(
    Object.entries(TOUCHES).flatMap(([english, german]) => [
      [`${english} 20{at}`, `${german} 20{at}`],
      [`${english} by {name} 20{at}`, `${german} von {name} 20{at}`],
    ]),
  ),

  "The company fits, or an override says why it need not": "Die Firma passt, oder eine Ausnahme sagt, warum sie nicht muss",
  "The lead wants something, or an override says why that need not be proved":
    "Der Lead will etwas, oder eine Ausnahme sagt, warum das nicht belegt sein muss",
  "The address is one that takes mail and is no throw-away": "Die Adresse nimmt Mail an und ist keine Wegwerfadresse",
  "Tier and verdict come from a version that both sides signed":
    "Stufe und Urteil kommen aus einer Fassung, die beide Seiten unterschrieben haben",
  "Everything is known that the agreement wants a rep to know": "Alles ist bekannt, was ein Rep laut Vereinbarung wissen soll",
  "The brief says why this lead and why now": "Das Briefing sagt, warum dieser Lead und warum jetzt",
  "It is known when the lead may be contacted": "Es ist bekannt, wann der Lead kontaktiert werden darf",
  "The rep has read the brief before the first touch": "Der Rep hat das Briefing vor dem Erstkontakt gelesen",
  "Exactly one person has it": "Genau eine Person hat ihn",
  "A rule of the agreement says why it is this person's": "Eine Regel der Vereinbarung sagt, warum es diese Person ist",
  "Nobody else works on the same company": "Niemand sonst arbeitet an derselben Firma",
  "The owner has said yes or no": "Die zuständige Person hat ja oder nein gesagt",
  "Somebody reached out within the promised time": "Jemand hat sich in der zugesagten Zeit gemeldet",
  "The first touch was a person's, with evidence": "Der Erstkontakt kam von einem Menschen und ist belegt",
  "It was in the lead's own working hours": "Er lag in der Arbeitszeit des Leads",
  "The opening spoke of what the lead came for": "Der Einstieg sprach an, wofür der Lead kam",
  "There is a verdict, and it came in time": "Es gibt ein Urteil, und es kam rechtzeitig",
  "Its reason is the agreement's, and the facts bear out what it cites":
    "Der Grund steht in der Vereinbarung, und die Fakten stützen, worauf er sich beruft",
  "The next step was agreed with the lead": "Der nächste Schritt ist mit dem Lead vereinbart",
  "What marketing can learn from it is written down": "Was das Marketing daraus lernen kann, ist aufgeschrieben",

  "nobody has ticked it": "niemand hat es abgehakt",
  "its time has not come": "noch nicht an der Zeit",
  "nothing checks it": "nichts prüft es",
  "version {version}, signed by marketing and sales": "Fassung {version}, unterschrieben von Marketing und Vertrieb",
  "nothing is missing": "nichts fehlt",
  "the brief says nothing": "das Briefing sagt nichts",
  "its time zone is not known": "die Zeitzone ist nicht bekannt",
  "Europe/{one} or Europe/{other}": "Europe/{one} oder Europe/{other}",
  "America/{one} or America/{other}": "America/{one} oder America/{other}",
  "nobody has it": "niemand hat ihn",
  "no rule is on record": "keine Regel ist festgehalten",
  "nobody else had a lead of the company": "niemand sonst hatte einen Lead der Firma",
  "{n} others had a lead of the company": "{n} andere hatten einen Lead der Firma",
  "1 others had a lead of the company": "noch jemand hatte einen Lead der Firma",
  "not answered yet": "noch nicht beantwortet",
  "answered 20{at}": "beantwortet 20{at}",
  "nobody has reached out yet": "noch hat sich niemand gemeldet",
  "the cycle ended without a touch": "der Zyklus endete ohne Kontakt",
  "the lead's hours are not known": "die Arbeitszeit des Leads ist nicht bekannt",
  "{at} by the clocks of {zones:list}": "{at}, nach der Uhr von {zones}",
  "nobody said what became of it": "niemand hat gesagt, was aus ihm wurde",
  '"{word:said}" was said': "gesagt wurde „{word}“",
  "no verdict yet": "noch kein Urteil",
  "nobody gave a reason": "niemand hat einen Grund genannt",
  '"{word:said}" needs no reason': "„{word}“ braucht keinen Grund",
  '"{reason}" is a reason of the agreement': "„{reason}“ ist ein Grund der Vereinbarung",
  "no proof is on record": "kein Nachweis ist festgehalten",
  "no promise is on record": "keine Zusage ist festgehalten",
  "due 20{at}": "fällig 20{at}",
  "due 20{at}, missed": "fällig 20{at}, verfehlt",
  "due 20{at}, kept 20{kept}": "fällig 20{at}, gehalten 20{kept}",

  'There is no item "{item}".': "Einen Punkt „{item}“ gibt es nicht.",
  'There is no item "{item}". There are: {items}.': "Einen Punkt „{item}“ gibt es nicht. Es gibt: {items}.",
  "There are: {items}.": "Es gibt: {items}.",
  'Baton checks "{item:said}" by itself.': "„{item}“ prüft Baton selbst.",
  "If it need not hold here, note an exception with its reason.": "Muss es hier nicht gelten, eine Ausnahme mit ihrem Grund notieren.",
  'Baton checks "{item:said}" by itself. If it need not hold here, note an exception with its reason.':
    "„{item}“ prüft Baton selbst. Muss es hier nicht gelten, eine Ausnahme mit ihrem Grund notieren.",
  'Say why "{item:said}" need not hold here.': "Angeben, warum „{item}“ hier nicht gelten muss.",
}

type Say = (first: string, second: string) => string

function each(first: Sayings, second: Sayings, english: Say, german: Say): Sayings {
  return Object.fromEntries(
    Object.entries(first).flatMap(([one, said]) =>
      Object.entries(second).map(([other, also]) => [english(one, other), german(said, also)]),
    ),
  )
}
