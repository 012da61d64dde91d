import type { Sayings } from "#domain/language/sentence-book.ts"

/** Why a touch is no contact of ours. */
const NO_CONTACT: Sayings = {
  "A note is no contact with the lead.": "Eine Notiz ist kein Kontakt mit dem Lead.",
  "A ticked task is no contact: record the call or the message itself.":
    "Eine abgehakte Aufgabe ist kein Kontakt: den Anruf oder die Nachricht selbst notieren.",
  "An opened e-mail is the lead's doing, not a touch.": "Eine geöffnete E-Mail ist etwas, das der Lead tat, kein Kontakt.",
  "A click is the lead's doing, not a touch.": "Ein Klick ist etwas, das der Lead tat, kein Kontakt.",
  "The e-mail did not arrive.": "Die E-Mail kam nicht an.",
  "An automatic reply is not a person.": "Eine automatische Antwort ist kein Mensch.",
  "The lead wrote; nobody of ours has answered yet.": "Der Lead hat geschrieben; von uns hat noch niemand geantwortet.",
  "The lead called; nobody of ours has called back yet.": "Der Lead hat angerufen; von uns hat noch niemand zurückgerufen.",
  "It does not say which of your people made it.": "Es ist nicht gesagt, wer von euch es war.",
  "It was made by somebody who neither owns the lead nor is on the owner's team.":
    "Es war jemand, der weder für den Lead zuständig noch im Team der zuständigen Person ist.",
  "It is no contact with the lead.": "Das ist kein Kontakt mit dem Lead.",
  "It came from the lead, not from us.": "Es kam vom Lead, nicht von uns.",
  "A sequence or an automatic acknowledgement sent it, not a person.":
    "Eine Sequenz oder eine automatische Bestätigung hat es gesendet, kein Mensch.",
  "It counts as contact.": "Das zählt als Kontakt.",
}

const TOUCHES: Sayings = {
  call: "Anruf",
  email: "E-Mail",
  linkedin: "LinkedIn-Nachricht",
  video: "Video",
  sms: "SMS",
  "meeting booked": "Vereinbarter Termin",
  "meeting held": "Gehaltener Termin",
  note: "Notiz",
  task: "Aufgabe",
  "email open": "Geöffnete E-Mail",
  "email click": "Klick in einer E-Mail",
  bounce: "Unzustellbare E-Mail",
  "auto reply": "Automatische Antwort",
  "inbound reply": "Antwort des Leads",
  "inbound call": "Anruf des Leads",
}

const CHANNELS: Sayings = { call: "Anruf", email: "E-Mail", linkedin: "LinkedIn", video: "Video", sms: "SMS" }

