import type { Sayings } from "#domain/language/sentence-book.ts"

/** What is wrong with the rules of an agreement: score, gate, routing, texts to leads, reasons and examples. */
export const agreementRulesSayings: Sayings = {
  // Regions and score
  "No region takes the countries that no region names.": "Keine Region nimmt die Länder, die keine Region nennt.",
  "Give one region rest: true.": "Einer Region rest: true geben.",
  'The rest of the world is "{region}" already.': "Der Rest der Welt ist schon „{region}“.",
  "Only one region has rest: true.": "Nur eine Region hat rest: true.",
  'The region "{region}" has the model "{model}" already.': "Die Region „{region}“ hat schon das Punktemodell „{model}“.",
  "A region belongs to one model.": "Eine Region gehört zu genau einem Punktemodell.",
  'The region "{region}" has no countries.': "Die Region „{region}“ hat keine Länder.",
  "Add countries: or rest: true.": "countries: oder rest: true hinzufügen.",
  'No score model has the region "{region}".': "Kein Punktemodell hat die Region „{region}“.",
  "Add it to the regions of one model in scoring.": "Bei einem Modell unter scoring in regions eintragen.",
  '{country} belongs to the region "{region}" already.': "{country} gehört schon zur Region „{region}“.",
  "A country belongs to one region.": "Ein Land gehört zu genau einer Region.",
  "A matcher without any part fits everything.": "Ein Muster ohne jeden Teil passt auf alles.",
  "Say page, form, event, kind, source, campaign or where.": "page, form, event, kind, source, campaign oder where angeben.",
  'No rule is in the group "{group}".': "In der Gruppe „{group}“ ist keine Regel.",
  "No lead can reach the {needed} points of fit that the gate asks for: the rules give {best} at most.":
    "Kein Lead kann die {needed} Punkte Passung erreichen, die das Tor verlangt: Die Regeln geben höchstens {best}.",
  "No lead can reach the {needed} points of intent that the gate asks for: the rules give {best} at most.":
    "Kein Lead kann die {needed} Punkte Absicht erreichen, die das Tor verlangt: Die Regeln geben höchstens {best}.",

  // Bands, gate, tiers and plays
  "Scores run from 0 to 100, not to {points}.": "Punkte gehen von 0 bis 100, nicht bis {points}.",
  "Sales-ready ({ready}) must lie above MQL ({mql}).": "Verkaufsreif ({ready}) muss über MQL ({mql}) liegen.",
  "The gate lets leads through below the MQL band ({mql}).": "Das Tor lässt Leads unterhalb des MQL-Bands ({mql}) durch.",
  "The gate asks for nothing: every lead would be handed off.": "Das Tor verlangt nichts: Jeder Lead würde übergeben.",
  "Ask for points of fit or intent.": "Punkte für Passung oder Absicht verlangen.",
  "No field is needed: reps may get leads that they can't reach.":
    "Kein Feld ist nötig: Reps bekommen womöglich Leads, die sie nicht erreichen können.",
  "Nothing needs to be confirmed for an SQL: budget, authority, need, timeline.":
    "Für einen SQL muss nichts bestätigt sein: Budget, Befugnis, Bedarf, Zeitplan.",
  "A lead for which no tier holds would have none.": "Ein Lead, für den keine Stufe zutrifft, hätte keine.",
  "A lead for which no play holds would have none.": "Ein Lead, für den kein Spielzug zutrifft, hätte keinen.",
  "The last tier has no when.": "Die letzte Stufe ohne when schreiben.",
  "The last play has no when.": "Den letzten Spielzug ohne when schreiben.",
  "This tier is never reached: the one before it that has no when takes every lead.":
    "Diese Stufe wird nie erreicht: Die ohne when davor nimmt jeden Lead.",
  "This play is never reached: the one before it that has no when takes every lead.":
    "Dieser Spielzug wird nie erreicht: Der ohne when davor nimmt jeden Lead.",
  "No lead can be of tier {tier}.": "Kein Lead kann in Stufe {tier} kommen.",
  "The most touches ({most}) are fewer than the least ({least}).": "Höchstens {most} Kontakte sind weniger als mindestens {least}.",

  // Texts to leads
  'There is a subject in "{language}" but no text.': "In „{language}“ gibt es einen Betreff, aber keinen Text.",
  'There is a text in "{language}" but no subject.': "In „{language}“ gibt es einen Text, aber keinen Betreff.",
  'There is no "en", which everyone gets whose language is not here.': "„en“ fehlt: Das bekommen alle, deren Sprache hier nicht steht.",
  '"{sentence}" can\'t be said to a lead.': "„{sentence}“ darf man einem Lead nicht sagen.",
  'Say: "{instead}': 'Besser: "{instead}',
  "There is no merge field {field}.": "Es gibt keinen Platzhalter {field}.",
  "{field} may not be known, and nothing would stand there.": "{field} ist womöglich nicht bekannt, und dann stünde dort nichts.",
  "Say what stands there then, {field}, or put the passage in brackets: {passage}.":
    "Angeben, was dann dort steht, {field}, oder die Stelle in Klammern setzen: {passage}.",
  "A brace stands alone.": "Eine geschweifte Klammer steht allein.",
  "Write a merge field as {first_name|there}.": "Einen Platzhalter so schreiben: {first_name|there}.",

  // Reasons and look-ups
  "There are {n} reasons; people choose well among {most} at most.": "Es gibt {n} Gründe; gut wählen kann man unter höchstens {most}.",
  "Only a rejection cites a clause.": "Nur eine Ablehnung nennt eine Klausel.",
  "Leave it out.": "Weglassen.",
  "A lead may wait for answers for one minute at most.": "Ein Lead darf höchstens eine Minute auf Antworten warten.",
  'Write "3 seconds".': "„3 seconds“ schreiben.",

  // Teams, calendars and pools
  "There is no team of sales.": "Es gibt kein Team des Vertriebs.",
  "There is no team of marketing.": "Es gibt kein Team des Marketings.",
  "Give a team side: sales.": "Einem Team side: sales geben.",
  "Give a team side: marketing.": "Einem Team side: marketing geben.",
  '"{team}" is a team of marketing: leads are handed to sales.': "„{team}“ ist ein Team des Marketings: Leads gehen an den Vertrieb.",
  "A cap is 0 or more.": "Eine Obergrenze ist 0 oder mehr.",
  "A cap is exceeded by 0 or more.": "Eine Obergrenze wird um 0 oder mehr überschritten.",
  'The overflow of "{pool}" comes back to it.': "Der Überlauf von „{pool}“ kommt zu ihm zurück.",
  "Let the chain end.": "Die Kette enden lassen.",
  "Nobody ever works in this calendar.": "In diesem Kalender arbeitet nie jemand.",
  "Give a day hours.": "Einem Tag Arbeitszeiten geben.",
  '"{time}" is not a time of day.': "„{time}“ ist keine Uhrzeit.",
  'Write "09:00" or "17:30".': "„09:00“ oder „17:30“ schreiben.",
  'No holidays are known for "{region}".': "Für „{region}“ sind keine Feiertage bekannt.",
  'Write a country or a part of one: "DE", "DE-BY", "GB-ENG", "US", "SG".':
    "Ein Land oder einen Teil davon angeben: „DE“, „DE-BY“, „GB-ENG“, „US“, „SG“.",

  // Examples
  "There are {n} examples; fewer than {least} test little.": "Es gibt {n} Beispiele; weniger als {least} prüfen wenig.",
  "There are 0 examples; fewer than {least} test little.": "Es gibt keine Beispiele; weniger als {least} prüfen wenig.",
  "There are 1 examples; fewer than {least} test little.": "Es gibt 1 Beispiel; weniger als {least} prüfen wenig.",
  "Add leads of both sides' choice.": "Leads hinzufügen, die beide Seiten ausgesucht haben.",
  "Only a lead that is qualified has this.": "Das hat nur ein qualifizierter Lead.",
  "Only a lead that is not yet has this.": "Das hat nur ein noch nicht qualifizierter Lead.",
  "Only a lead that is disqualified has this.": "Das hat nur ein ausgeschlossener Lead.",
  "Expect the verdict qualified, or leave tier out.": "Das Urteil qualified erwarten oder tier weglassen.",
  "Expect the verdict qualified, or leave pool out.": "Das Urteil qualified erwarten oder pool weglassen.",
  "Expect the verdict qualified, or leave override out.": "Das Urteil qualified erwarten oder override weglassen.",
  "Expect the verdict not_yet, or leave missing out.": "Das Urteil not_yet erwarten oder missing weglassen.",
  "Expect the verdict disqualified, or leave rule out.": "Das Urteil disqualified erwarten oder rule weglassen.",
  "{failed} of {all} example leads come out otherwise than expected.":
    "{failed} von {all} Beispiel-Leads kommen anders heraus als erwartet.",
  qualified: "qualifiziert",
  not_yet: "noch nicht qualifiziert",
  "verdict: expected {expected}, got {got}": "Urteil: erwartet {expected}, heraus kam {got}",
  "tier: expected {expected}, got {got}": "Stufe: erwartet {expected}, heraus kam {got}",
  "model: expected {expected}, got {got}": "Punktemodell: erwartet {expected}, heraus kam {got}",
  "pool: expected {expected}, got {got}": "Pool: erwartet {expected}, heraus kam {got}",
  "override: expected {expected}, got {got}": "Ausnahme: erwartet {expected}, heraus kam {got}",
  "rule: expected {expected}, got {got}": "Regel: erwartet {expected}, heraus kam {got}",
  "fit: expected {least} to {most}, got {got}": "Passung: erwartet {least} bis {most}, heraus kam {got}",
  "intent: expected {least} to {most}, got {got}": "Absicht: erwartet {least} bis {most}, heraus kam {got}",
  "missing: expected {expected}, got {got}": "Fehlendes: erwartet {expected}, heraus kam {got}",
  "{example}: verdict: expected {expected}, got {got}": "{example}: Urteil: erwartet {expected}, heraus kam {got}",
  "{example}: tier: expected {expected}, got {got}": "{example}: Stufe: erwartet {expected}, heraus kam {got}",
  "{example}: model: expected {expected}, got {got}": "{example}: Punktemodell: erwartet {expected}, heraus kam {got}",
  "{example}: pool: expected {expected}, got {got}": "{example}: Pool: erwartet {expected}, heraus kam {got}",
  "{example}: override: expected {expected}, got {got}": "{example}: Ausnahme: erwartet {expected}, heraus kam {got}",
  "{example}: rule: expected {expected}, got {got}": "{example}: Regel: erwartet {expected}, heraus kam {got}",
  "{example}: fit: expected {least} to {most}, got {got}": "{example}: Passung: erwartet {least} bis {most}, heraus kam {got}",
  "{example}: intent: expected {least} to {most}, got {got}": "{example}: Absicht: erwartet {least} bis {most}, heraus kam {got}",
  "{example}: missing: expected {expected}, got {got}": "{example}: Fehlendes: erwartet {expected}, heraus kam {got}",
}
