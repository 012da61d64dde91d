import type { Sayings } from "#domain/language/sentence-book.ts"

/** What sales answers to a handoff, what follows from it, whether a claim holds, and taking a word back. */
export const disposingSayings: Sayings = {
  // the answers themselves, where a sentence names one
  accept: "annehmen",
  reject: "ablehnen",
  recycle: "zurückstellen",
  disqualify: "ausschließen",
  sql: "SQL",
  opportunity: "Verkaufschance",
  won: "gewonnen",
  lost: "verloren",
  "auto recycle": "von selbst zurückstellen",
  auto_recycle: "von selbst zurückstellen",
  auto_recycled: "von selbst zurück in die Pflege gegeben",
  open: "offen",
  accepted: "angenommen",
  rejected: "abgelehnt",
  recycled: "zurück in die Pflege gegeben",
  disqualified: "ausgeschlossen",
  merged: "zusammengeführt",
  budget: "Budget",
  authority: "Befugnis",
  need: "Bedarf",
  timeline: "Zeitplan",

  // how a handoff stands
  "converted to an SQL": "in einen SQL umgewandelt",
  "made an opportunity": "zur Verkaufschance gemacht",
  "merged with the cycle of the same person": "mit dem Zyklus derselben Person zusammengeführt",
  "You answered version {answered} of this handoff, but it is at version {version}: {state} by {who} on {at}. Look at it again.":
    "Du hast Version {answered} dieser Übergabe beantwortet, sie steht aber bei Version {version}: {state} von {who} am {at}. Sieh sie dir noch einmal an.",
  '"{verdict:said}" is not possible: the handoff was {state} by {who} on {at}.':
    "„{verdict}“ ist nicht möglich: Die Übergabe wurde {state} von {who} am {at}.",
  '"{verdict:said}" is not possible: the handoff was handed over on {at} and not answered yet.':
    "„{verdict}“ ist nicht möglich: Die Übergabe kam am {at} und ist noch nicht beantwortet.",
  "You answered version {answered} of this handoff, but it is at version {version}: handed over on {at} and not answered yet. Look at it again.":
    "Du hast Version {answered} dieser Übergabe beantwortet, sie steht aber bei Version {version}: übergeben am {at} und noch nicht beantwortet. Sieh sie dir noch einmal an.",
  "This cycle is over; a new one starts with a new handoff.": "Dieser Zyklus ist vorbei; ein neuer beginnt mit einer neuen Übergabe.",
  "Possible now: {verdicts:list}.": "Jetzt möglich: {verdicts}.",
  "The handoff is over: {state}.": "Die Übergabe ist abgeschlossen: {state}.",
  "There is no handoff with this id.": "Hier gibt es keine Übergabe mit dieser ID.",

  // what follows
  "Work the lead and say what becomes of it": "Den Lead bearbeiten und sagen, was aus ihm wird",
  "Nothing: the lead is disqualified": "Nichts: Der Lead ist ausgeschlossen",
  "Open the opportunity": "Die Verkaufschance eröffnen",
  "Win the opportunity or say that it is lost": "Die Verkaufschance gewinnen oder sagen, dass sie verloren ist",
  "Nothing: the lead is a customer": "Nichts: Der Lead ist Kunde",
  "Look at the lead now and decide its way back": "Den Lead jetzt ansehen und entscheiden, wie es mit ihm weitergeht",
  "Nurture the lead and look again when the cool-down is over": "Den Lead pflegen und nach der Ruhezeit wieder ansehen",
  "Work the lead and say what becomes of it.": "Den Lead bearbeiten und sagen, was aus ihm wird.",
  "Nothing: the lead is disqualified.": "Nichts: Der Lead ist ausgeschlossen.",
  "Open the opportunity.": "Die Verkaufschance eröffnen.",
  "Win the opportunity or say that it is lost.": "Die Verkaufschance gewinnen oder sagen, dass sie verloren ist.",
  "Nothing: the lead is a customer.": "Nichts: Der Lead ist Kunde.",
  "Look at the lead now and decide its way back.": "Den Lead jetzt ansehen und entscheiden, wie es mit ihm weitergeht.",
  "Nurture the lead and look again when the cool-down is over.": "Den Lead pflegen und nach der Ruhezeit wieder ansehen.",
  "the cycle is over": "der Zyklus ist vorbei",
  "Said to a rep": "Einem Rep gesagt",
  "It was said what became of the lead: {verdict}.": "Es wurde gesagt, was aus dem Lead wurde: {verdict}.",
  "{says}, and its cycle ended as {state}: a person decides what becomes of it.":
    "{says}, und sein Zyklus endete mit „{state}“: Ein Mensch entscheidet, was daraus wird.",
  "{name} decides.": "{name} entscheidet.",

  // what an answer has to say
  "The date to come back, {at}, has passed. Give a later one or leave it out.":
    "Der Termin für die Rückkehr, {at}, ist vorbei. Einen späteren angeben oder ihn weglassen.",
  '"{reason}" is not a reason for "{verdict:said}". The agreement knows: {reasons}.':
    "„{reason}“ ist kein Grund für „{verdict}“. Die Vereinbarung kennt: {reasons}.",
  "Say which clause of the agreement failed: {clauses}.": "Angeben, welche Klausel der Vereinbarung nicht erfüllt ist: {clauses}.",
  '"{clause}" is no clause of the agreement. A rejection may cite: {clauses}.':
    "„{clause}“ ist keine Klausel der Vereinbarung. Eine Ablehnung kann sich berufen auf: {clauses}.",
  "An SQL needs {needs:list} confirmed in a live conversation. Not confirmed: {missing:list}.":
    "Ein SQL braucht, in einem Gespräch bestätigt: {needs}. Nicht bestätigt: {missing}.",
  "The amount must be a number from 0, or left out.": "Der Betrag muss eine Zahl ab 0 sein oder fehlen.",
  '"{currency}" is no currency. Give its three letters, such as EUR or USD.':
    "„{currency}“ ist keine Währung. Ihre drei Buchstaben angeben, etwa EUR oder USD.",
  '"{currency}" is no currency.': "„{currency}“ ist keine Währung.",
  "Give its three letters, such as EUR or USD.": "Ihre drei Buchstaben angeben, etwa EUR oder USD.",

  // on record
  '{by} said "accept".': "{by} hat den Lead angenommen.",
  '{by} said "reject": {reason}.': "{by} hat den Lead abgelehnt: {reason}.",
  '{by} said "recycle": {reason}.': "{by} hat den Lead zurückgestellt: {reason}.",
  '{by} said "disqualify": {reason}.': "{by} hat den Lead ausgeschlossen: {reason}.",
  '{by} said "sql".': "{by} hat den Lead in einen SQL umgewandelt.",
  '{by} said "opportunity".': "{by} hat daraus eine Verkaufschance gemacht.",
  '{by} said "won".': "{by} hat den Lead gewonnen.",
  '{by} said "lost".': "{by} hat den Lead verloren.",
  '{by} said "lost": {reason}.': "{by} hat den Lead verloren: {reason}.",
  '{by} said "auto recycle".': "Niemand hat geantwortet, also ging der Lead von selbst zurück in die Pflege.",
  "It cites “{clause:said}”.": "Genannt ist die Klausel „{clause}“.",

  // what a rejection may cite, and what the facts say of it
  "The company fits: {points} points of fit or more": "Die Firma passt: {points} Punkte für Passung oder mehr",
  "The lead wants something: {points} points of intent or more": "Der Lead will etwas: {points} Punkte für Absicht oder mehr",
  "All that a rep needs is known": "Alles, was ein Rep braucht, ist bekannt",
  "It came to the right team": "Er kam zum richtigen Team",
  "Nobody else had this person or company": "Niemand sonst hatte diese Person oder Firma",
  "The facts at handoff bear it out: {says}.": "Die Fakten bei der Übergabe stützen es: {says}.",
  "The facts at handoff speak against it: {says}.": "Die Fakten bei der Übergabe sprechen dagegen: {says}.",
  "The facts at handoff don't tell: {says}.": "Die Fakten bei der Übergabe sagen es nicht: {says}.",
  "The facts at handoff bear it out: {condition} held.": "Die Fakten bei der Übergabe stützen es: „{condition}“ traf zu.",
  "The facts at handoff bear it out: {condition} held ({known}).":
    "Die Fakten bei der Übergabe stützen es: „{condition}“ traf zu ({known}).",
  "The facts at handoff bear it out: {condition} did not hold.": "Die Fakten bei der Übergabe stützen es: „{condition}“ traf nicht zu.",
  "The facts at handoff bear it out: {condition} did not hold ({known}).":
    "Die Fakten bei der Übergabe stützen es: „{condition}“ traf nicht zu ({known}).",
  "The facts at handoff speak against it: {condition} held.": "Die Fakten bei der Übergabe sprechen dagegen: „{condition}“ traf zu.",
  "The facts at handoff speak against it: {condition} held ({known}).":
    "Die Fakten bei der Übergabe sprechen dagegen: „{condition}“ traf zu ({known}).",
  "The facts at handoff speak against it: {condition} did not hold.":
    "Die Fakten bei der Übergabe sprechen dagegen: „{condition}“ traf nicht zu.",
  "The facts at handoff speak against it: {condition} did not hold ({known}).":
    "Die Fakten bei der Übergabe sprechen dagegen: „{condition}“ traf nicht zu ({known}).",
  "The facts at handoff don't tell: {fields:list} was not known.": "Die Fakten bei der Übergabe sagen es nicht: Unbekannt war {fields}.",
  "The facts at handoff don't tell: {fields:list} were not known.": "Die Fakten bei der Übergabe sagen es nicht: Unbekannt waren {fields}.",
  "the lead was scored by the model {model}, which has no such rule":
    "Der Lead wurde nach dem Modell {model} bewertet, das keine solche Regel hat",
  "what fit was is not on record": "Wie die Passung war, ist nicht festgehalten",
  "what intent was is not on record": "Wie die Absicht war, ist nicht festgehalten",
  "what context was is not on record": "Was bekannt war, ist nicht festgehalten",
  "The facts at handoff bear it out: {proof}; it was handed off all the same: “{exception:said}”.":
    "Die Fakten bei der Übergabe stützen es: {proof}; trotzdem übergeben: „{exception}“.",
  "the clause has no condition": "Die Klausel hat keine Bedingung",
  "no territory named it, so it went where all others go ({says})":
    "Kein Gebiet nannte ihn, also ging er dorthin, wohin alle übrigen gehen ({says})",
  "The facts at handoff speak against it: it came by {method}: {says}.":
    "Die Fakten bei der Übergabe sprechen dagegen: Er kam auf einem anderen Weg als über ein Gebiet, nämlich {says}.",
  'it belongs to "{territory}"': "Er gehört zu „{territory}“",
  'it belongs to "{territory}" ({known})': "Er gehört zu „{territory}“ ({known})",
  'The facts at handoff bear it out: "{territory}" did not hold for it.':
    "Die Fakten bei der Übergabe stützen es: „{territory}“ traf auf ihn nicht zu.",
  "nobody else had a lead of this person or company": "Niemand sonst hatte einen Lead dieser Person oder Firma",
  "The facts at handoff bear it out: {owners:list} had one of the same company, since {at}.":
    "Die Fakten bei der Übergabe stützen es: Einen Lead derselben Firma gab es schon bei {owners}, seit {at}.",
  "{rejected} of the {cycles} leads handed off within {window} were rejected: {share} %, more than the {agreed} % agreed.":
    "Zeitraum {window}: {rejected} von {cycles} übergebenen Leads wurden abgelehnt, {share} % und damit mehr als die vereinbarten {agreed} %.",
  "{by} settled it on {at}: {decision}": "{by} hat es am {at} entschieden: {decision}",
  "Settled: {decision}": "Entschieden: {decision}",

  // taking a word back
  "Nobody has said anything of this handoff yet, so there is nothing to take back.":
    "Zu dieser Übergabe hat noch niemand etwas gesagt, also gibt es nichts zurückzunehmen.",
  "The agreement recycled this lead by itself after its deadline; that is no word that can be taken back.":
    "Die Vereinbarung hat diesen Lead nach Ablauf der Frist von selbst zurückgestellt; das lässt sich nicht zurücknehmen.",
  '"{verdict:said}" of {at} can\'t be taken back any more: that is possible for {n} seconds, and what follows from it has left.':
    "„{verdict}“ vom {at} lässt sich nicht mehr zurücknehmen: Das geht {n} Sekunden lang, und was daraus folgt, ist schon hinaus.",
  '"{verdict:said}" of {at} can\'t be taken back: {since}.': "„{verdict}“ vom {at} lässt sich nicht zurücknehmen: {since}.",
  "Look at the handoff again and say what becomes of it now.": "Sieh dir die Übergabe noch einmal an und sag, was jetzt daraus wird.",
  "It was said by mistake.": "Das wurde versehentlich gesagt.",
  '"{verdict:said}" was taken back within ten seconds. All is as it was before: {next}.':
    "„{verdict}“ wurde innerhalb von zehn Sekunden zurückgenommen. Alles ist wie zuvor: {next}.",
  "somebody else has the lead since": "Inzwischen hat jemand anderes den Lead",
  "a touch was recorded since": "Inzwischen wurde ein Kontakt notiert",
  "the handoff was changed since": "Die Übergabe wurde inzwischen geändert",
  "its clocks went on since: a touch, a pause or an escalation":
    "Ihre Uhren liefen inzwischen weiter: ein Kontakt, eine Pause oder eine Eskalation",
  "the lead did something since and was judged anew": "Der Lead hat inzwischen etwas getan und wurde neu beurteilt",
  "others were told of it already": "Andere haben schon davon erfahren",
  "It can't be taken back: somebody has left the pool since, so its turns can't be put back as they were.":
    "Das lässt sich nicht zurücknehmen: Jemand hat den Pool inzwischen verlassen, also lassen sich seine Züge nicht wiederherstellen.",
}