/** What is to be done next with a lead that somebody has, and what was done: follow-ups, touches, meetings, mail. */
export const followingUpSayings: Sayings = {
  ...NO_CONTACT,
  ...Object.fromEntries(Object.entries(TOUCHES).map(([english, german]) => [`${english} recorded.`, `${german} notiert.`])),
  ...Object.assign({}, ...Object.entries(CHANNELS).map(([channel, german]) => byChannel(channel, german))),

  // what to do
  "Call: {what}": "Anrufen: {what}",
  "Write an e-mail: {what}": "E-Mail schreiben: {what}",
  "Write on LinkedIn: {what}": "Auf LinkedIn schreiben: {what}",
  "Send a personal video: {what}": "Persönliches Video senden: {what}",
  "Send a text message: {what}": "SMS senden: {what}",
  Call: "Anrufen",
  "Write an e-mail": "E-Mail schreiben",
  "Write on LinkedIn": "Auf LinkedIn schreiben",
  "Send a personal video": "Persönliches Video senden",
  "Send a text message": "SMS senden",
  "{how} in place of the call": "{how} statt anzurufen",
  "{how} in place of the e-mail": "{how} statt der E-Mail",
  "{how} in place of the message on LinkedIn": "{how} statt der Nachricht auf LinkedIn",
  "{how} in place of the video": "{how} statt des Videos",
  "{how} in place of the text message": "{how} statt der SMS",
  "Accept the lead, then: {first}": "Den Lead annehmen, dann: {first}",
  "Say what became of the lead: convert, recycle, reject or disqualify":
    "Sagen, was aus dem Lead wurde: umwandeln, zurückstellen, ablehnen oder ausschließen",
  "Go on as the play says": "Weitermachen, wie es der Spielzug sagt",
  "Call back": "Zurückrufen",
  "Answer what the lead wrote": "Beantworten, was der Lead schrieb",
  "Decide what becomes of the lead: {why}": "Entscheiden, was aus dem Lead wird: {why}",
  "Decide what becomes of the lead: it can't be followed up": "Entscheiden, was aus dem Lead wird: Nachfassen ist nicht möglich",
  "Decide with {manager} what becomes of the lead: it can't be followed up":
    "Mit {manager} entscheiden, was aus dem Lead wird: Nachfassen ist nicht möglich",
  "Hold the meeting, then say what became of the lead": "Den Termin halten, dann sagen, was aus dem Lead wurde",

  // why this
  "The lead called, and nobody has called back.": "Der Lead hat angerufen, und niemand hat zurückgerufen.",
  "The lead answered, and nobody has written back.": "Der Lead hat geantwortet, und niemand hat zurückgeschrieben.",
  "The lead was reached.": "Der Lead wurde erreicht.",
  "{play}; this play begins so.": "{play}; so beginnt dieser Spielzug.",
  'Step {step} of {steps} of "{cadence:said}".': "Schritt {step} von {steps} aus „{cadence}“.",
  "{name} is away, so it waits.": "{name} ist fort, darum wartet es.",
  "{name} is away and nobody stands in, so it waits.": "{name} ist fort und hat keine Vertretung, darum wartet es.",
  "{name} is away, so {cover} does it.": "{name} ist fort, darum übernimmt {cover}.",
  "The handoff stands still until {at}, and so does this.": "Die Übergabe ist bis {at} angehalten, und dieser Schritt mit ihr.",
  "No channel may be used: {why}": "Kein Kanal ist erlaubt: {why}",
  "{name} and the lead are never at work at the same time.": "{name} und der Lead arbeiten nie zur selben Zeit.",
  "The number is wrong.": "Die Nummer ist falsch.",
  "What was sent there came back.": "Was dorthin ging, kam zurück.",
  "No number is known.": "Es ist keine Nummer bekannt.",
  "No mobile number is known.": "Es ist keine Mobilnummer bekannt.",
  "No profile is known.": "Es ist kein Profil bekannt.",
  "Nobody answered the last call.": "Beim letzten Anruf nahm niemand ab.",
  "A message was left at the last call.": "Beim letzten Anruf blieb eine Nachricht.",
  "The line was busy at the last call.": "Beim letzten Anruf war besetzt.",

  // if it fails
  "If they do not react, agree on nothing by yourself: say what became of the lead.":
    "Kommt keine Reaktion, nichts allein vereinbaren: sagen, was aus dem Lead wurde.",
  "Recycle or disqualify the lead, or find out how it may be reached.":
    "Den Lead zurückstellen oder ausschließen, oder herausfinden, wie er erreichbar ist.",
  "Try another channel on the next working day.": "Am nächsten Werktag einen anderen Kanal versuchen.",
  "Recycle it as not answered: its topic stays, and it comes back.":
    "Als unbeantwortet zurückstellen: Das Thema bleibt, und der Lead kommt wieder.",
  "Recycle it with a date.": "Mit einem Termin zurückstellen.",
  "Leave the message.": "Die Nachricht hinterlassen.",
  "It is the last step: if they do not react, recycle the lead as not answered.":
    "Das ist der letzte Schritt: Kommt keine Reaktion, den Lead als unbeantwortet zurückstellen.",
  "After {time}: {what}.": "{time} danach: {what}.",
  "After 0 business days: {what}.": "Noch am selben Tag: {what}.",

  // what became of it
  'All {n} steps of "{cadence:said}" were done.': "Alle {n} Schritte aus „{cadence}“ sind getan.",
  "Next: {what}": "Als Nächstes: {what}",
  "Next: {what}.": "Als Nächstes: {what}.",
  "The lead answered.": "Der Lead hat geantwortet.",
  "We spoke with the lead.": "Wir haben mit dem Lead gesprochen.",
  "A meeting is agreed.": "Ein Termin ist vereinbart.",
  "The lead is out of office until {day}.": "Der Lead ist bis {day} nicht im Büro.",
  "The lead is out of office until {day}, as far as the agreement takes it.":
    "Der Lead ist nicht im Büro, nach der Vereinbarung wohl bis {day}.",
  "The follow-up ends: {why}": "Das Nachfassen endet: {why}",
  "{what}: it was owed by {name} and is late.": "{what}: Aufgabe von {name}, überfällig.",
  "It stays the next step, and what comes after it moves.": "Es bleibt der nächste Schritt, und was danach kommt, verschiebt sich.",
  "{what}: it was owed by {name} and is late. It stays the next step, and what comes after it moves.":
    "{what}: Aufgabe von {name}, überfällig. Es bleibt der nächste Schritt, und was danach kommt, verschiebt sich.",
  "The follow-up stopped early: {done} of {steps} steps were done.":
    "Das Nachfassen endete zu früh: {done} von {steps} Schritten sind getan.",
  "The step is left out.": "Der Schritt entfällt.",
  "The follow-up waits.": "Das Nachfassen wartet.",
  "The follow-up goes on.": "Das Nachfassen geht weiter.",
  "The follow-up was stopped.": "Das Nachfassen ist beendet.",
  "Nothing of this handoff is followed up any more.": "Bei dieser Übergabe wird nichts mehr nachgefasst.",
  "The agreement has no such cadence.": "Die Vereinbarung hat keinen solchen Nachfassplan.",
  "The whole handoff stands still.": "Die ganze Übergabe ist angehalten.",
  "Let its clocks run again, then this goes on too.": "Lass ihre Uhren wieder laufen, dann geht auch das hier weiter.",
  "The whole handoff stands still. Let its clocks run again, then this goes on too.":
    "Die ganze Übergabe ist angehalten. Lass ihre Uhren wieder laufen, dann geht auch das hier weiter.",
  "The follow-up does not wait for anything.": "Das Nachfassen wartet auf nichts.",
  "A pause ends in the future; say when.": "Eine Pause endet in der Zukunft; angeben, wann.",
  "A touch can't lie in the future; say when it happened.": "Ein Kontakt kann nicht in der Zukunft liegen; angeben, wann er war.",
  "lies in the future": "liegt in der Zukunft",

  // meetings and mail
  "The meeting was called off.": "Der Termin wurde abgesagt.",
  "The meeting was moved.": "Der Termin wurde verschoben.",
  "The handoff is over, so there is no meeting to propose.": "Die Übergabe ist abgeschlossen, also gibt es keinen Termin vorzuschlagen.",
  "This message was here already.": "Diese Nachricht war schon da.",
  "A mail to the lead is delayed; the server tries on.": "Eine E-Mail an den Lead verzögert sich; der Server versucht es weiter.",
  "A mail to the lead came back.": "Eine E-Mail an den Lead kam zurück.",
  "The lead is out of office.": "Der Lead ist nicht im Büro.",
  "An automatic receipt came.": "Eine automatische Empfangsbestätigung kam.",
  "{name} wrote to the lead.": "{name} hat dem Lead geschrieben.",
  "A calendar said something of a meeting.": "Ein Kalender meldete etwas zu einem Termin.",
  "Nobody who was handed off has this address, and it was sent to no handoff's own.":
    "Kein übergebener Lead hat diese Adresse, und die Mail ging an keine Adresse einer Übergabe.",
  "Another tool tells of a touch with somebody who was never handed off.":
    "Ein anderes Werkzeug meldet einen Kontakt mit jemandem, der nie übergeben wurde.",
  "This was never understood: mend the source's mapping, have it sent again, and drop this.":
    "Das wurde nie verstanden: die Zuordnung der Quelle richten, es noch einmal senden lassen und dies hier verwerfen.",
  "Somebody said whose it is.": "Jemand hat gesagt, wessen es ist.",
}

/** A channel's name alone may be a code, so it is said within its sentence. */
function byChannel(channel: string, german: string): Sayings {
  return {
    [`Not by ${channel}: {why}`]: `Nicht per ${german}: {why}`,
    [`{play}. Not by ${channel}: {why}`]: `{play}. Nicht per ${german}: {why}`,
    [`Instead of ${channel}: {why}`]: `Statt ${german}: {why}`,
    [`After {time}: {what} (${channel}).`]: `{time} danach: {what} (${german}).`,
    [`After 0 business days: {what} (${channel}).`]: `Noch am selben Tag: {what} (${german}).`,
    [`Step {step} was done by ${channel}.`]: `Schritt {step} ist getan, per ${german}.`,
    [`The channel ${channel} is not used any more: it does not reach the lead.`]: `Der Weg ${german} wird nicht mehr genutzt: Er erreicht den Lead nicht.`,
  }
}
