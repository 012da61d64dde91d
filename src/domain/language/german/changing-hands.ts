import type { Sayings } from "#domain/language/sentence-book.ts"

/** Leads that wait for a person, change hands or turn out to be one; the people, their calendars, and what is not sent for now. */
export const changingHandsSayings: Sayings = {
  // leads that wait for a decision
  "Decide what becomes of this strategic account": "Entscheiden, was aus diesem strategischen Account wird",
  "Find somebody who takes this lead": "Jemanden finden, der diesen Lead nimmt",
  "Approve the handoff or send the lead back to nurture": "Die Übergabe freigeben oder den Lead zurück in die Pflege geben",
  "Decide whether this lead may come back once more": "Entscheiden, ob dieser Lead noch einmal zurückkommen darf",
  "This lead does not wait for a decision.": "Dieser Lead wartet auf keine Entscheidung.",
  "There is no held lead of this id here.": "Hier wartet kein Lead mit dieser ID auf eine Entscheidung.",
  "{name} is not active here, so they can't take a lead.": "{name} ist hier nicht aktiv und kann darum keinen Lead nehmen.",
  "No agreement is in force, so nothing can be decided by it.":
    "Keine Vereinbarung ist in Kraft, also lässt sich nichts nach ihr entscheiden.",
  "Sent back to nurture.": "Zurück in die Pflege gegeben.",
  "Approved for handoff.": "Zur Übergabe freigegeben.",
  "Approved for handoff to {name}.": "Zur Übergabe an {name} freigegeben.",

  // one handoff to somebody else
  "The handoff is over, so it can't be given to anybody.": "Die Übergabe ist abgeschlossen, also kann sie niemand mehr bekommen.",
  "That person is not active here, so they can't take a lead.": "Diese Person ist hier nicht aktiv und kann darum keinen Lead nehmen.",
  "{name} has it already.": "{name} hat den Lead schon.",
  "A pause is approved by the manager who asks for it, logged in as themselves.":
    "Eine Pause genehmigt die Teamleitung, die sie verlangt, selbst angemeldet.",
  'If-Match takes the handoff\'s version, such as "3".': 'If-Match nimmt die Version der Übergabe, etwa "3".',

  // many handoffs to others
  "No agreement is in force, so nothing can be given to anybody by it.":
    "Keine Vereinbarung ist in Kraft, also lässt sich nach ihr nichts weitergeben.",
  "What {names} has is another team's: its manager gives it away, or RevOps.":
    "Was {names} hat, gehört einem anderen Team: Dessen Teamleitung gibt es weiter oder RevOps.",
  'There is no pool "{pool}". There are: {pools}.': "Es gibt keinen Pool „{pool}“. Es gibt: {pools}.",
  "More than {n} handoffs are meant. Take fewer people at a time, or name the handoffs.":
    "Gemeint sind mehr als {n} Übergaben. Weniger Personen auf einmal nehmen oder die Übergaben nennen.",
  "These are not open, or not there: {ids}.": "Diese sind nicht offen oder nicht da: {ids}.",
  "{names} has no open handoffs.": "{names} hat keine offenen Übergaben.",
  "Every open handoff is in the pool of its territory.": "Jede offene Übergabe ist im Pool ihres Gebiets.",
  "{name}: is no longer active": "{name}: nicht mehr aktiv",
  "{name}: is paused": "{name}: angehalten",
  "{name}: is away": "{name}: gerade fort",
  "{name}: has a public holiday": "{name}: hat Feiertag",
  "1 lead was given to others: {why}": "1 Lead wurde weitergegeben: {why}",
  "{n} leads were given to others: {why}": "{n} Leads wurden weitergegeben: {why}",
  "1 stayed.": "1 blieb.",
  "{n} stayed.": "{n} blieben.",
  "A preview is never kept.": "Eine Vorschau wird nie gespeichert.",

  // taking that back
  "There is no reassignment of this id here.": "Hier gibt es keine Weitergabe mit dieser ID.",
  "{by} took it back on {at}.": "{by} hat es am {at} zurückgenommen.",
  "It was on {at}; it can be taken back for seven days. Reassign the leads anew.":
    "Das war am {at}; zurücknehmen lässt es sich sieben Tage lang. Die Leads neu weitergeben.",
  "1 lead was given back.": "1 Lead wurde zurückgegeben.",
  "{n} leads were given back.": "{n} Leads wurden zurückgegeben.",
  "1 lead was given back; 1 had moved on and stays.": "1 Lead wurde zurückgegeben; geblieben, weil schon weiter: 1.",
  "1 lead was given back; {kept} had moved on and stay.": "1 Lead wurde zurückgegeben; geblieben, weil schon weiter: {kept}.",
  "{n} leads were given back; 1 had moved on and stays.": "{n} Leads wurden zurückgegeben; geblieben, weil schon weiter: 1.",
  "{n} leads were given back; {kept} had moved on and stay.": "{n} Leads wurden zurückgegeben; geblieben, weil schon weiter: {kept}.",
  "given back": "zurückgegeben",
  "Given back: {why}": "Zurückgegeben: {why}",
  "its cycle is over": "ihr Zyklus ist vorbei",
  "it is with {name} now": "sie ist jetzt bei {name}",
  "{name} has worked on it since": "{name} hat inzwischen daran gearbeitet",
  "{name} is no longer here": "{name} ist nicht mehr hier",
  "its owner before is no longer here": "wer sie zuvor hatte, ist nicht mehr hier",

  // two leads that are one person
  "the lead is the same person as another": "der Lead ist dieselbe Person wie ein anderer",
  "Nothing: the cycle of the same person goes on": "Nichts: Der Zyklus derselben Person geht weiter",
  "Nothing: this is the same person as another lead": "Nichts: Das ist dieselbe Person wie ein anderer Lead",
  "The lead is the same person as another, whose follow-up goes on.":
    "Der Lead ist dieselbe Person wie ein anderer, bei dem das Nachfassen weitergeht.",
  "The cycle ended: the lead is the same person as another.": "Der Zyklus endete: Der Lead ist dieselbe Person wie ein anderer.",
  "The other one goes on.": "Der andere geht weiter.",
  "{name} goes on with them.": "{name} macht mit der Person weiter.",
  "It is the same person as another lead, which goes on: {reasons:list}.":
    "Das ist dieselbe Person wie ein anderer Lead, der weitergeht: {reasons}.",
  "It is the same person as another lead, which goes on: a person said so: {why}.":
    "Das ist dieselbe Person wie ein anderer Lead, der weitergeht; das sagte ein Mensch: {why}.",
  "Another lead is the same person and became part of this one: {reasons:list}.":
    "Ein anderer Lead ist dieselbe Person und ging in diesem auf: {reasons}.",
  "Another lead is the same person and became part of this one: a person said so: {why}.":
    "Ein anderer Lead ist dieselbe Person und ging in diesem auf; das sagte ein Mensch: {why}.",
  "a person said so: {why}": "das sagte ein Mensch: {why}",
  "A lead can't be merged into itself: name the other one.": "Ein Lead kann nicht in sich selbst aufgehen: Den anderen nennen.",
  "There is no lead with the id {id}.": "Es gibt keinen Lead mit der ID {id}.",
  "The lead {id} was merged into {other} before; merge that one, or undo it first.":
    "Der Lead {id} ging schon in {other} auf; jenen zusammenführen oder das zuerst zurücknehmen.",
  "The lead {id} was merged into another before; merge that one, or undo it first.":
    "Der Lead {id} ging schon in einem anderen auf; jenen zusammenführen oder das zuerst zurücknehmen.",
  "Sales got further with the lead that would end ({stage}) than with the other ({other}). Merge them the other way round.":
    "Der Vertrieb kam mit dem Lead, der enden würde, weiter ({stage}) als mit dem anderen ({other}). Umgekehrt zusammenführen.",
  captured: "eingegangen",
  held: "wartet auf einen Menschen",
  handed_off: "übergeben",
  nurture: "Pflege",
  withdrawn: "zurückgezogen",

  // two people after all
  "There is no merge with this id.": "Es gibt keine Zusammenführung mit dieser ID.",
  "This merge was undone already.": "Diese Zusammenführung wurde schon zurückgenommen.",
  "Two people after all.": "Doch zwei Personen.",
  "Two people after all: it is a lead of its own again, as it stood before.":
    "Doch zwei Personen: Er ist wieder ein eigener Lead, wie er zuvor war.",
  "Two people after all: what belongs to the other lead went back to it.":
    "Doch zwei Personen: Was zum anderen Lead gehört, ging an ihn zurück.",
  "Two people after all: the cycle is open again with {name}.": "Doch zwei Personen: Der Zyklus ist wieder offen, bei {name}.",
  "No clock runs.": "Keine Uhr läuft.",
  "Its clocks run on ({clock}: {time} left).": "Seine Uhren laufen weiter ({clock}: noch {time}).",
  "Its clocks run on ({clock}: {time} left; {second}: {time2} left).":
    "Seine Uhren laufen weiter ({clock}: noch {time}; {second}: noch {time2}).",
  "Its clocks run on ({clock}: {time} left; {second}: {time2} left; {third}: {time3} left).":
    "Seine Uhren laufen weiter ({clock}: noch {time}; {second}: noch {time2}; {third}: noch {time3}).",
  "Its clocks run on ({clock}: {time} left; {second}: {time2} left; {third}: {time3} left; {fourth}: {time4} left).":
    "Seine Uhren laufen weiter ({clock}: noch {time}; {second}: noch {time2}; {third}: noch {time3}; {fourth}: noch {time4}).",
  routing: "Zuteilung",
  acceptance: "Annahme",
  "first touch": "Erstkontakt",
  "owner first touch": "Erstkontakt der Zuständigen",
  disposition: "Urteil",

  // names and domains of an account
  "There is no proposal of this id here.": "Hier gibt es keinen Vorschlag mit dieser ID.",
  "It was confirmed before.": "Das wurde schon bestätigt.",
  "It was refused before.": "Das wurde schon verworfen.",
  "{value} is a name of the account.": "{value} ist ein Name des Accounts.",
  "{value} is a domain of the account.": "{value} ist eine Domain des Accounts.",
  "{value} is not a name of the account.": "{value} ist kein Name des Accounts.",
  "{value} is not a domain of the account.": "{value} ist keine Domain des Accounts.",
  "The account was found {how}.": "Der Account wurde gefunden: {how}.",

  // lists of people
  "Left out, chosen by hand.": "Bleibt weg; von Hand gewählt.",
  "Not a known spelling: left out.": "Keine bekannte Schreibweise: bleibt weg.",
  "Line {n} is about the same person.": "Zeile {n} meint dieselbe Person.",
  'The address is that of {name} ("{handle}").': "Die Adresse gehört {name} („{handle}“).",
  'Is known as "{handle}" and stays so.': "Ist als „{handle}“ bekannt und bleibt es.",
  "The name is longer than 200 characters.": "Der Name ist länger als 200 Zeichen.",
  '"{text}" is no e-mail address.': "„{text}“ ist keine E-Mail-Adresse.",
  '"{text}" is no role; write rep, manager, director, leader, marketing or revops.':
    "„{text}“ ist keine Rolle; möglich sind rep, manager, director, leader, marketing und revops.",
  'No team here is called "{team}"; who is in it gets leads when the agreement routes to it.':
    "Hier heißt kein Team „{team}“; wer darin ist, bekommt Leads, sobald die Vereinbarung sie dorthin leitet.",
  'The agreement has no working hours called "{name}".': "Die Vereinbarung hat keine Arbeitszeiten namens „{name}“.",
  '"{text}" is no time zone; write one such as Europe/Berlin.': "„{text}“ ist keine Zeitzone; gemeint ist eine wie Europe/Berlin.",
  "These are too many skills, or too long ones.": "Das sind zu viele oder zu lange Fähigkeiten.",
  '"{text}" is no number of open units; write a whole number, or nothing for no limit.':
    "„{text}“ ist keine Zahl offener Einheiten; eine ganze Zahl, oder nichts für keine Grenze.",
  "The booking link has to be an address that begins with https://.": "Der Buchungslink muss eine Adresse sein, die mit https:// beginnt.",
  "A name is missing.": "Es fehlt ein Name.",
  "An e-mail address is missing.": "Es fehlt eine E-Mail-Adresse.",
  "A team is missing; choose one for everybody of whom the list names none.":
    "Es fehlt ein Team; eines für alle wählen, bei denen die Liste keines nennt.",
  "A time zone is missing; choose one for everybody of whom the list names none.":
    "Es fehlt eine Zeitzone; eine für alle wählen, bei denen die Liste keine nennt.",
  "No short name can be made of it; give the list a column with one.": "Daraus wird kein Kürzel; die Liste braucht eine Spalte mit einem.",
  "The body has to be the list: text/csv, or an Excel workbook.": "Der Inhalt muss die Liste sein: text/csv oder eine Excel-Datei.",
  "A list of people may have 5 MB; send it in parts.": "Eine Liste von Personen darf 5 MB haben; bitte in Teilen senden.",
  "The list has more than {n} rows; send it in parts.": "Die Liste hat mehr als {n} Zeilen; bitte in Teilen senden.",
  // people and their calendars
  'Somebody else here has the address of "{handle}".': "Die Adresse von „{handle}“ hat hier schon jemand anderes.",
  "People were added or changed: {names:list}.": "Personen wurden hinzugefügt oder geändert: {names}.",
  "An absence was noted.": "Eine Abwesenheit wurde eingetragen.",
  "An absence was ended.": "Eine Abwesenheit wurde beendet.",
  "No absence that has not ended begins at this instant.": "Zu diesem Zeitpunkt beginnt keine Abwesenheit, die noch andauert.",
  "{name}'s calendar is read from {host}.": "Der Kalender von {name} wird von {host} gelesen.",
  "{name}'s calendar came as a file.": "Der Kalender von {name} kam als Datei.",
  "{name}'s calendar is not read any more.": "Der Kalender von {name} wird nicht mehr gelesen.",
  "{name}'s calendar could not be read for a day.": "Der Kalender von {name} ließ sich einen Tag lang nicht lesen.",
  "The body has to be an iCalendar file, as text/calendar.": "Der Inhalt muss eine iCalendar-Datei sein, als text/calendar.",

  // meetings, mail and the next step
  "A meeting begins in the future; say when.": "Ein Termin beginnt in der Zukunft; angeben, wann.",
  "There is no meeting with a time in this; send iCalendar text with a VEVENT.":
    "Darin steht kein Termin mit einer Zeit; iCalendar-Text mit einem VEVENT senden.",
  "The handoff is over, so no meeting can be agreed on it.":
    "Die Übergabe ist abgeschlossen, also lässt sich dafür kein Termin vereinbaren.",
  "There is no mail that waits of this id here.": "Hier wartet keine E-Mail mit dieser ID.",
  "Somebody said that it is nobody's.": "Jemand hat gesagt, dass sie niemandem gehört.",
  "A mail that came in was dropped.": "Eine E-Mail, die einging, wurde verworfen.",
  "A mail that came in was given to a handoff.": "Eine E-Mail, die einging, wurde einer Übergabe zugeordnet.",
  "The agreement has no cadence for this handoff.": "Die Vereinbarung hat für diese Übergabe keinen Nachfassplan.",
  "The cycle is over.": "Der Zyklus ist vorbei.",
  "Both are at work now.": "Beide arbeiten gerade.",
  "From then on both are at work.": "Ab dann arbeiten beide.",

  // messages that are held back, and answers to programs
  "Nothing is sent already; release it first.": "Es wird schon nichts gesendet; das zuerst wieder freigeben.",
  "Nothing is sent from now on: {why}": "Ab jetzt wird nichts gesendet: {why}",
  "Nothing is held; messages are sent as they come.": "Nichts wird zurückgehalten; Nachrichten gehen hinaus, wie sie kommen.",
  "Messages are sent again; of those that waited 1 was cancelled.":
    "Nachrichten werden wieder gesendet; wartende Nachrichten verworfen: 1.",
  "Messages are sent again; of those that waited {n} were cancelled.":
    "Nachrichten werden wieder gesendet; wartende Nachrichten verworfen: {n}.",
  "Messages are sent again; of those that waited 1 goes out now.":
    "Nachrichten werden wieder gesendet; wartende Nachrichten, die jetzt hinausgehen: 1.",
  "Messages are sent again; of those that waited {n} go out now.":
    "Nachrichten werden wieder gesendet; wartende Nachrichten, die jetzt hinausgehen: {n}.",
  "The cursor is not one of ours: send `next_cursor` of the page before as it was.":
    "Der Cursor ist nicht von uns: `next_cursor` der vorigen Seite unverändert senden.",
  "`at` has to be an instant such as 2026-11-20T08:30:00Z.": "`at` muss ein Zeitpunkt sein, etwa 2026-11-20T08:30:00Z.",
  "is not an instant": "ist kein Zeitpunkt",
}
