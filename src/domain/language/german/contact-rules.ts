import type { Sayings } from "#domain/language/sentence-book.ts"

/** Whether a person may be contacted and why, what they said of it, what is forgotten, and why a sentence is not to be said to them. */
export const contactRulesSayings: Sayings = {
  // the shipped rules
  "What somebody asked for may be answered.": "Worum jemand gebeten hat, darf beantwortet werden.",
  "Between companies a fitting offer is taken for a legitimate interest, with a way to object.":
    "Zwischen Unternehmen gilt ein passendes Angebot als berechtigtes Interesse, solange man widersprechen kann.",
  "Advertising by e-mail needs prior consent there, also between companies, or a customer who was told of the right to object.":
    "Werbung per E-Mail braucht dort eine vorherige Einwilligung, auch zwischen Unternehmen, oder Kundschaft, die auf ihr Widerspruchsrecht hingewiesen wurde.",
  "In Germany a company may be called where its interest can be presumed from what it does.":
    "In Deutschland darf ein Unternehmen angerufen werden, wenn sich sein Interesse aus seiner Tätigkeit vermuten lässt.",
  "Text messages need prior consent there.": "SMS brauchen dort eine vorherige Einwilligung.",
  "Advertising calls need prior consent there.": "Werbeanrufe brauchen dort eine vorherige Einwilligung.",
  "Text messages need prior written consent in the United States.": "SMS brauchen in den USA eine vorherige schriftliche Einwilligung.",
  "The policy is your own data and no legal advice.": "Diese Regeln sind eure eigenen Angaben und keine Rechtsberatung.",

  // whether somebody may be contacted
  "The policy has no rule for {country}, so nothing is allowed.": "Für {country} gibt es keine Regel, also ist nichts erlaubt.",
  "The person asked to be contacted.": "Die Person hat um Kontakt gebeten.",
  "The person objected to being contacted.": "Die Person hat dem Kontakt widersprochen.",
  "The address is on the list of those who are not to be contacted.":
    "Die Adresse steht auf der Liste derer, die nicht kontaktiert werden dürfen.",
  "The person agreed ({evidence}).": "Die Person hat eingewilligt ({evidence}).",
  "A legitimate interest is recorded ({evidence}).": "Ein berechtigtes Interesse ist festgehalten ({evidence}).",
  "It is part of a contract or of what the person asked for ({evidence}).":
    "Es gehört zu einem Vertrag oder zu dem, worum die Person gebeten hat ({evidence}).",
  "The person is a customer who did not object ({evidence}).": "Die Person gehört zur Kundschaft und hat nicht widersprochen ({evidence}).",
  "None is recorded ({country}).": "Nichts davon ist festgehalten ({country}).",
  "None is recorded (the country is not known, so it counts as {country}).":
    "Nichts davon ist festgehalten (das Land ist unbekannt und zählt als {country}).",
  "It names no lead.": "Sie nennt keinen Lead.",

  // what a person said for or against it
  "A basis for contact is recorded: {basis}, for {what}.": "Eine Grundlage für Kontakt ist festgehalten: {basis}, für {what}.",
  "A basis for contact is recorded: {basis}, for {what} for {purpose}.":
    "Eine Grundlage für Kontakt ist festgehalten: {basis}, für {what} (Zweck: {purpose}).",
  "A basis for contact came in: {basis}, for {what}.": "Eine Grundlage für Kontakt kam herein: {basis}, für {what}.",
  "A basis for contact came in: {basis}, for {what} for {purpose}.":
    "Eine Grundlage für Kontakt kam herein: {basis}, für {what} (Zweck: {purpose}).",
  "Consent was taken back, for {what}.": "Die Einwilligung wurde zurückgenommen, für {what}.",
  "Consent was taken back, for {what} for {purpose}.": "Die Einwilligung wurde zurückgenommen, für {what} (Zweck: {purpose}).",
  "The person wants no contact any more.": "Die Person will keinen Kontakt mehr.",
  "The person wants no contact for {purpose} any more.": "Die Person will keinen Kontakt mehr (Zweck: {purpose}).",
  "The person wants no {what} any more.": "Die Person will keine {what} mehr.",
  "The person wants no {what} for {purpose} any more.": "Die Person will keine {what} mehr (Zweck: {purpose}).",
  "1 waiting message was called off.": "Eine wartende Nachricht wurde verworfen.",
  "{n} waiting messages were called off.": "{n} wartende Nachrichten wurden verworfen.",
  "What the person said against contact was taken back: {why}": "Was die Person gegen Kontakt gesagt hatte, wurde zurückgenommen: {why}",
  "The rules about contact were changed: {why}": "Die Regeln für Kontakt wurden geändert: {why}",
  "There is no entry of this id on the list.": "Auf der Liste steht kein Eintrag mit dieser ID.",
  "An address was taken off the list of those that are not to be contacted: {why}":
    "Eine Adresse wurde von der Liste derer genommen, die nicht kontaktiert werden dürfen: {why}",
  consent: "Einwilligung",
  legitimate_interest: "berechtigtes Interesse",
  contract: "Vertrag",
  existing_customer: "Kundschaft",
  contact: "Kontakt",
  "e-mail": "E-Mail",
  calls: "Anrufe",
  "text messages": "SMS",
  "messages on LinkedIn": "Nachrichten auf LinkedIn",
  letters: "Briefe",
  answer: "Antwort",
  sales: "Vertrieb",
  marketing: "Marketing",
  "by hand": "von Hand",

  // forgetting a person
  "There is no lead of this id here.": "Hier gibt es keinen Lead mit dieser ID.",
  "Asked to be forgotten": "Hat darum gebeten, vergessen zu werden",
  "the person was erased": "die Person wurde gelöscht",
  "The person was erased.": "Die Person wurde gelöscht.",
  "Nothing: the person was erased": "Nichts: Die Person wurde gelöscht",
  "The cycle ended: the person was erased.": "Der Zyklus endete: Die Person wurde gelöscht.",
  "A person was erased: 1 row and 1 text of the journal.": "Eine Person wurde gelöscht: 1 Zeile und 1 Text des Journals.",
  "A person was erased: 1 row and {texts} texts of the journal.": "Eine Person wurde gelöscht: 1 Zeile und {texts} Texte des Journals.",
  "A person was erased: {rows} rows and 1 text of the journal.": "Eine Person wurde gelöscht: {rows} Zeilen und 1 Text des Journals.",
  "A person was erased: {rows} rows and {texts} texts of the journal.":
    "Eine Person wurde gelöscht: {rows} Zeilen und {texts} Texte des Journals.",
  "All that is kept on the person was exported.": "Alles, was zur Person gespeichert ist, wurde ausgegeben.",
  "What 1 row said is kept no longer, as the workspace's limits have it.":
    "Was in 1 Zeile stand, wird nach den Fristen dieses Arbeitsbereichs nicht länger aufbewahrt.",
  "What {n} rows said is kept no longer, as the workspace's limits have it.":
    "Was in {n} Zeilen stand, wird nach den Fristen dieses Arbeitsbereichs nicht länger aufbewahrt.",
  "Nothing was heard of them for {n} days, and the workspace keeps nobody longer than that.":
    "{n} Tage lang war nichts von der Person zu hören, und länger bewahrt dieser Arbeitsbereich niemanden auf.",

  // why a sentence is not to be said to a lead
  "It says that the lead was watched.": "Er sagt, dass der Lead beobachtet wurde.",
  "It quotes a visit that the lead does not know we know of.": "Er zitiert einen Besuch, von dem der Lead nicht weiß, dass wir ihn kennen.",
  "It tells that an e-mail or document was opened.": "Er verrät, dass eine E-Mail oder ein Dokument geöffnet wurde.",
  "It quotes the moment at which the lead did something.": "Er zitiert den Zeitpunkt, zu dem der Lead etwas getan hat.",
  "It quotes an address or a device.": "Er zitiert eine Adresse oder ein Gerät.",
  "It tells the lead how they are scored.": "Er verrät dem Lead, wie er bewertet wird.",
  "It quotes the lead's behaviour.": "Er zitiert das Verhalten des Leads.",
  "It tells what our systems know.": "Er verrät, was unsere Systeme wissen.",
}
