import type { Sayings } from "#domain/language/sentence-book.ts"

/** Titles and details of refused requests that every part of the API has in common. */
export const answeringSayings: Sayings = {
  "The request can't be read": "Die Anfrage ist nicht lesbar",
  "Who are you?": "Wer bist du?",
  "Not allowed": "Nicht erlaubt",
  "Nothing here": "Hier ist nichts",
  "Not this way": "So geht es nicht",
  "Somebody was faster, or it is over": "Jemand war schneller, oder es ist vorbei",
  "Too much at once": "Zu viel auf einmal",
  "The address is too long": "Die Adresse ist zu lang",
  "Not a kind of body that is understood": "Diese Art von Inhalt wird nicht verstanden",
  "The rules refuse this": "Die Regeln lassen das nicht zu",
  "Too fast": "Zu schnell",
  "Our mistake": "Unser Fehler",
  "The headers are too long": "Die Header sind zu lang",
  "Not now": "Nicht jetzt",
  Refused: "Abgelehnt",
  "The request does not fit: at {pointer}: {message}.": "Die Anfrage passt nicht: bei {pointer}: {message}.",
  "A value of the request can't be kept by the database.": "Einen Wert der Anfrage kann die Datenbank nicht aufbewahren.",
  "Something of this name is there already, or came at the same time. Look again, then try again.":
    "Etwas mit diesem Namen gibt es schon, oder es kam gleichzeitig. Noch einmal ansehen, dann noch einmal versuchen.",
  "The database does not answer at the moment; nothing was done. Please try again.":
    "Die Datenbank antwortet gerade nicht; nichts wurde getan. Bitte noch einmal versuchen.",
  "Something went wrong on our side; the request's id tells the operator where.":
    "Bei uns ist etwas schiefgegangen; die ID der Anfrage sagt dem Betrieb, wo.",
  "Request body is too large": "Der Inhalt der Anfrage ist zu groß",
  "Unsupported Media Type": "Diese Art von Inhalt wird nicht angenommen",
  "request file too large": "die Datei der Anfrage ist zu groß",
  "'{address}' is not a valid url component": "„{address}“ ist kein gültiger Teil einer Adresse",
  "There is nothing of this id here.": "Hier gibt es nichts mit dieser ID.",
  "You are not {name}, so this can't be done in their name. Leave `by` out.":
    "Du bist nicht {name}, also geht das nicht in diesem Namen. `by` weglassen.",
  'The app is not built. Run "node bin/build-web.mjs", then start Baton again.':
    "Die App ist nicht gebaut. „node bin/build-web.mjs“ ausführen, dann Baton neu starten.",
  '{file} is not built. Run "node bin/build-web.mjs", then start Baton again.':
    "{file} ist nicht gebaut. „node bin/build-web.mjs“ ausführen, dann Baton neu starten.",
  "There is no such file here. Load the page again.": "Diese Datei gibt es hier nicht. Die Seite neu laden.",
  "An Idempotency-Key has 1 to {most} characters.": "Ein Idempotency-Key hat 1 bis {most} Zeichen.",
  "This Idempotency-Key came before with another request; take a fresh one.":
    "Dieser Idempotency-Key kam schon mit einer anderen Anfrage; einen neuen nehmen.",
  "The same request is still under way; ask again in a moment.": "Dieselbe Anfrage läuft noch; gleich noch einmal fragen.",
  "The body has to be the file: multipart/form-data with one file, text/csv, or an Excel workbook.":
    "Der Inhalt muss die Datei sein: multipart/form-data mit einer Datei, text/csv oder eine Excel-Mappe.",
  "The body has to be the file, as text/csv.": "Der Inhalt muss die Datei sein, als text/csv.",
  "The form holds no file.": "Das Formular enthält keine Datei.",
  "The multipart form is broken: its boundary or its end is missing.":
    "Das Multipart-Formular ist kaputt: Seine Grenze oder sein Ende fehlt.",
  "The file broke off before its end; nothing of it was imported. Please send it again.":
    "Die Datei brach vor ihrem Ende ab; nichts davon wurde importiert. Bitte noch einmal senden.",
  "A file may have {most} MiB; split it, and send the parts one after the other.":
    "Eine Datei darf {most} MiB groß sein; sie teilen und die Teile nacheinander senden.",
  'The mapping has to be JSON such as {"Work mail":"email"}.': 'Die Zuordnung muss JSON sein, etwa {"Work mail":"email"}.',
  "is not an object of texts": "ist kein Objekt aus Texten",
  "The body is not JSON: {why}.": "Der Inhalt ist kein JSON: {why}.",
  "The body is nested more than {most} levels deep.": "Der Inhalt ist mehr als {most} Ebenen tief verschachtelt.",
  "The body holds more than {most} values; send it in parts.": "Der Inhalt hat mehr als {most} Werte; in Teilen senden.",
  "An object may have {most} names; the one at {pointer} has {n}.": "Ein Objekt darf {most} Namen haben; das bei {pointer} hat {n}.",
  '"{name}" can\'t be the name of a field.': "„{name}“ kann kein Feld heißen.",
  "is not allowed": "ist nicht erlaubt",
  "holds a zero character or half a surrogate pair, which can't be kept":
    "enthält ein Nullzeichen oder ein halbes Ersatzzeichenpaar, das sich nicht aufbewahren lässt",
  "A text of the body holds a zero character or half a surrogate pair, which can't be kept.":
    "Ein Text des Inhalts enthält ein Nullzeichen oder ein halbes Ersatzzeichenpaar, das sich nicht aufbewahren lässt.",
  "There is nothing at {address}.": "Unter {address} gibt es nichts.",
  "{method} does nothing here; what works is {methods}.": "{method} bewirkt hier nichts; möglich ist {methods}.",
  "{cursor} is not one of ours: send it as it came.": "{cursor} ist nicht von uns: so senden, wie es kam.",
  "The cursor is not one of ours: send it as it came.": "Der Cursor ist nicht von uns: so senden, wie er kam.",
  "That is no e-mail address: {why}": "Das ist keine E-Mail-Adresse: {why}",
  "{n} read along already; try again later.": "Es lesen schon {n} mit; später noch einmal versuchen.",
  "From another machine the figures need a key: authorization: Bearer <key>.":
    "Von einem anderen Rechner brauchen die Zahlen einen Schlüssel: authorization: Bearer <key>.",
  'This write key is not known here. `baton keys create "our site" --scope write` makes one.':
    'Dieser Schreibschlüssel ist hier nicht bekannt. `baton keys create "our site" --scope write` legt einen an.',
  'The key "{name}" may do more than send things in, so it must never stand in a page.':
    "Der Schlüssel „{name}“ darf mehr als einsenden, also darf er nie in einer Seite stehen.",
  "The address is longer than 8 KiB. Put what it says into a body.":
    "Die Adresse ist länger als 8 KiB. Was sie sagt, in den Inhalt setzen.",
  "The address holds a zero character.": "Die Adresse enthält ein Nullzeichen.",
}
