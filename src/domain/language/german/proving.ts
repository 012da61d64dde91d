import type { Sayings } from "#domain/language/sentence-book.ts"

/** What must always hold, and whether the journal is as it was sealed. */
export const provingSayings: Sayings = {
  "Every item that arrived was taken in once, was known already, or waits in quarantine.":
    "Jeder Eintrag, der ankam, wurde einmal aufgenommen, war schon bekannt oder wartet in Quarantäne.",
  "Every engagement comes from an item of a signal that was taken.":
    "Jede Interaktion stammt aus einem Eintrag eines aufgenommenen Signals.",
  "No form or event waits longer than a minute, and no import stands still.":
    "Kein Formular und kein Ereignis wartet länger als eine Minute, und kein Import steht still.",
  "What an undone import brought does not count, and nothing else was taken back with it.":
    "Was ein zurückgenommener Import brachte, zählt nicht, und nichts anderes wurde mit ihm zurückgenommen.",
  "Every webhook was stored with a version of its source's mapping, which stays as it was.":
    "Jeder Webhook wurde mit einer Version der Zuordnung seiner Quelle gespeichert, und die bleibt, wie sie war.",
  "Every lead is in one state, has one owner who is there, a next action and a date.":
    "Jeder Lead hat genau einen Stand, eine zuständige Person, die da ist, einen nächsten Schritt und ein Datum.",
  "A lead has one open cycle at most, and its cycles are numbered without gaps.":
    "Ein Lead hat höchstens einen offenen Zyklus, und seine Zyklen sind lückenlos nummeriert.",
  "Something will look again at every lead that is not at rest, in time.":
    "Nach jedem Lead, der nicht ruht, wird rechtzeitig wieder gesehen.",
  "No timer is set for something that waits for nothing.": "Kein Wecker ist für etwas gestellt, das auf nichts wartet.",
  "What was due more than a minute ago was looked at.": "Nach allem, was vor mehr als einer Minute fällig war, wurde gesehen.",
  "One person has each open handoff, and from the first to the last there was always exactly one.":
    "Jede offene Übergabe hat genau eine Person, und von der ersten bis zur letzten war es immer genau eine.",
  "Every handoff rests on a score, a verdict, a brief and a route of its own lead.":
    "Jede Übergabe beruht auf Punkten, Urteil, Briefing und Zuteilung ihres eigenen Leads.",
  "Each promise has one live clock while its handoff is open, and none after.":
    "Jede Zusage hat eine laufende Uhr, solange ihre Übergabe offen ist, und danach keine.",
  "A clock is met when the answer came in time, and missed at the instant it was due.":
    "Eine Uhr ist gehalten, wenn die Antwort rechtzeitig kam, und verfehlt im Augenblick ihrer Fälligkeit.",
  "A clock's columns say what its record says.": "Die Spalten einer Uhr sagen, was ihre Aufzeichnung sagt.",
  "Every escalation is a rung of its clock, and nobody is alarmed after a timely answer.":
    "Jede Eskalation ist eine Eskalationsstufe ihrer Uhr, und nach einer rechtzeitigen Antwort wird niemand alarmiert.",
  "Every rung that a clock passed is recorded, once.": "Jede Eskalationsstufe, die eine Uhr erreicht hat, ist verzeichnet, genau einmal.",
  "Every score is the sum of its reasons, from 0 to 100 points.": "Jede Punktzahl ist die Summe ihrer Gründe, von 0 bis 100 Punkten.",
  "A version is in force only as both sides signed it, and not before.":
    "Eine Fassung gilt nur so, wie beide Seiten sie unterschrieben haben, und nicht vorher.",
  "What one side put in force alone lapses after 72 hours unless somebody of the other side signs it, and all of that is told.":
    "Was eine Seite allein in Kraft setzte, verfällt nach 72 Stunden, wenn niemand von der anderen Seite unterschreibt, und all das wird mitgeteilt.",
  "Every decision names the version that was in force when it was made.":
    "Jede Entscheidung nennt die Fassung, die galt, als sie getroffen wurde.",
  "Facts can be added to, never changed or deleted.": "Fakten lassen sich ergänzen, nie ändern oder löschen.",
  "Every row of the journal is sealed within a minute, and the seals follow each other without a hole.":
    "Jeder Eintrag des Journals ist binnen einer Minute versiegelt, und die Siegel folgen lückenlos aufeinander.",
  "In every pool what some are owed is what others had too much.": "Jeder Pool schuldet den einen so viel, wie andere zu viel bekamen.",
  "Every turn of a pool was one lead, and every lead given by turn cost one.":
    "Jeder Zug eines Pools war ein Lead, und jeder reihum vergebene Lead kostete einen Zug.",
  "Caps count the turns that the ledger has.": "Obergrenzen zählen die Züge, die im Buch des Pools stehen.",
  "Every message has a cause that is there.": "Jede Nachricht hat einen Anlass, den es gibt.",
  "Where a handoff stands somebody's word says, and of a word taken back nothing left.":
    "Den Stand einer Übergabe belegt jemandes Wort, und von einem zurückgenommenen Wort ging nichts hinaus.",
  "Every rejection cites a clause of the agreement that was checked against the facts.":
    "Jede Ablehnung nennt eine Klausel der Vereinbarung, die an den Fakten geprüft wurde.",
  "What was raised for a person to decide is somebody's who is there.":
    "Was ein Mensch entscheiden soll, hat eine zuständige Person, die da ist.",
  "Who is said to have got a lead when many were given to others had it, and who has it back had it before.":
    "Wer einen Lead bekommen haben soll, als viele weitergegeben wurden, hatte ihn, und wer ihn zurückhat, hatte ihn vorher.",
  "Nothing open is in the name of somebody who has left.": "Nichts Offenes läuft auf den Namen von jemandem, der gegangen ist.",
  "A calendar that can't be read for a day was told to its person.":
    "Lässt sich ein Kalender einen Tag lang nicht lesen, weiß seine Person davon.",
  "Every new owner, and everybody an escalation names, has a message.":
    "Jede neue zuständige Person und alle, die eine Eskalation nennt, haben eine Nachricht.",
  "What waits in quarantine is somebody's who is there and is reminded of it; what was replayed says as what.":
    "Was in Quarantäne wartet, hat eine zuständige Person, die da ist und daran erinnert wird; was neu aufgenommen wurde, sagt als was.",
  "Every merged lead says into which living one, and a merge that was undone left two.":
    "Jeder zusammengeführte Lead sagt, in welchem er weitergeht, und eine zurückgenommene Zusammenführung hinterließ zwei.",
  "A merged lead has no identity, open cycle, hold or timer of its own.":
    "Ein zusammengeführter Lead hat keine eigene Kennung, keinen offenen Zyklus, wartet nicht und hat keinen Wecker.",
  "No lead waits for a look-up past its deadline.": "Kein Lead wartet über die Frist hinaus auf ein Nachschlagen.",
  "Every look-up ends, and what a provider answered stays as it was.":
    "Jedes Nachschlagen endet, und was ein Anbieter antwortete, bleibt, wie es war.",
  "Nothing is sent to a lead after an objection, nor without a look whether it is lawful.":
    "Nach einem Widerspruch wird einem Lead nichts gesendet, und nichts ohne einen Blick, ob es rechtmäßig ist.",
  "Of an erased person nothing is left but a tombstone, and every text that the journal lost was taken by an erasure.":
    "Von einer gelöschten Person bleibt nur ein leerer Platzhalter, und jeden Text, der dem Journal fehlt, nahm eine Löschung.",
  "Every meeting that is agreed is evidence on its handoff.": "Jeder vereinbarte Termin ist bei seiner Übergabe als Beleg verzeichnet.",
  "A follow-up runs only while its handoff does, and its next step has a channel, a time and a date.":
    "Nachgefasst wird nur, solange die Übergabe läuft, und der nächste Schritt hat Kanal, Zeit und Datum.",
  "No follow-up that was to be looked at was left alone for more than a minute.":
    "Kein Nachfassen, nach dem zu sehen war, blieb länger als eine Minute liegen.",
  "The steps of a follow-up were done one after the other, each once.":
    "Die Schritte eines Nachfassens wurden nacheinander getan, jeder einmal.",
  "Every message is sent, waits for its next try, or is somebody's to see to.":
    "Jede Nachricht ist gesendet, wartet auf den nächsten Versuch oder hat jemanden, der sich kümmert.",
  "No account owns itself, be it over others.": "Kein Account gehört sich selbst, auch nicht über andere.",
  "A verified domain is of one account alone.": "Eine bestätigte Domain gehört zu genau einem Account.",
  "Every lead is with the account that was last decided, and a person's word stays.":
    "Jeder Lead ist bei dem Account, für den zuletzt entschieden wurde, und das Wort eines Menschen bleibt.",
  "No step of a follow-up lies outside the hours of the lead or of who is to do it.":
    "Kein Schritt eines Nachfassens liegt außerhalb der Zeiten des Leads oder der Person, die ihn tun soll.",
  "Every version says what it said when it was signed.": "Jede Fassung sagt, was sie sagte, als sie unterschrieben wurde.",
  "Scores, made again from what they were made from, come out the same.":
    "Punkte, noch einmal aus denselben Angaben berechnet, kommen gleich heraus.",
  "Verdicts, made again, come out the same.": "Urteile, noch einmal gefällt, kommen gleich heraus.",
  "Routes, decided again, come to the same owner.": "Zuteilungen, noch einmal entschieden, führen zur selben zuständigen Person.",
  "It took too long to be checked.": "Die Prüfung dauerte zu lange.",
  "Version {version} no longer has the hash that was signed": "Fassung {version} hat nicht mehr den Hash, der unterschrieben wurde",
  'Stored "{before}", now "{after}"': "Gespeichert ist „{before}“, jetzt käme „{after}“ heraus",
  "Stored {before}, now {after}": "Gespeichert ist {before}, jetzt käme {after} heraus",
  "Went to {owner}, now: {says}": "Ging an {owner}, jetzt: {says}",
  "Went to {owner} ({why}), now to {other} ({says})": "Ging an {owner} ({why}), jetzt an {other} ({says})",
  'The anchor is of the workspace "{one}", and this is "{other}".': "Der Anker gehört zum Arbeitsbereich „{one}“, und dies ist „{other}“.",
  "The journal ends with row {row}, but the anchor of {at} knows {count} rows up to {seq}: its end was cut off, with its seals.":
    "Das Journal endet mit Eintrag {row}, aber der Anker vom {at} kennt {count} Einträge bis {seq}: Sein Ende wurde abgeschnitten, samt Siegeln.",
  "The rows from {from} to {to} are sealed, but not as they were: the anchor of {at} knows {count} rows up to {seq} with another hash. They were cut off or changed, and sealed anew.":
    "Die Einträge {from} bis {to} sind versiegelt, aber nicht, wie sie waren: Der Anker vom {at} kennt {count} Einträge bis {seq} mit einem anderen Hash. Sie wurden abgeschnitten oder geändert und neu versiegelt.",
  "Row {row} was not there when the rows around it were sealed.": "Eintrag {row} war nicht da, als die Einträge um ihn versiegelt wurden.",
  "Row {row} was sealed and is gone.": "Eintrag {row} war versiegelt und ist fort.",
  "The journal ends before row {row}, but it was sealed up to row {seq}: its end was cut off.":
    "Das Journal endet vor Eintrag {row}, war aber bis Eintrag {seq} versiegelt: Sein Ende wurde abgeschnitten.",
  "Row {row} holds what was sealed as row {other}: their order was changed.":
    "In Eintrag {row} steht, was als Eintrag {other} versiegelt wurde: Ihre Reihenfolge wurde geändert.",
  "Row {row} does not say what it said when it was sealed.": "Eintrag {row} sagt nicht, was er sagte, als er versiegelt wurde.",
  "{gone} texts are gone from the journal, and the erasure that took them knows of {known}.":
    "{gone} Texte fehlen im Journal, und die Löschung, die sie nahm, weiß von {known}.",
  "Seal {seal} is gone, and with it what is known of the rows from {row} on.":
    "Siegel {seal} ist fort, und mit ihm, was von den Einträgen ab {row} bekannt ist.",
  "Seal {seal} is not as it was made, so what it says of the rows from {from} to {to} can't be believed.":
    "Siegel {seal} ist nicht, wie es gemacht wurde; was es von den Einträgen {from} bis {to} sagt, ist nicht zu glauben.",
  "Seal 0, with which the chain begins, is gone.": "Siegel 0, mit dem die Kette beginnt, ist fort.",
  "There is no seal {seal} to go on behind. Verify from the beginning.":
    "Es gibt kein Siegel {seal}, hinter dem es weitergehen könnte. Von Anfang an prüfen.",
}
