import type { Sayings } from "#domain/language/sentence-book.ts"

/** Why somebody can't have a lead now, after their name. */
const AWAY_NOW: Sayings = {
  "is not in this pool": "ist nicht in diesem Pool",
  "was paused by the manager": "wurde von der Teamleitung angehalten",
  "has switched leads off for a moment": "nimmt kurz keine Leads",
  "has switched leads off": "nimmt gerade keine Leads",
  "is out of office": "ist nicht im Büro",
  "is outside working hours": "ist außerhalb der Arbeitszeit",
  "is busy at the moment": "ist im Moment beschäftigt",
  "is busy": "ist beschäftigt",
}

const CLAIMS: Sayings = {
  "was named by a person": "wurde von einem Menschen bestimmt",
  "looks after this customer": "betreut diesen Kunden",
  "owns the lead's account": "ist für den Account des Leads zuständig",
  "stands in for the account's owner": "vertritt die für den Account zuständige Person",
  "already works on this account": "arbeitet schon an diesem Account",
}

const CLOCKS: Sayings = {
  routing: "Zuteilung",
  acceptance: "Annahme",
  "first touch": "Erstkontakt",
  "owner first touch": "Erstkontakt der Zuständigen",
  disposition: "Urteil",
}

const TURNS: Sayings = {
  "whose turn it is": "ist an der Reihe",
  "by overflow": "als Überlauf",
  "who is back first": "ist zuerst wieder da",
}

/** Somebody who was told, with what they were told as, and a team. */
const TOLD: Sayings = {
  "{name} (owner)": "{name} (zuständig)",
  "{name} (manager)": "{name} (Teamleitung)",
  "{name} (director)": "{name} (Direktion)",
  "{name} (leadership)": "{name} (Leitung)",
  "{name} (marketing)": "{name} (Marketing)",
  "team {team}": "Team {team}",
}

