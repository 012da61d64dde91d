import type { Sayings } from "#domain/language/sentence-book.ts"

/** What is wrong with an agreement that can be read: names that are not there, lists that leave leads undecided, promises that can't be kept. */
export const agreementChecksSayings: Sayings = {
  // Names
  // In two places, so that a name that is to be written stays as it is, even where the book knows the word.
  'Did you mean "{letter}{others}"?': "Meintest du „{letter}{others}“?",
  'Did you mean "{name}"?': "Meintest du „{name}“?",
  "There are: {names}.": "Es gibt: {names}.",
  "Give one of them another name.": "Einem davon einen anderen Namen geben.",
  'There is no fact "{name}".': "Es gibt keinen Fakt „{name}“.",
  'Fields of your own begin with "custom.": "custom.{name}".': "Eigene Felder beginnen mit „custom.“: „custom.{name}“.",
  'There is no lead field "{name}".': "Es gibt kein Lead-Feld „{name}“.",
  'There is no signal "{name}".': "Es gibt kein Signal „{name}“.",
  "There is no signal at all.": "Es gibt noch gar kein Signal.",
  'There is no region "{name}".': "Es gibt keine Region „{name}“.",
  "There is no region at all.": "Es gibt noch gar keine Region.",
  'There is no e-mail kind "{name}".': "Es gibt keine Art von E-Mail-Adresse „{name}“.",
  'There is no e-mail check "{name}".': "Die Prüfung von E-Mail-Adressen kennt kein „{name}“.",
  'There is no model "{name}".': "Es gibt kein Punktemodell „{name}“.",
  "There is no model at all.": "Es gibt noch gar kein Punktemodell.",
  'There is no group "{name}".': "Es gibt keine Gruppe „{name}“.",
  "There is no group at all.": "Es gibt noch gar keine Gruppe.",
  'There is no pool "{name}".': "Es gibt keinen Pool „{name}“.",
  "There is no pool at all.": "Es gibt noch gar keinen Pool.",
  'There is no team "{name}".': "Es gibt kein Team „{name}“.",
  "There is no team at all.": "Es gibt noch gar kein Team.",
  'There is no calendar "{name}".': "Es gibt keinen Kalender „{name}“.",
  "There is no calendar at all.": "Es gibt noch gar keinen Kalender.",
  'There is no override "{name}".': "Es gibt keine Ausnahme „{name}“.",
  "There is no override at all.": "Es gibt noch gar keine Ausnahme.",
  'There is no disqualifier "{name}".': "Es gibt keinen Ausschlussgrund „{name}“.",
  "There is no disqualifier at all.": "Es gibt noch gar keinen Ausschlussgrund.",
  'There is no clause "{name}".': "Es gibt keine Klausel „{name}“.",
  "There is no clause at all.": "Es gibt noch gar keine Klausel.",
  'The rule "{name}" is there twice.': "Die Regel „{name}“ gibt es zweimal.",
  'The disqualifier "{name}" is there twice.': "Den Ausschlussgrund „{name}“ gibt es zweimal.",
  'The override "{name}" is there twice.': "Die Ausnahme „{name}“ gibt es zweimal.",
  'The play "{name}" is there twice.': "Den Spielzug „{name}“ gibt es zweimal.",
  'The reason "{name}" is there twice.': "Den Grund „{name}“ gibt es zweimal.",
  'The cadence "{name}" is there twice.': "Den Nachfassplan „{name}“ gibt es zweimal.",
  'The territory "{name}" is there twice.': "Das Gebiet „{name}“ gibt es zweimal.",
  'The holiday "{name}" is there twice.': "Den Feiertag „{name}“ gibt es zweimal.",
  'The example "{name}" is there twice.': "Das Beispiel „{name}“ gibt es zweimal.",

  // Conditions
  '"{fact}" is not known before the lead is scored: this rule never applies.':
    "„{fact}“ ist nicht bekannt, bevor der Lead Punkte hat: Diese Regel greift nie.",
  "Ask for it in the gate or in tiers.": "Im Tor oder bei den Stufen danach fragen.",
  '"{fact}" is compared with nothing.': "„{fact}“ wird mit nichts verglichen.",
  "Add one of is, {others}.": "Eines davon hinzufügen: is, {others}.",
  '"{fact}" can\'t be above {low} and below {high} at once: this never holds.':
    "„{fact}“ kann nicht zugleich über {low} und unter {high} liegen: Das trifft nie zu.",
  '"{code}" is not a country code.': "„{code}“ ist kein Ländercode.",
  "Write the two letters of ISO 3166, such as DE.": "Die zwei Buchstaben nach ISO 3166 angeben, etwa DE.",

  // Lengths of time, which stay as they are written
  '"{text}" is not a length of time.': "„{text}“ ist keine Zeitangabe.",
  '"{n} {unit}" is not a length of time.': "„{n} {unit}“ ist keine Zeitangabe.",
  '"{n} {kind} {unit}" is not a length of time.': "„{n} {kind} {unit}“ ist keine Zeitangabe.",
  'Months and years differ in length: write days, such as "30 days".':
    "Monate und Jahre sind verschieden lang: Tage angeben, etwa „30 days“.",
  'Business days are for the targets of clocks only: write "2 days" here.':
    "Werktage gibt es nur als Ziel einer Uhr: hier „2 days“ schreiben.",
  'Write a whole number and seconds, minutes, hours, days or weeks, such as "30 minutes".':
    "Eine ganze Zahl mit seconds, minutes, hours, days oder weeks angeben, etwa „30 minutes“.",
  '"{text}" is not a target.': "„{text}“ ist kein Ziel.",
  '"{n} {unit}" is not a target.': "„{n} {unit}“ ist kein Ziel.",
  'Write a time such as "30 minutes" or days such as "1 business day".':
    "Eine Zeit angeben, etwa „30 minutes“, oder Tage, etwa „1 business day“.",
  '"{text}" is not a target. Write a time such as "30 minutes" or days such as "1 business day".':
    "„{text}“ ist kein Ziel. Eine Zeit angeben, etwa „30 minutes“, oder Tage, etwa „1 business day“.",
  '"{n} {unit}" is not a target. Write a time such as "30 minutes" or days such as "1 business day".':
    "„{n} {unit}“ ist kein Ziel. Eine Zeit angeben, etwa „30 minutes“, oder Tage, etwa „1 business day“.",
  '"{text}" is not a moment of a ladder.': "„{text}“ ist kein Zeitpunkt einer Eskalation.",
  '"{n} {unit}" is not a moment of a ladder.': "„{n} {unit}“ ist kein Zeitpunkt einer Eskalation.",
  'Write a share from "1%" to "1000%", or "100% + 30 minutes".': "Einen Anteil von „1%“ bis „1000%“ angeben oder „100% + 30 minutes“.",
  '"{text}" is not a moment of a ladder. Write a share from "1%" to "1000%", or "100% + 30 minutes".':
    "„{text}“ ist kein Zeitpunkt einer Eskalation. Einen Anteil von „1%“ bis „1000%“ angeben oder „100% + 30 minutes“.",
  '"{n} {unit}" is not a moment of a ladder. Write a share from "1%" to "1000%", or "100% + 30 minutes".':
    "„{n} {unit}“ ist kein Zeitpunkt einer Eskalation. Einen Anteil von „1%“ bis „1000%“ angeben oder „100% + 30 minutes“.",
  '"{n} {unit}" is no time at all.': "„{n} {unit}“ ist gar keine Zeit.",
  "Write at least one second.": "Mindestens eine Sekunde angeben.",

  // Clocks
  "There is no clock first_touch: without it a lead can be forgotten.":
    "Die Uhr first_touch fehlt: Ohne sie kann ein Lead vergessen werden.",
  "There is no clock disposition: without it a lead can be forgotten.":
    "Die Uhr disposition fehlt: Ohne sie kann ein Lead vergessen werden.",
  "Add first_touch.": "first_touch hinzufügen.",
  "Add disposition.": "disposition hinzufügen.",
  "A calendar that is always open has no business days.": "Ein Kalender, der immer offen ist, hat keine Werktage.",
  "Write hours or days, or choose the calendar team.": "Stunden oder Tage angeben oder den Kalender team wählen.",
  '"{n} {unit}" in working hours is unclear: a day has 24 of them.': "„{n} {unit}“ in Arbeitszeit ist unklar: Ein Tag hat 24 Stunden.",
  "Write business days or hours, or choose the calendar always.": "Werktage oder Stunden angeben oder den Kalender always wählen.",
  "This rung does nothing.": "Diese Eskalationsstufe tut nichts.",
  "Say whom to tell, or reassign, or recycle.": "Angeben, wer es erfährt, oder den Lead weitergeben oder zurückstellen.",
  "Only the disposition clock takes a lead back to nurture.": "Nur die Uhr disposition bringt einen Lead zurück in die Pflege.",
  "There is no team of marketing to tell.": "Es gibt kein Team des Marketings, das es erfahren könnte.",
  "The lead is taken away before the promise is broken.": "Der Lead wird weggenommen, bevor die Zusage gebrochen ist.",
  "A more urgent tier has a longer target than a less urgent one.":
    "Eine dringendere Stufe hat ein längeres Ziel als eine weniger dringende.",
  "{at} does not come after the rung before it (tier {tier}).": "{at} kommt nicht nach der Eskalationsstufe davor (Stufe {tier}).",
  "Put rungs in order of time.": "Die Eskalationsstufen zeitlich ordnen.",

  // Cadences
  "Not every lead of tier {tier} has a cadence.": "Nicht jeder Lead der Stufe {tier} hat einen Nachfassplan.",
  "Add one without a condition, as the last of its tier.": "Einen ohne Bedingung hinzufügen, als letzten seiner Stufe.",
  "The acknowledgement is the first step, and an e-mail.": "Die Sofortantwort ist der erste Schritt und eine E-Mail.",
  "Put it first.": "An den Anfang stellen.",
  "commitments say for tier {tier}": "für Stufe {tier} zugesagt sind",
  "its own commitment says": "der Plan selbst zusagt",
  "{n} touches are fewer than the {least} that {promised}.": "{n} Kontakte sind weniger als die {least}, die {promised}.",
  "1 touch is fewer than the {least} that {promised}.": "1 Kontakt ist weniger als die {least}, die {promised}.",
  "Add steps.": "Schritte hinzufügen.",
  "1 touch is more than the {most} that {promised}.": "1 Kontakt ist mehr als die {most}, die {promised}.",
  "{n} touches are more than the {most} that {promised}.": "{n} Kontakte sind mehr als die {most}, die {promised}.",
  "Leave steps out.": "Schritte weglassen.",
  "{n} different channels are fewer than the {least} that {promised}.":
    "{n} verschiedene Kanäle sind weniger als die {least}, die {promised}.",
  "1 channel is fewer than the {least} that {promised}.": "1 Kanal ist weniger als die {least}, die {promised}.",
  "Use another channel in some steps.": "In einigen Schritten einen anderen Kanal nehmen.",
  "The last step comes after about 1 day, later than the {most} that {promised}.":
    "Der letzte Schritt kommt nach etwa 1 Tag, später als die {most}, die {promised}.",
  "The last step comes after about {days} days, later than the {most} that {promised}.":
    "Der letzte Schritt kommt nach etwa {days} Tagen, später als die {most}, die {promised}.",
  "Shorten the offsets.": "Die Abstände verkürzen.",
}
