import type { Sayings } from "#domain/language/sentence-book.ts"

/** What goes wrong with other systems: providers, webhooks, mail servers, calendars, sign-ins, and senders whose signature does not fit. */
export const connectingSayings: Sayings = {
  "the provider": "der Anbieter",
  "the receiver": "der Empfänger",
  "{host} did not answer within {n} s.": "{host} hat nicht binnen {n} s geantwortet.",
  "{host} answered {status} and no calendar.": "{host} hat mit {status} und ohne Kalender geantwortet.",
  "{host} answered with more than {n} MB.": "{host} hat mit mehr als {n} MB geantwortet.",
  "{host} answered with something that is no JSON.": "{host} hat mit etwas geantwortet, das kein JSON ist.",
  "The answer of {host} broke off.": "Die Antwort von {host} brach ab.",
  "The file is no calendar: it begins with something else than VCALENDAR.":
    "Die Datei ist kein Kalender: Sie beginnt mit etwas anderem als VCALENDAR.",
  "The file can't be read as a calendar (iCalendar, .ics).": "Die Datei lässt sich nicht als Kalender lesen (iCalendar, .ics).",
  "No mail server is set up. Enter its address in the settings.":
    "Es ist kein Mailserver eingerichtet. Seine Adresse in den Einstellungen eintragen.",
  "The sender's address in the settings is not an e-mail address.": "Die Absenderadresse in den Einstellungen ist keine E-Mail-Adresse.",
  "The recipient is not a single e-mail address.": "Der Empfänger ist keine einzelne E-Mail-Adresse.",
  "The stored mail can't be read.": "Die gespeicherte E-Mail lässt sich nicht lesen.",
  "The mail server answered: {answer}": "Der Mailserver hat geantwortet: {answer}",
  "The mail server could not be used: {why}.": "Der Mailserver war nicht zu benutzen: {why}.",
  "the connection failed": "die Verbindung ist gescheitert",
  "{who} refused the key ({status}).": "{who} hat den Schlüssel abgelehnt ({status}).",
  "{who} says that the credits are used up (402).": "{who} meldet, dass das Guthaben verbraucht ist (402).",
  "{who} says that it is asked too often (429).": "{who} meldet zu viele Anfragen (429).",
  "{who} answered {status}: redirects are not followed.": "{who} hat mit {status} geantwortet: Weiterleitungen wird nicht gefolgt.",
  "{who} did not understand the question ({status}).": "{who} hat die Frage nicht verstanden ({status}).",
  "{who} answered {status}, but with something that is no JSON.": "{who} hat mit {status} geantwortet, aber mit etwas, das kein JSON ist.",
  "{who} answered {status} with JSON of another shape.": "{who} hat mit {status} und JSON in anderer Form geantwortet.",
  "{who} answered 2{status}.": "{who} hat mit 2{status} geantwortet.",
  "{who} answered 3{status}.": "{who} hat mit 3{status} geantwortet.",
  "{who} answered 4{status}.": "{who} hat mit 4{status} geantwortet.",
  "{who} answered 5{status}.": "{who} hat mit 5{status} geantwortet.",
  "The provider has no mapping.": "Der Anbieter hat keine Zuordnung.",
  "Its answer could not be read.": "Seine Antwort ließ sich nicht lesen.",
  "ZoomInfo's sign-in gave no token.": "Die Anmeldung bei ZoomInfo ergab kein Token.",
  "Redirects are not followed: enter the address that it points to.":
    "Weiterleitungen wird nicht gefolgt: die Adresse eintragen, auf die sie zeigt.",
  "{host} answered {status}: it has none of this number.": "{host} hat mit {status} geantwortet: Unter dieser Nummer gibt es dort nichts.",
  "{host} answered {status}: look whether the source's token is still good.":
    "{host} hat mit {status} geantwortet: nachsehen, ob das Token der Quelle noch gilt.",
  "This sign-in has no page for people.": "Diese Anmeldung hat keine Seite für Menschen.",
  "The sign-in at this address does not describe itself: {why}.": "Die Anmeldung unter dieser Adresse beschreibt sich nicht selbst: {why}.",
  "The request to {host} can't be written: one of its headers holds forbidden characters.":
    "Die Anfrage an {host} lässt sich nicht schreiben: Einer ihrer Header enthält verbotene Zeichen.",
  "{host} leads into a private network.": "{host} führt in ein privates Netz.",
  "No answer from {host}: {why}.": "Keine Antwort von {host}: {why}.",
  "The address is not a URL. Enter one that begins with https://.": "Die Adresse ist keine URL. Eine eintragen, die mit https:// beginnt.",
  "The address must begin with https://.": "Die Adresse muss mit https:// beginnen.",
  "The address must not hold a user name or password: enter the key by itself.":
    "Die Adresse darf weder Benutzernamen noch Passwort enthalten: den Schlüssel für sich eintragen.",
  "The address lies in a private network.": "Die Adresse liegt in einem privaten Netz.",
  "No Slack webhook is set up. Enter its address in the settings.":
    "Es ist kein Slack-Webhook eingerichtet. Seine Adresse in den Einstellungen eintragen.",
  "No Teams workflow is set up. Enter its address in the settings.":
    "Es ist kein Teams-Workflow eingerichtet. Seine Adresse in den Einstellungen eintragen.",
  "No webhook is set up. Enter its address in the settings.":
    "Es ist kein Webhook eingerichtet. Seine Adresse in den Einstellungen eintragen.",
  "The webhook has no usable secret. Enter whsec_ and base64 of 24 to 64 random bytes.":
    "Der Webhook hat kein brauchbares Geheimnis. whsec_ und Base64 von 24 bis 64 zufälligen Bytes eintragen.",
  "The request has no header {header}; was it sent without a signature?":
    "Die Anfrage hat keinen Header {header}; wurde sie ohne Signatur gesendet?",
  "The header {header} holds no signature of the form that was expected.":
    "Der Header {header} enthält keine Signatur in der erwarteten Form.",
  "The request has no header {header}.": "Die Anfrage hat keinen Header {header}.",
  "The request has no time in {header}.": "Die Anfrage hat keine Zeit in {header}.",
  "The signature in {header} does not fit the secret of this source.": "Die Signatur in {header} passt nicht zum Geheimnis dieser Quelle.",
  "The address counts, too: here it is {url}; is BATON_PUBLIC_URL right?":
    "Auch die Adresse zählt: Hier ist sie {url}; stimmt BATON_PUBLIC_URL?",
  "It was signed {n} seconds ago; only what is less than five minutes old is taken, so that nobody can send it again later.":
    "Es wurde vor {n} Sekunden signiert; angenommen wird nur, was keine fünf Minuten alt ist, damit niemand es später noch einmal senden kann.",
  "It was signed {n} seconds from now; one of the two clocks is wrong.":
    "Es wurde {n} Sekunden in der Zukunft signiert; eine der beiden Uhren geht falsch.",
}