/** Who gets a lead and why, who else was looked at, and how the promised times run. */
export const ownersAndClocksSayings: Sayings = {
  ...AWAY_NOW,
  ...TOLD,
  "is no longer active": "ist nicht mehr aktiv",
  "has a public holiday": "hat Feiertag",
  ...Object.fromEntries(Object.entries(AWAY_NOW).map(([english, german]) => [`{name}: ${english}`, `{name}: ${german}`])),
  ...CLAIMS,
  ...Object.fromEntries(Object.entries(CLAIMS).map(([english, german]) => [`${english}, but {why}`, `${german}, aber: {why}`])),
  ...Object.fromEntries(
    Object.entries(TURNS).flatMap(([english, german]) => [
      [`territory {territory}, pool {pool}, ${english}`, `Gebiet {territory}, Pool {pool}, ${german}`],
      [`no territory matched, pool {pool}, ${english}`, `kein Gebiet passte, Pool {pool}, ${german}`],
    ]),
  ),
  ...Object.fromEntries(Object.entries(CLOCKS).flatMap(([english, german]) => onLadder(english, german))),

  // who gets it
  "the account is on the house list": "der Account steht auf der Hausliste",
  "is not in sales": "ist nicht im Vertrieb",
  "lacks {skills}": "es fehlt {skills}",
  "works on {used} of {most} units, the lead takes {units}": "arbeitet an {used} von {most} Einheiten, der Lead nimmt {units}",
  "takes no leads from this pool": "nimmt keine Leads aus diesem Pool",
  "has had {n} of 1 lead this hour": "hatte diese Stunde {n} von 1 Lead",
  "has had {n} of {most} leads this hour": "hatte diese Stunde {n} von {most} Leads",
  "has had {n} of 1 lead this day": "hatte heute {n} von 1 Lead",
  "has had {n} of {most} leads this day": "hatte heute {n} von {most} Leads",
  "has had {n} of 1 lead this week": "hatte diese Woche {n} von 1 Lead",
  "has had {n} of {most} leads this week": "hatte diese Woche {n} von {most} Leads",
  "has had {n} of 1 lead this month": "hatte diesen Monat {n} von 1 Lead",
  "has had {n} of {most} leads this month": "hatte diesen Monat {n} von {most} Leads",
  "has had {n} of 1 lead in the last {hours} hours": "hatte in den letzten {hours} Stunden {n} von 1 Lead",
  "has had {n} of {most} leads in the last {hours} hours": "hatte in den letzten {hours} Stunden {n} von {most} Leads",
  "has had {n} of 1 lead in the last hour": "hatte in der letzten Stunde {n} von 1 Lead",
  "has had {n} of {most} leads in the last hour": "hatte in der letzten Stunde {n} von {most} Leads",
  "has had this lead before": "hatte diesen Lead schon",
  "There is no pool called {pool}.": "Einen Pool namens {pool} gibt es nicht.",
  "Nobody in the pool {pool} can take it now.": "Im Pool {pool} kann ihn gerade niemand nehmen.",
  "Nobody else may take it now, so its owner keeps it.": "Gerade darf ihn niemand anderes nehmen, also bleibt er, wo er ist.",
  "somebody of this pool takes it": "jemand aus diesem Pool nimmt ihn",
  "nobody of this pool may take it now": "aus diesem Pool darf ihn gerade niemand nehmen",
  "{name} has the least to do ({units} units)": "{name} hat am wenigsten zu tun ({units} Einheiten)",
  "{name} has the least to do ({units} units).": "{name} hat am wenigsten zu tun ({units} Einheiten).",
  "{name} has the least to do ({units} units), over the capacity of {most}: nobody has room":
    "{name} hat am wenigsten zu tun ({units} Einheiten), über der Kapazität von {most}: Niemand hat Platz",
  "{name} has the least to do ({units} units), over the capacity of {most}: nobody has room.":
    "{name} hat am wenigsten zu tun ({units} Einheiten), über der Kapazität von {most}: Niemand hat Platz.",
  "{name} has it already": "{name} hat ihn schon",
  "nobody named can take it: {reasons}": "niemand von den Genannten kann ihn nehmen: {reasons}",
  "nobody was named": "niemand wurde genannt",
  "{name} has it now.": "{name} hat ihn jetzt.",
  "{name} did not get in touch in time.": "{name} hat sich nicht rechtzeitig gemeldet.",
  "{name} is no longer active here.": "{name} ist hier nicht mehr aktiv.",
  "It was missed once.": "Die Frist wurde einmal verfehlt.",
  "It was missed twice.": "Die Frist wurde zweimal verfehlt.",
  "It was missed {n} times.": "Die Frist wurde {n}-mal verfehlt.",
  "It was moved as often as the agreement allows.": "Er wechselte so oft, wie die Vereinbarung erlaubt.",
  "It was moved once already, the most that the agreement allows.": "Er wechselte schon einmal, öfter erlaubt die Vereinbarung nicht.",
  "It was moved twice already, the most that the agreement allows.": "Er wechselte schon zweimal, öfter erlaubt die Vereinbarung nicht.",
  "It was moved {n} times already, the most that the agreement allows.":
    "Er wechselte schon {n}-mal, öfter erlaubt die Vereinbarung nicht.",
  "Nobody else may take it now.": "Gerade darf ihn niemand anderes nehmen.",
  "{name} decides what becomes of it.": "{name} entscheidet, was aus ihm wird.",
  "{name} keeps the lead, and the ladder goes on.": "{name} behält den Lead, und die Eskalation geht weiter.",
  "the lead went to another person": "der Lead ging an eine andere Person",
  "the lead had been reached before this owner had it": "der Lead war erreicht, bevor diese Person ihn hatte",
  "It became known only now: {news}.": "Erst jetzt wurde bekannt: {news}.",
  "So it goes another way: {way}.": "Darum geht er einen anderen Weg: {way}.",
  "It became known only now: {news}. So it goes another way: {way}.":
    "Erst jetzt wurde bekannt: {news}. Darum geht er einen anderen Weg: {way}.",
  "is tier {tier} now: {news}": "ist jetzt Stufe {tier}: {news}",
  "Nobody gave a verdict in time.": "Niemand hat rechtzeitig ein Urteil gegeben.",
  "somebody who is gone": "jemand, der nicht mehr da ist",

  // promised times
  "It can't be kept: rep and lead are never at work at the same time.":
    "Das ist nicht zu halten: Rep und Lead arbeiten nie zur selben Zeit.",
  "It can't be kept: rep and lead are both at work from {at} on, and not before it is due.":
    "Das ist nicht zu halten: Rep und Lead arbeiten erst ab {at} zugleich, nach der Frist.",
  "The calendar has no working time left after {at}, so no clock can run on it.":
    "Der Kalender hat nach {at} keine Arbeitszeit mehr, also kann keine Uhr nach ihm laufen.",
  "The clock is paused.": "Die Uhr ist angehalten.",
  "Resume it before you escalate.": "Erst weiterlaufen lassen, dann eskalieren.",
  "The clock is paused. Resume it before you escalate.": "Die Uhr ist angehalten. Erst weiterlaufen lassen, dann eskalieren.",
  "The clock was cancelled, so there is nothing to escalate.": "Die Uhr ist nicht mehr nötig, also gibt es nichts zu eskalieren.",
  "Everybody on the ladder has been told.": "Alle, die bei einer Eskalation informiert werden, wissen Bescheid.",
  "The clock is met and can't be paused any more.": "Die Zusage ist schon gehalten; die Uhr lässt sich nicht mehr anhalten.",
  "The clock is missed and can't be paused any more.": "Die Zusage ist schon verfehlt; die Uhr lässt sich nicht mehr anhalten.",
  "The clock is cancelled and can't be paused any more.": "Die Uhr ist nicht mehr nötig und lässt sich nicht mehr anhalten.",
  "The clock is {state} and can't be paused any more.": "Die Uhr lässt sich nicht mehr anhalten: {state}.",
  "The clock is running, not paused.": "Die Uhr läuft, sie ist nicht angehalten.",
  "The clock is met, not paused.": "Die Zusage ist schon gehalten; die Uhr ist nicht angehalten.",
  "The clock is missed, not paused.": "Die Zusage ist schon verfehlt; die Uhr ist nicht angehalten.",
  "The clock is cancelled, not paused.": "Die Uhr ist nicht mehr nötig; angehalten ist sie nicht.",
  "The clock is already paused ({reason}).": "Die Uhr ist schon angehalten ({reason}).",
  "The clock is already paused (no reason).": "Die Uhr ist schon angehalten (ohne Grund).",
  "Resume it first.": "Erst weiterlaufen lassen.",
  "The clock is already paused ({reason}). Resume it first.": "Die Uhr ist schon angehalten ({reason}). Erst weiterlaufen lassen.",
  "A pause needs a note: say what you wait for.": "Eine Pause braucht eine Notiz: angeben, worauf gewartet wird.",
  "A pause must end after now.": "Eine Pause muss in der Zukunft enden.",
  '"{reason}" is not a reason to pause a clock.': "„{reason}“ ist kein Grund, eine Uhr anzuhalten.",
  "The agreement lists: {reasons}.": "Die Vereinbarung nennt: {reasons}.",
  '"{reason}" is not a reason to pause a clock. The agreement lists: none.':
    "„{reason}“ ist kein Grund, eine Uhr anzuhalten. Die Vereinbarung nennt keinen.",
  'A pause for "{reason:said}" lasts at most {time} of working time: until {at} at the latest.':
    "Eine Pause für „{reason}“ dauert höchstens {time} Arbeitszeit: spätestens bis {at}.",
  "The pauses of one cycle share {budget} and nothing is left.":
    "Für alle Pausen eines Zyklus gibt es zusammen {budget}, und davon ist nichts übrig.",
  "The pauses of one cycle share {budget} and {rest} are left.":
    "Für alle Pausen eines Zyklus gibt es zusammen {budget}, davon übrig: {rest}.",
  "Ask {manager} to allow it.": "{manager} um Erlaubnis bitten.",
  "Ask the manager to allow it.": "Die Teamleitung um Erlaubnis bitten.",
  "Its clocks and its follow-up stand still: {reason}": "Uhren und Nachfassen sind angehalten: {reason}",
  "None of its clocks stands still.": "Keine ihrer Uhren ist angehalten.",
  "Its clocks run again, and its follow-up goes on.": "Die Uhren laufen wieder, und das Nachfassen geht weiter.",
  "The handoff is over, so its clocks don't run.": "Die Übergabe ist abgeschlossen, also laufen ihre Uhren nicht.",
}

/** What a rung of the ladder did, with a sentence after it or without. */
function onLadder(clock: string, german: string): [string, string][] {
  const outcomes = [
    ["told {who:list}", "informiert: {who}"],
    ["reached nobody", "niemand war zu erreichen"],
    ["came too late to help, so nobody was told", "kam zu spät, um zu helfen, darum erfuhr es niemand"],
  ]
  const ends = [
    ["", ""],
    [" (late)", " (verspätet)"],
    [".", "."],
    [" (late).", " (verspätet)."],
  ]
  return outcomes.flatMap(([outcome, said]) =>
    ends.map(([end, ended]): [string, string] => [
      `${clock} at {share} % of the time: ${outcome}${end}`,
      `${german}, {share} % der Zeit: ${said}${ended}`,
    ]),
  )
}
