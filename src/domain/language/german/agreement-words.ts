import type { Sayings } from "#domain/language/sentence-book.ts"

/** An agreement as a page in plain words, and how a lead flows through its routing. */
export const agreementWordsSayings: Sayings = {
  // titles of chapters
  "What this is": "Was das ist",
  "What the words mean": "Was die Wörter bedeuten",
  "The gate": "Das Tor",
  "How urgent": "Wie dringend",
  Regions: "Regionen",
  Signals: "Signale",
  "Score: {model}": "Punkte: {model}",
  "People and hours": "Menschen und Zeiten",
  "What is looked up": "Was nachgeschlagen wird",
  "Who gets it": "Wer ihn bekommt",
  "What is promised": "Was zugesagt ist",
  "The instant answer": "Die Sofortantwort",
  "What the sides owe each other": "Was die Seiten einander schulden",
  "How leads are followed up": "Wie nachgefasst wird",
  "How the conversation begins": "Wie das Gespräch beginnt",
  "What sales may answer": "Was der Vertrieb antworten kann",
  Examples: "Beispiele",
  "Further terms": "Weitere Angaben",

  // what the words mean, the gate, urgency
  "Amounts are in {currency} where nobody says otherwise.": "Beträge sind in {currency}, wo niemand etwas anderes sagt.",
  "Written in version {format} of the format.": "Geschrieben in Version {format} des Formats.",
  "An MQL besides fulfils: {when}.": "Ein MQL erfüllt außerdem: {when}.",
  "An SQL needs confirmed: {needs}.": "Für einen SQL muss bestätigt sein: {needs}.",
  "Below {mql} points a lead is nurtured; from {from} it is in the MQL band; above {ready} it is sales-ready. The weaker of fit and intent decides.":
    "Unter {mql} Punkten bleibt ein Lead in der Pflege; ab {from} ist er im MQL-Band; über {ready} ist er verkaufsreif. Von Passung und Absicht entscheidet der schwächere Wert.",
  "Who is not worked; the first that holds decides": "Wer nicht bearbeitet wird; die erste Regel, die zutrifft, entscheidet",
  "A lead needs at least {points} points of fit.": "Ein Lead braucht mindestens {points} Punkte Passung.",
  "A lead needs at least {points} points of intent.": "Ein Lead braucht mindestens {points} Punkte Absicht.",
  "Nothing has to be known about it.": "Bekannt sein muss nichts über ihn.",
  "It has to be known: {needs}.": "Bekannt sein muss: {needs}.",
  "Who passes the gate is handed off at once.": "Wer durch das Tor kommt, wird sofort übergeben.",
  "A person approves each handoff.": "Jede Übergabe gibt eine Person frei.",
  "Exceptions: who is handed off although proofs are missing": "Ausnahmen: wer übergeben wird, obwohl Nachweise fehlen",
  "Urgency of a qualified lead; the first that holds decides":
    "Dringlichkeit eines qualifizierten Leads; die erste Regel, die zutrifft, entscheidet",

  // regions, signals, scores
  "Parts of the world": "Teile der Welt",
  "What leads do, and how it is recognised": "Was Leads tun, und woran es zu erkennen ist",
  "Holds for leads from {regions}.": "Gilt für Leads aus {regions}.",
  "Fit: who the lead is": "Passung: wer der Lead ist",
  "Intent: what the lead does": "Absicht: was der Lead tut",
  "halves every {time}": "Halbwertszeit: {time}",
  "loses {share} of the full points every {time}": "verliert {share} der vollen Punkte je {time}",
  "loses {share} of what is left every {time}": "verliert {share} des Rests je {time}",
  "ends after {time}": "endet nach {time}",
  "ends after {n} days": "endet nach {n} Tagen",
  "Groups of rules that share a limit": "Gruppen von Regeln mit gemeinsamer Grenze",
  "{cap} points together": "zusammen {cap} Punkte",

  // people, hours, look-ups, routing
  "Working hours": "Arbeitszeiten",
  "Providers are asked for: {needs}.": "Anbieter werden gefragt nach: {needs}.",
  "A lead waits for the answer for {time} at most.": "Ein Lead wartet höchstens {time} auf die Antwort.",
  "A later answer may still correct who gets it for {time} after the handoff.":
    "Eine spätere Antwort kann nach der Übergabe noch {time} lang berichtigen, wer ihn bekommt.",
  "Imported rows are looked up: {answer}.": "Importierte Zeilen werden nachgeschlagen: {answer}.",
  "The owner of the lead's account gets it, unless away for more than 1 day; it uses up a turn.":
    "Wer für den Account des Leads zuständig ist, bekommt ihn, außer bei mehr als 1 Tag Abwesenheit; das verbraucht einen Zug.",
  "The owner of the lead's account gets it, unless away for more than {n} days; it uses up a turn.":
    "Wer für den Account des Leads zuständig ist, bekommt ihn, außer bei mehr als {n} Tagen Abwesenheit; das verbraucht einen Zug.",
  "The owner of the lead's account gets it, unless away for more than 1 day; it does not use up a turn.":
    "Wer für den Account des Leads zuständig ist, bekommt ihn, außer bei mehr als 1 Tag Abwesenheit; das verbraucht keinen Zug.",
  "The owner of the lead's account gets it, unless away for more than {n} days; it does not use up a turn.":
    "Wer für den Account des Leads zuständig ist, bekommt ihn, außer bei mehr als {n} Tagen Abwesenheit; das verbraucht keinen Zug.",
  "Of accounts that fit equally well, this decides in order: {ties}.":
    "Passen mehrere Accounts gleich gut, entscheidet der Reihe nach: {ties}.",
  "Where both fit, the local company is meant.": "Passen beide, ist das Unternehmen vor Ort gemeint.",
  "Where both fit, the ultimate company is meant.": "Passen beide, ist das Unternehmen an der Spitze der Gruppe gemeint.",
  "These stand in for owners: {pairs}.": "Vertretung der Zuständigen: {pairs}.",
  "These own accounts in name only: {people}.": "Nur dem Namen nach für Accounts zuständig: {people}.",
  "Whoever works another lead of the account, opened in the last 1 day, gets it next.":
    "Danach bekommt ihn, wer an einem anderen Lead des Accounts arbeitet, der am letzten Tag eröffnet wurde.",
  "Whoever works another lead of the account, opened in the last {n} days, gets it next.":
    "Danach bekommt ihn, wer an einem anderen Lead des Accounts arbeitet, der in den letzten {n} Tagen eröffnet wurde.",
  "Then the first territory that holds decides": "Dann entscheidet das erste Gebiet, das zutrifft",
  "Where no territory holds, it goes to the pool {pool}.": "Trifft kein Gebiet zu, geht der Lead an den Pool {pool}.",
  "Pools: whose turn it is": "Pools: wer an der Reihe ist",
  "no limit": "keine Grenze",
  "all equal": "alle gleich",
  "the one who is back first gets it": "wer zuerst zurück ist, bekommt ihn",
  "it is held": "er wartet",
  "anyone gets it": "irgendwer bekommt ihn",

  // promises and what the sides owe
  "Promises, in working time": "Zusagen, in Arbeitszeit",
  "every hour counts": "jede Stunde zählt",
  "What happens on the way": "Was unterwegs geschieht",
  "goes to the next person": "geht an die nächste Person",
  "goes back to nurture": "geht zurück in die Pflege",
  "goes to the next person, goes back to nurture": "geht an die nächste Person, geht zurück in die Pflege",
  "Of a person's capacity a lead takes {one} (tier 1), {two} (tier 2), {three} (tier 3).":
    "Von der Kapazität einer Person nimmt ein Lead {one} (Stufe 1), {two} (Stufe 2), {three} (Stufe 3).",
  "A lead is passed on once at most; then its manager has it.":
    "Ein Lead wird höchstens einmal weitergegeben; dann hat ihn die Teamleitung.",
  "A lead is passed on twice at most; then its manager has it.":
    "Ein Lead wird höchstens zweimal weitergegeben; dann hat ihn die Teamleitung.",
  "A lead is passed on {n} times at most; then its manager has it.":
    "Ein Lead wird höchstens {n}-mal weitergegeben; dann hat ihn die Teamleitung.",
  "A new owner gets the whole time again, but at least {time}.": "Wer ihn neu bekommt, hat wieder die ganze Zeit, mindestens aber {time}.",
  "A new owner gets what is left of the time, but at least {time}.": "Wer ihn neu bekommt, hat den Rest der Zeit, mindestens aber {time}.",
  "The first new owner gets the whole time again, later ones what is left, but at least {time}.":
    "Wer ihn als Erstes neu bekommt, hat wieder die ganze Zeit, alle danach den Rest, mindestens aber {time}.",
  "When a clock may be stopped": "Wann eine Uhr angehalten werden darf",
  "All pauses of a lead together take {time} at most; more needs the manager.":
    "Alle Pausen eines Leads zusammen dauern höchstens {time}; für mehr braucht es die Teamleitung.",
  "Who did this gets an answer within {time}: {when}.": "Wer dies getan hat, bekommt innerhalb von {time} eine Antwort: {when}.",
  "Who did this gets an answer within {n} days: {when}.": "Wer dies getan hat, bekommt innerhalb von {n} Tagen eine Antwort: {when}.",
  "Its words": "Ihr Wortlaut",
  "Marketing: leads handed off": "Marketing: übergebene Leads",
  "{n} a month": "{n} im Monat",
  "Marketing: {share} % of them with complete context.": "Marketing: {share} % davon mit vollständigem Kontext.",
  "Sales: follow-up of each lead": "Vertrieb: Nachfassen bei jedem Lead",
  "The agreement asks to be reviewed after 1 day.": "Die Vereinbarung ist nach 1 Tag zu überprüfen.",
  "The agreement asks to be reviewed after {n} days.": "Die Vereinbarung ist nach {n} Tagen zu überprüfen.",

  // the follow-up and the plays
  "When the owner is away for more than a day: {one} (tier 1), {two} (tier 2), {three} (tier 3).":
    "Ist die zuständige Person länger als einen Tag fort: {one} (Stufe 1), {two} (Stufe 2), {three} (Stufe 3).",
  "the cover does the step": "die Vertretung macht den Schritt",
  "the step waits": "der Schritt wartet",
  "An automatic reply that names no date pauses the follow-up for {time}.":
    "Eine automatische Antwort ohne Datum hält das Nachfassen für {time} an.",
  "{least} to {most} touches in {days} days over {channels} channels": "{least} bis {most} Kontakte in {days} Tagen über {channels} Kanäle",
  "The first that holds is used": "Der erste, der zutrifft, gilt",
  "Its steps": "Die Schritte",
  "What is said": "Was gesagt wird",

  // what sales may answer, and how leads come back
  "Reject: something was wrong with the handoff": "Ablehnen: An der Übergabe stimmte etwas nicht",
  "Recycle: a good lead, but not now": "Zurückstellen: ein guter Lead, aber nicht jetzt",
  Disqualify: "Ausschließen",
  "not at all: a person looks at it": "gar nicht: eine Person sieht nach",
  "When more than {share} % of at least {least} leads of the last {window} are rejected, both sides answer within {time}.":
    "Werden mehr als {share} % von mindestens {least} Leads der letzten {window} abgelehnt, antworten beide Seiten innerhalb von {time}.",
  "When more than {share} % of at least {least} leads of the last {window} are rejected, both sides answer within {n} days.":
    "Werden mehr als {share} % von mindestens {least} Leads der letzten {window} abgelehnt, antworten beide Seiten innerhalb von {n} Tagen.",
  "These end a rest at once: {signals}.": "Diese Signale beenden eine Ruhezeit sofort: {signals}.",
  "A lead is handed off once a year at most; then a person decides.":
    "Ein Lead wird höchstens einmal im Jahr übergeben; danach entscheidet eine Person.",
  "A lead is handed off twice a year at most; then a person decides.":
    "Ein Lead wird höchstens zweimal im Jahr übergeben; danach entscheidet eine Person.",
  "A lead is handed off {n} times a year at most; then a person decides.":
    "Ein Lead wird höchstens {n}-mal im Jahr übergeben; danach entscheidet eine Person.",
  "A nurtured lead without a signal is looked at again after {time}.":
    "Kommt von einem Lead in der Pflege {time} lang kein Signal, wird er wieder angesehen.",
  "A lead that came back because nobody answered rests for {time}.":
    "Ein Lead, der zurückkam, weil niemand ein Urteil abgab, ruht {time} lang.",
  "A person decides within {time} what becomes of leads that come back, if: {what} ({when}).":
    "Was aus Leads wird, die zurückkommen, entscheidet eine Person innerhalb von {time}, wenn gilt: {what} ({when}).",
  "A person decides within {n} days what becomes of leads that come back, if: {what} ({when}).":
    "Was aus Leads wird, die zurückkommen, entscheidet eine Person innerhalb von {n} Tagen, wenn gilt: {what} ({when}).",
  "Nurture tracks": "Pflegeprogramme",
  "Leads on which both sides agree": "Leads, bei denen sich beide Seiten einig sind",
  "As they are written": "Wie sie geschrieben stehen",

  // the way of a lead, as it is drawn
  "A qualified lead": "Ein qualifizierter Lead",
  "The most urgent first": "Die dringendsten zuerst",
  "A customer?": "Schon Kundschaft?",
  "The account has somebody who looks after it": "Jemand betreut den Account",
  "Who looks after the customer": "Wer die Kundschaft betreut",
  "Account with an owner?": "Account mit zuständiger Person?",
  "Not away for more than 1 day; else who stands in": "Nicht länger als 1 Tag fort; sonst die Vertretung",
  "Not away for more than {n} days; else who stands in": "Nicht länger als {n} Tage fort; sonst die Vertretung",
  "The account's owner": "Wer für den Account zuständig ist",
  "Another lead of the account?": "Noch ein Lead des Accounts?",
  "A cycle opened in the last 1 day": "Ein Zyklus, am letzten Tag eröffnet",
  "A cycle opened in the last {n} days": "Ein Zyklus, in den letzten {n} Tagen eröffnet",
  "Who works that lead": "Wer an diesem Lead arbeitet",
  "Who is back first gets it": "Wer zuerst zurück ist, bekommt ihn",
  "It is held until somebody is there": "Er wartet, bis jemand da ist",
  "overflow {place}": "Überlauf {place}",
  "all away": "alle fort",
}
