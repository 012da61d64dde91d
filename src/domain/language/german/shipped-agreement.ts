import type { Sayings } from "#domain/language/sentence-book.ts"

/** What a lead did, after "the lead". */
const SIGNALS: Sayings = {
  "asked for a demo": "bat um eine Demo",
  "asked to be contacted": "bat um Kontakt",
  "asked for pricing": "fragte nach Preisen",
  "looked at pricing": "sah sich die Preise an",
  "compared vendors": "verglich Anbieter",
  "used the ROI calculator": "nutzte den ROI-Rechner",
  "read the implementation guide": "las den Leitfaden zur Einführung",
  "registered for a webinar": "meldete sich zu einem Webinar an",
  "attended a webinar": "nahm an einem Webinar teil",
  "read a case study": "las eine Fallstudie",
  "downloaded a paper": "lud ein Papier herunter",
  "downloaded a technical whitepaper": "lud ein technisches Whitepaper herunter",
  "replied to an e-mail": "antwortete auf eine E-Mail",
  "clicked in an e-mail": "klickte in einer E-Mail",
  "opened an e-mail": "öffnete eine E-Mail",
  "was met at an event": "traf uns auf einer Veranstaltung",
  "came back to the site": "kam auf die Website zurück",
  "read the blog": "las den Blog",
  "looked for a job": "suchte eine Stelle",
}

/** Who a lead is, after "the lead". */
const FITS: Sayings = {
  "has 50 to 1000 employees": "hat 50 bis 1000 Beschäftigte",
  "has 1001 to 5000 employees": "hat 1001 bis 5000 Beschäftigte",
  "has more than 5000 employees": "hat mehr als 5000 Beschäftigte",
  "has 10 to 49 employees": "hat 10 bis 49 Beschäftigte",
  "is in an industry that we serve well": "ist in einer Branche, die wir gut bedienen",
  "is in a country where we have customers": "ist in einem Land, in dem wir Kunden haben",
  "is in a country that we serve": "ist in einem Land, das wir bedienen",
  "can decide": "kann entscheiden",
  "prepares the decision": "bereitet die Entscheidung vor",
  "earns 5 to 500 million a year": "setzt 5 bis 500 Millionen im Jahr um",
  "was funded to grow": "ist für Wachstum finanziert",
  "sells to businesses": "verkauft an Unternehmen",
  "uses a system that we connect to": "nutzt ein System, an das wir anschließen",
  "wrote from a private address": "schrieb von einer privaten Adresse",
  "nothing known yet that fits": "noch nichts bekannt, das passt",
}

/** Which conversion a play answers. */
const PLAYS: Sayings = {
  "They asked for a demo": "Um eine Demo gebeten",
  "They asked to be contacted": "Um Kontakt gebeten",
  "They asked for pricing": "Nach Preisen gefragt",
  "They worked out the return": "Den Nutzen ausgerechnet",
  "They compare vendors": "Anbieter verglichen",
  "They came to a webinar": "Ein Webinar besucht",
  "They read a case study": "Eine Fallstudie gelesen",
  "They read the technical whitepaper": "Das technische Whitepaper gelesen",
  "We met at an event": "Auf einer Veranstaltung getroffen",
  "They took a paper": "Ein Papier geholt",
  "Anything else": "Alles andere",
}

/** Signals by their names, where a condition asks for them. */
const NAMES: Sayings = {
  "demo request": "Demo-Anfrage",
  "contact request": "Kontaktanfrage",
  "pricing request": "Preisanfrage",
  "pricing view": "Blick auf die Preise",
  "roi calculator": "ROI-Rechner",
  "implementation guide": "Leitfaden zur Einführung",
  "webinar attended": "Webinar besucht",
  "webinar registered": "Anmeldung zum Webinar",
  "case study": "Fallstudie",
  "event list": "Veranstaltung",
}

