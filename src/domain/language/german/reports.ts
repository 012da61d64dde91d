import type { Sayings } from "#domain/language/sentence-book.ts"

/** Reports: what each counts, what its columns mean, and what can't be asked of it. */
export const reportSayings: Sayings = {
  "What became of the leads that were handed off in the period, up to now. Young ones are still on their way.":
    "Was aus den Leads wurde, die im Zeitraum übergeben wurden, bis heute. Junge sind noch unterwegs.",
  "Which origins of leads turn into opportunities and customers. An origin is what was known at the handoff.":
    "Aus welcher Herkunft Leads zu Verkaufschancen und Kunden werden. Als Herkunft zählt, was bei der Übergabe bekannt war.",
  "How long until a person reached out, from the handoff, by the clock on the wall: what the buyer feels. Who was never reached counts as waiting until now, or until the cycle ended (Kaplan–Meier), so that leaving leads alone can't look fast.":
    "Wie lange es von der Übergabe dauert, bis ein Mensch sich meldet, in echter Zeit: was der Käufer spürt. Wer nie erreicht wurde, zählt als wartend bis jetzt oder bis der Zyklus endete (Kaplan–Meier), damit Liegenlassen nicht schnell aussieht.",
  "Whether the promises of the agreement were kept, each in its own working time. A cycle counts once for each promise: as missed when any of its clocks was missed, also when a later owner kept theirs.":
    "Ob die Zusagen der Vereinbarung gehalten wurden, jede in ihrer eigenen Arbeitszeit. Ein Zyklus zählt für jede Zusage einmal: als verfehlt, wenn eine ihrer Uhren verfehlt wurde, auch wenn eine spätere zuständige Person die eigene hielt.",
  "The share of leads that a person reached within the first touch that the agreement promises, in working time.":
    "Der Anteil der Leads, die ein Mensch in der Zeit erreichte, die die Vereinbarung für den Erstkontakt zusagt, in Arbeitszeit.",
  "How many leads came to a meeting, and what came of it. A meeting counts when it was recorded as booked or held.":
    "Wie viele Leads zu einem Termin kamen, und was daraus wurde. Ein Termin zählt, wenn er als vereinbart oder gehalten notiert wurde.",
  "Why sales sent leads back, by where they came from. Rejected and disqualified leads count, each with the reason that ended its cycle.":
    "Warum der Vertrieb Leads zurückgab, nach ihrer Herkunft. Abgelehnte und ausgeschlossene Leads zählen, jeder mit dem Grund, der seinen Zyklus beendete.",
  "What share of leads sales accepts, by when they were handed off.":
    "Welchen Anteil der Leads der Vertrieb annimmt, nach dem Zeitpunkt der Übergabe.",
  "Leads whose cycle ended in the period by going back to nurture, and whether they came back.":
    "Leads, deren Zyklus im Zeitraum mit der Rückkehr in die Pflege endete, und ob sie wiederkamen.",
  "The share of handoffs that came with all the context that the agreement asks for, as it was at the handoff.":
    "Der Anteil der Übergaben mit allem Kontext, den die Vereinbarung verlangt, nach dem Stand bei der Übergabe.",
  "The follow-up that was made against what the agreement owes each lead, by the version that governs its cycle: so many touches by people, over so many channels, in so many days from the handoff. Due are leads whose days are over, and those given up for no response before.":
    "Das Nachfassen, verglichen mit dem, was die Vereinbarung jedem Lead schuldet, nach der Fassung, die für seinen Zyklus gilt: so viele Kontakte durch Menschen, über so viele Kanäle, in so vielen Tagen ab der Übergabe. Fällig sind Leads, deren Tage vorbei sind, und solche, die vorher mangels Antwort aufgegeben wurden.",
  "Who works how much now, and how many leads each got in the period. A lead counts for whoever has it now, or had it at its end.":
    "Wer jetzt wie viel bearbeitet, und wie viele Leads jede Person im Zeitraum bekam. Ein Lead zählt für die Person, die ihn jetzt hat oder an seinem Ende hatte.",
  "How many leads marketing handed off in each month and tier, against its promise. Months are those of UTC.":
    "Wie viele Leads das Marketing je Monat und Stufe übergab, verglichen mit seiner Zusage. Monate sind die von UTC.",
  "What was lost on the way, in money: leads of the group × (share won of served leads − share won of the group) × average amount won. Only cycles that ended count. Served: reached in the promised time and answered by a person.":
    "Was unterwegs verloren ging, in Geld: Leads der Gruppe × (Anteil der gewonnenen unter den betreuten Leads − Anteil der gewonnenen in der Gruppe) × mittlerer gewonnener Betrag. Nur beendete Zyklen zählen. Betreut heißt: in der zugesagten Zeit erreicht und von einem Menschen beantwortet.",
  "Cycles handed off to sales. A person who comes back after a cycle ended begins another one":
    "Zyklen, die dem Vertrieb übergeben wurden. Wer nach dem Ende eines Zyklus wiederkommt, beginnt einen neuen",
  "Cycles that ended as won": "Zyklen, die gewonnen endeten",
  "Different people among them": "Verschiedene Personen darunter",
  "Different companies among them; leads without one are not counted here":
    "Verschiedene Firmen darunter; Leads ohne Firma zählen hier nicht",
  "People's first cycles": "Erste Zyklen von Personen",
  "Cycles of people who came back": "Zyklen von Personen, die wiederkamen",
  "Neither accepted nor over: sales has not answered yet": "Weder angenommen noch beendet: Der Vertrieb hat noch nicht geantwortet",
  "Accepted by a rep, whatever came later": "Von einem Rep angenommen, gleich was danach kam",
  "Accepted by a rep": "Von einem Rep angenommen",
  "Confirmed in a live conversation, whatever came later": "In einem Gespräch bestätigt, gleich was danach kam",
  "Became an opportunity, whatever came later": "Wurde zur Verkaufschance, gleich was danach kam",
  "Accepted, of those handed off": "Angenommen, von den übergebenen",
  "Confirmed, of those accepted": "Bestätigt, von den angenommenen",
  "Confirmed, of those handed off": "Bestätigt, von den übergebenen",
  "Became an opportunity, of those confirmed": "Wurde zur Verkaufschance, von den bestätigten",
  "Became an opportunity, of those handed off": "Wurde zur Verkaufschance, von den übergebenen",
  "Won, of the opportunities": "Gewonnen, von den Verkaufschancen",
  "Won, of those handed off": "Gewonnen, von den übergebenen",
  "Won, of those that ended": "Gewonnen, von den beendeten",
  "Amounts of those won, added up as they stand: currencies are not converted, and what has no amount adds nothing":
    "Beträge der gewonnenen, zusammengezählt, wie sie dastehen: Währungen werden nicht umgerechnet, und was keinen Betrag hat, zählt nichts",
  "Amounts of those won, added up as they stand: currencies are not converted":
    "Beträge der gewonnenen, zusammengezählt, wie sie dastehen: Währungen werden nicht umgerechnet",
  "Reached out to by a person of ours; automatic answers, opens and ticked boxes are none":
    "Ein Mensch von uns hat sich gemeldet; automatische Antworten, Öffnungen und gesetzte Häkchen zählen nicht",
  "Reached out to by a person of ours": "Ein Mensch von uns hat sich gemeldet",
  "Nobody reached out so far, or until the cycle ended": "Bisher hat sich niemand gemeldet, oder bis zum Ende des Zyklus nicht",
  "Half of all leads were reached after this long": "Nach dieser Zeit war die Hälfte aller Leads erreicht",
  "Nine in ten of all leads were reached after this long": "Nach dieser Zeit waren neun von zehn Leads erreicht",
  "Reached within 5 minutes": "Innerhalb von 5 Minuten erreicht",
  "Reached after more than 5, within 30 minutes": "Nach mehr als 5, innerhalb von 30 Minuten erreicht",
  "Reached after more than 30 minutes, within an hour": "Nach mehr als 30 Minuten, innerhalb einer Stunde erreicht",
  "Reached after more than an hour, within 4 hours": "Nach mehr als einer Stunde, innerhalb von 4 Stunden erreicht",
  "Reached after more than 4 hours, within a day": "Nach mehr als 4 Stunden, innerhalb eines Tages erreicht",
  "Reached after more than a day, within 3 days": "Nach mehr als einem Tag, innerhalb von 3 Tagen erreicht",
  "Reached after more than 3 days": "Nach mehr als 3 Tagen erreicht",
  "Cycles with such a clock": "Zyklen mit einer solchen Uhr",
  "Kept or missed": "Gehalten oder verfehlt",
  "Answered in time": "Rechtzeitig beantwortet",
  "Not answered in time": "Nicht rechtzeitig beantwortet",
  "Still in time, or paused": "Noch in der Zeit, oder angehalten",
  "Over before it was due": "Vorbei, bevor es fällig war",
  "Kept, of those that were decided": "Gehalten, von den entschiedenen",
  "Missed when it was due; evidence that came later showed that it was kept. Counted as kept":
    "Bei Fälligkeit verfehlt; spätere Belege zeigten, dass die Zusage gehalten wurde. Zählt als gehalten",
  "Reached within the promised time": "In der zugesagten Zeit erreicht",
  "Reached after it, or not reached when it was over": "Erst danach erreicht, oder an ihrem Ende nicht erreicht",
  "The time is not over yet": "Die Zeit ist noch nicht vorbei",
  "The cycle ended before the time was over, without contact": "Der Zyklus endete vor Ablauf der Zeit, ohne Kontakt",
  "Reached in time or too late": "Rechtzeitig oder zu spät erreicht",
  "Reached in time, of those that were decided": "Rechtzeitig erreicht, von den entschiedenen",
  "With a meeting booked or held": "Mit vereinbartem oder gehaltenem Termin",
  "With a meeting held": "Mit gehaltenem Termin",
  "With a meeting, and confirmed as SQL": "Mit Termin, und als SQL bestätigt",
  "With a meeting, of those contacted": "Mit Termin, von den kontaktierten",
  "Confirmed, of those with a meeting": "Bestätigt, von denen mit Termin",
  "Accepted or ended by a person": "Von einem Menschen angenommen oder beendet",
  "Rejected or disqualified, with any reason": "Abgelehnt oder ausgeschlossen, gleich mit welchem Grund",
  "Rejected or disqualified, of those answered": "Abgelehnt oder ausgeschlossen, von den beantworteten",
  "Ended by a person without being accepted": "Von einem Menschen beendet, ohne angenommen zu sein",
  "Taken back because nobody answered in time": "Zurückgenommen, weil niemand rechtzeitig geantwortet hat",
  "Accepted, of those answered": "Angenommen, von den beantworteten",
  "Cycles that ended in the period, in any way": "Zyklen, die im Zeitraum endeten, gleich wie",
  "Cycles that ended in the period": "Zyklen, die im Zeitraum endeten",
  "Went back to nurture: rejected, recycled, or taken back": "Ging zurück in die Pflege: abgelehnt, zurückgestellt oder zurückgenommen",
  "Recycled by a rep, with a reason": "Von einem Rep zurückgestellt, mit Grund",
  "Rejected with a reason": "Mit Grund abgelehnt",
  "Of those that went back, handed off again since": "Von den zurückgegangenen seither wieder übergeben",
  "Went back, of the cycles that ended": "Ging zurück, von den beendeten Zyklen",
  "Handed off again, of those that went back": "Wieder übergeben, von den zurückgegangenen",
  "Nothing was missing": "Nichts fehlte",
  "Something was missing": "Etwas fehlte",
  "Complete, of those handed off": "Vollständig, von den übergebenen",
  "What marketing promised in the agreement in force now": "Was das Marketing in der jetzt geltenden Vereinbarung zugesagt hat",
  "The days are over, or the lead was given up for no response": "Die Tage sind vorbei, oder der Lead wurde mangels Antwort aufgegeben",
  "Due, with enough touches over enough channels": "Fällig, mit genug Kontakten über genug Kanäle",
  "Due, and touches or channels were missing": "Fällig, und Kontakte oder Kanäle fehlten",
  "The cycle ended with an answer before the days were over: nothing more was owed":
    "Der Zyklus endete mit einer Antwort, bevor die Tage vorbei waren: Mehr war nicht geschuldet",
  "The days are not over yet": "Die Tage sind noch nicht vorbei",
  "Kept, of those due": "Gehalten, von den fälligen",
  "Touches by people in the days that count, of those due": "Kontakte durch Menschen in den Tagen, die zählen, bei den fälligen",
  "Touches owed to those due": "Kontakte, die den fälligen geschuldet sind",
  "Handed off in the period": "Im Zeitraum übergeben",
  "Open now": "Jetzt offen",
  "Open now, tier 1": "Jetzt offen, Stufe 1",
  "Open now, tier 2": "Jetzt offen, Stufe 2",
  "Open now, tier 3": "Jetzt offen, Stufe 3",
  "Open now, and nobody reached out yet": "Jetzt offen, und noch niemand hat sich gemeldet",
  "Open now, and its next step is overdue": "Jetzt offen, und der nächste Schritt ist überfällig",
  "Promised for the days shown, by the agreement at the month's end or now":
    "Zugesagt von der Vereinbarung am Ende des Monats oder jetzt, für die gezeigten Tage",
  "Promised for the whole month": "Für den ganzen Monat zugesagt",
  "The part of the promise that the days gone by stand for": "Der Teil der Zusage, der auf die vergangenen Tage entfällt",
  "Handed off, as a share of the promise for the days gone by": "Übergeben, als Anteil der Zusage für die vergangenen Tage",
  "Lost money by the formula; empty when there are too few cases to say":
    "Verlorenes Geld nach der Formel; leer, wenn es für eine Aussage zu wenige Fälle sind",
  "Ended with the reason {reason}": "Mit dem Grund „{reason}“ beendet",
  "not icp": "passt nicht zum Profil",
  "bad data": "schlechte Daten",
  "wrong territory": "falsches Gebiet",
  "not interested": "kein Interesse",
  "no response": "keine Antwort",
  "not now": "jetzt nicht",
  "no budget": "kein Budget",
  "chose competitor": "Wettbewerber gewählt",
  "no capacity": "keine Kapazität",
  "Ended with the reason opted out": "Mit dem Grund „will keinen Kontakt“ beendet",
  "Ended with the reason spam": "Mit dem Grund „Spam“ beendet",
  "Ended with the reason duplicate": "Mit dem Grund „doppelt“ beendet",
  'There is no report "{name}". There are: {known}.': "Es gibt keinen Bericht „{name}“. Es gibt: {known}.",
  "The period ends before it begins.": "Der Zeitraum endet, bevor er beginnt.",
  "lies before `from`": "liegt vor `from`",
  'The report {name} has no rows by "{by}". It has: {known}.': "Der Bericht {name} hat keine Zeilen nach „{by}“. Möglich sind: {known}.",
  'The report {name} counts no cycles as "{column}". It counts: {known}.':
    "Der Bericht {name} zählt keine Zyklen als „{column}“. Er zählt: {known}.",
  "A cycle has several promises; say which with `row`, such as first_touch:1.":
    "Ein Zyklus hat mehrere Zusagen; mit `row` angeben, welche, etwa first_touch:1.",
}