/** The words that the agreements bring along with which a workspace begins. */
export const shippedAgreementSayings: Sayings = {
  ...SIGNALS,
  ...inLists(SIGNALS),
  ...FITS,
  ...inLists(FITS),
  ...PLAYS,
  ...NAMES,
  ...withCondition(PLAYS),

  // what a play is for
  "find out what the demo has to prove, and book it": "herausfinden, was die Demo zeigen muss, und sie vereinbaren",
  "answer what they wrote, and agree on a next step": "auf die Nachricht antworten und einen nächsten Schritt vereinbaren",
  "give a range early, and learn what it depends on": "früh einen Rahmen nennen und erfahren, wovon er abhängt",
  "turn their figures into a business case": "aus ihren Zahlen einen Business Case machen",
  "learn the criteria, and help to choose well": "die Kriterien erfahren und bei einer guten Wahl helfen",
  "continue where the webinar ended": "dort weitermachen, wo das Webinar endete",
  "compare their situation with a customer's": "ihre Lage mit der eines Kunden vergleichen",
  "pick up the conversation while it is remembered": "das Gespräch aufgreifen, solange es frisch ist",
  "learn which question the paper was to answer": "erfahren, welche Frage das Papier beantworten sollte",
  "learn whether there is a need": "erfahren, ob es Bedarf gibt",

  // follow-ups and their steps
  "Large companies, where several people decide": "Große Unternehmen, in denen mehrere entscheiden",
  "Leads that asked for something": "Leads, die um etwas baten",
  "Leads that fit well": "Leads, die gut passen",
  "Everybody else: two light touches": "Alle anderen: zwei leichte Kontakte",
  "acknowledge the request": "die Anfrage bestätigen",
  "call, and leave a message if nobody answers": "anrufen und eine Nachricht hinterlassen, wenn niemand abnimmt",
  "show in half a minute what it could look like for them": "in einer halben Minute zeigen, wie es bei ihnen aussehen könnte",
  "send the asset with one question": "das Material mit einer Frage senden",
  "connect with one sentence": "sich mit einem Satz vernetzen",
  "call at another time of day": "zu einer anderen Tageszeit anrufen",
  "write to a second person who is concerned": "einer zweiten Person schreiben, die es betrifft",
  "call once more, and say that it is the last time": "noch einmal anrufen und sagen, dass es das letzte Mal ist",
  "write a last time, and leave the door open": "ein letztes Mal schreiben und die Tür offen lassen",
  "begin as the play says": "beginnen, wie es der Spielzug sagt",
  "ask whether the question is still open": "fragen, ob das Anliegen noch offen ist",
  "Call: Call, and leave a message if nobody answers": "Anrufen und eine Nachricht hinterlassen, wenn niemand abnimmt",
  "Call: Call at another time of day": "Zu einer anderen Tageszeit anrufen",
  "Call: Call once more, and say that it is the last time": "Noch einmal anrufen und sagen, dass es das letzte Mal ist",
  "Write an e-mail: Write a last time, and leave the door open": "Ein letztes Mal eine E-Mail schreiben und die Tür offen lassen",
  "Write an e-mail: Write to a second person who is concerned": "Einer zweiten Person, die es betrifft, eine E-Mail schreiben",
  "Write an e-mail: Send the asset with one question": "Eine E-Mail mit dem Material und einer Frage schreiben",

  // the gate
  "is a machine": "ist eine Maschine",
  "gave a throw-away address": "gab eine Wegwerfadresse an",
  "is a student or a teacher": "studiert oder unterrichtet",
  "works for a competitor": "arbeitet für einen Wettbewerber",
  "works for a partner": "arbeitet für einen Partner",
  "is one of us": "gehört zu uns",
  "Who asks for a demo gets an answer": "Wer um eine Demo bittet, bekommt eine Antwort",
  "Who asks to be contacted is contacted": "Wer um Kontakt bittet, wird kontaktiert",
  "Whom we met at an event is called while they remember us":
    "Wen wir auf einer Veranstaltung trafen, den rufen wir an, solange er sich erinnert",
  "A person wrote down why this lead goes through": "Ein Mensch hat festgehalten, warum dieser Lead durchkommt",
  Immediate: "Sofort",
  "Priority review": "Mit Vorrang prüfen",
  "Qualification by an SDR": "Qualifizierung durch SDR",
  "It is a target account": "Es ist ein Ziel-Account",
  "A person at a company of our profile who has shown that they look for a solution now, with enough known about them to begin a conversation.":
    "Ein Mensch in einem Unternehmen unseres Profils, der gezeigt hat, dass er jetzt eine Lösung sucht, und von dem genug für den Beginn eines Gesprächs bekannt ist.",
  "An SDR has looked at the lead and commits to work it.": "Ein SDR hat den Lead angesehen und sagt zu, ihn zu bearbeiten.",
  "Budget, authority, need and timeline were confirmed in a live conversation.":
    "Budget, Befugnis, Bedarf und Zeitplan wurden in einem Gespräch bestätigt.",

  // promises, pauses and reasons
  "Every qualified lead has an owner within five minutes, at any hour":
    "Jeder qualifizierte Lead hat binnen fünf Minuten eine zuständige Person, zu jeder Stunde",
  "The owner says yes or no": "Die zuständige Person sagt ja oder nein",
  "A person reaches out to the lead": "Ein Mensch meldet sich beim Lead",
  "The present owner reaches out to the lead": "Die jetzt zuständige Person meldet sich beim Lead",
  "Sales says what became of the lead": "Der Vertrieb sagt, was aus dem Lead wurde",
  "The lead named a later date": "Der Lead nannte einen späteren Termin",
  "Legal has to look at it first": "Die Rechtsabteilung muss es erst ansehen",
  "Sent back to marketing for its data": "Wegen der Daten zurück ans Marketing",
  "Waiting for consent to be contacted": "Wartet auf die Einwilligung zum Kontakt",
  "Not our profile": "Nicht unser Profil",
  "Wrong or missing data": "Falsche oder fehlende Daten",
  "Somebody has it already": "Jemand hat ihn schon",
  "Belongs to another team": "Gehört zu einem anderen Team",
  "Not interested": "Kein Interesse",
  "No answer after the whole cadence": "Keine Antwort nach dem ganzen Nachfassplan",
  "No budget": "Kein Budget",
  "Chose a competitor": "Hat sich für einen Wettbewerber entschieden",
  "Nobody had time": "Niemand hatte Zeit",
  "Does not want to be contacted": "Möchte nicht kontaktiert werden",
  "Spam, a test or a joke": "Spam, ein Test oder ein Scherz",

  // regions and models
  "The Americas, and every country that no other region names": "Amerika und jedes Land, das keine andere Region nennt",
  "Europe, the Middle East and Africa": "Europa, Naher Osten und Afrika",
  "Asia-Pacific": "Asien-Pazifik",
  "Germany, Austria, Switzerland and Liechtenstein": "Deutschland, Österreich, Schweiz und Liechtenstein",
  "The United Kingdom and Ireland": "Großbritannien und Irland",
  "The Nordics": "Nordeuropa",
  "Southern Europe": "Südeuropa",
  "The rest of Europe, and everyone else": "Das übrige Europa und alle anderen",
  "One model for all regions, until their outcomes prove that they differ":
    "Ein Modell für alle Regionen, bis ihre Ergebnisse zeigen, dass sie sich unterscheiden",
  "DACH: a technical whitepaper is read before anybody calls, and means it":
    "DACH: Ein technisches Whitepaper wird gelesen, ehe jemand anruft, und es ist ernst gemeint",
  "United Kingdom and Ireland: who asks for pricing is choosing": "Großbritannien und Irland: Wer nach Preisen fragt, wählt schon aus",
  "Nordics: people work it out for themselves before they talk": "Nordeuropa: Man rechnet es selbst durch, ehe man spricht",
  "Southern Europe: business begins in person": "Südeuropa: Geschäfte beginnen im persönlichen Gespräch",
  "Rest of Europe: the common weights": "Übriges Europa: die gemeinsamen Gewichte",

  // what they are for
  "For a B2B company that sells in the Americas, in Europe with the Middle East and Africa, and in Asia-Pacific, with one team of SDRs in each.":
    "Für eine B2B-Firma, die in Amerika, in Europa mit Nahost und Afrika und im asiatisch-pazifischen Raum verkauft, mit je einem SDR-Team.",
  "One score model holds everywhere.": "Überall gilt dasselbe Punktemodell.",
  "For a B2B company with teams for DACH, the United Kingdom and Ireland, the Nordics and Southern Europe.":
    "Für eine B2B-Firma mit Teams für DACH, Großbritannien und Irland, Nordeuropa und Südeuropa.",
}

function inLists(sayings: Sayings): Sayings {
  return Object.fromEntries(Object.entries(sayings).map(([english, german]) => [`${english}, {others}`, `${german}, {others}`]))
}

function withCondition(sayings: Sayings): Sayings {
  return Object.fromEntries(
    Object.entries(sayings).flatMap(([english, german]) => [
      [`${english}: {when}`, `${german}: {when}`],
      [`${english}: {signals:list} within {n} days`, `${german}: {signals}, innerhalb von {n} Tagen`],
    ]),
  )
}
