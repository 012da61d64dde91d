import type { Sayings } from "#domain/language/sentence-book.ts"

/** How files are read: what their columns and rows are, which values can't be read, and why a whole file can't. */
export const readingFilesSayings: Sayings = {
  "The header is a known spelling.": "Der Spaltenname ist eine bekannte Schreibweise.",
  "No column has a better claim to this field.": "Keine andere Spalte passt besser zu diesem Feld.",
  "The header can mean {meanings}; here the rows are {what}.":
    "Der Spaltenname kann Verschiedenes heißen ({meanings}); hier sind die Zeilen {what}.",
  "The header can mean {meanings}; the file (rows: {what}) does not tell.":
    "Der Spaltenname kann Verschiedenes heißen ({meanings}); die Datei (Zeilen: {what}) verrät es nicht.",
  "The header can mean {meanings}; the file (rows: not known) does not tell.":
    "Der Spaltenname kann Verschiedenes heißen ({meanings}); die Datei (Zeilen: unbekannt) verrät es nicht.",
  "Chosen by hand.": "Von Hand gewählt.",
  "Kept as it stands, chosen by hand.": "Bleibt, wie es steht; von Hand gewählt.",
  "Another column says the same, better.": "Eine andere Spalte sagt dasselbe besser.",
  "A password or an official number of a person: left out, unless it is mapped by hand.":
    "Ein Passwort oder eine amtliche Nummer einer Person: bleibt weg, außer von Hand zugeordnet.",
  "How an earlier process ended or judged: kept as it stands.": "Wie ein früherer Prozess endete oder urteilte: bleibt, wie es steht.",
  "What another system notes of its own record: kept as it stands.":
    "Was ein anderes System zu seinem Datensatz notiert: bleibt, wie es steht.",
  "What another system sent or counted: kept as it stands.": "Was ein anderes System sandte oder zählte: bleibt, wie es steht.",
  "Not a known spelling: kept as it stands.": "Keine bekannte Schreibweise: bleibt, wie es steht.",
  'The mapping names the column "{column}", which the file does not have.':
    "Die Zuordnung nennt die Spalte „{column}“, die es in der Datei nicht gibt.",
  'The mapping gives "{column}" to the field "{field}", which does not exist.':
    "Die Zuordnung gibt „{column}“ dem Feld „{field}“, das es nicht gibt.",
  'The mapping gives the field "{field}" to two columns; keep one of them.':
    "Die Zuordnung gibt das Feld „{field}“ zwei Spalten; eine davon behalten.",
  "Some dates could have the day or the month first, and no value tells: say by `dates` which, dmy or mdy.":
    "Bei manchen Daten könnte der Tag oder der Monat vorn stehen, und kein Wert verrät es: mit `dates` angeben, was gilt, dmy oder mdy.",
  "The day comes first.": "Der Tag steht vorn.",
  "The month comes first.": "Der Monat steht vorn.",
  "Some numbers could have a decimal or thousands, and no value tells; the point is taken for the decimal sign: say by `decimal` when it is the comma.":
    "Manche Zahlen könnten Nachkommastellen oder Tausender haben, und kein Wert verrät es; der Punkt gilt als Dezimalzeichen: mit `decimal` angeben, wenn es das Komma ist.",
  "The decimal sign is the comma.": "Das Dezimalzeichen ist das Komma.",
  "a person's name or a company's": "der Name einer Person oder eines Unternehmens",
  "a job title, or the title of a page, a meeting or a deal": "eine Funktion oder der Titel einer Seite, eines Termins oder Deals",
  "the id of whatever a row is": "die ID dessen, was in der Zeile steht",
  "a person's profile, a company's website or a page": "das Profil einer Person, die Website eines Unternehmens oder eine Seite",
  "any kind of address": "irgendeine Adresse",
  "where the lead came from, or which system made the record": "woher der Lead kam oder welches System den Datensatz anlegte",
  "a street, or an e-mail address": "eine Straße oder eine E-Mail-Adresse",
  "a lead's status, a task's or an employment's": "der Status eines Leads, einer Aufgabe oder einer Anstellung",
  "a lead's stage or a deal's": "die Phase eines Leads oder eines Deals",
  "how far the other system says that the lead or company is": "wie weit Lead oder Unternehmen laut dem anderen System sind",
  "a kind of lead, company, deal or activity": "eine Art von Lead, Unternehmen, Deal oder Aktivität",
  "a phone number, a count or an id": "eine Telefonnummer, eine Anzahl oder eine ID",
  "a city, a state, a country or all three": "eine Stadt, ein Bundesland, ein Land oder alle drei",
  "a company's size or something else's": "die Größe eines Unternehmens oder von etwas anderem",
  "the id of the row's company, or of the row": "die ID des Unternehmens der Zeile oder der Zeile selbst",
  "the number of the row's company, or of the row": "die Nummer des Unternehmens der Zeile oder der Zeile selbst",
  "the person's own login, or the colleague who looks after them":
    "die eigene Anmeldung der Person oder die Kollegin oder der Kollege, die sie betreuen",
  "a website, or one of a company's places": "eine Website oder ein Standort eines Unternehmens",
  "another system's rating": "die Bewertung eines anderen Systems",
  "a state, or a sales region such as EMEA": "ein Bundesland oder eine Vertriebsregion wie EMEA",
  "a date, or the name of an activity": "ein Datum oder der Name einer Aktivität",
  "people (leads or contacts)": "Personen (Leads oder Kontakte)",
  "companies (accounts)": "Unternehmen (Accounts)",
  "deals (opportunities)": "Deals (Verkaufschancen)",
  activities: "Aktivitäten",
  "colleagues or teams": "Kolleginnen und Kollegen oder Teams",
  "settings or lists of another system": "Einstellungen oder Listen eines anderen Systems",
  "No header tells what a row is.": "Kein Spaltenname verrät, was eine Zeile ist.",
  "The rows are {what}: {signs}.": "Die Zeilen sind {what}: {signs}.",
  "The rows are known to be {what}.": "Die Zeilen sind bekanntlich {what}.",
  "For {what} speak: {signs}.": "Für {what} sprechen: {signs}.",
  "As much speaks for one kind of row as for another.": "Für eine Art von Zeilen spricht so viel wie für eine andere.",
  "Say which column is what; a dry run shows how the file is understood.":
    "Angeben, welche Spalte was ist; ein Probelauf zeigt, wie die Datei verstanden wird.",
  "A list of companies is taken in as accounts: `baton accounts import`, or POST /api/account-imports.":
    "Eine Liste von Unternehmen wird als Accounts aufgenommen: `baton accounts import` oder POST /api/account-imports.",
  "No column holds an e-mail address or a record id, so no row could be found again.":
    "Keine Spalte enthält eine E-Mail-Adresse oder die ID eines Datensatzes, also ließe sich keine Zeile wiederfinden.",
  "The rows of this file are {what}, and only people become leads.": "Die Zeilen dieser Datei sind {what}, und nur Personen werden Leads.",
  "The rows of this file are not known, and only people become leads.":
    "Was die Zeilen dieser Datei sind, ist unbekannt, und nur Personen werden Leads.",
  '"{text}" can mean Namibia or "not available"; write NAM or Namibia for the country.':
    "„{text}“ kann Namibia oder „nicht verfügbar“ heißen; für das Land NAM oder Namibia schreiben.",
  '"{text}" is not a country that Baton knows.': "„{text}“ ist kein Land, das Baton kennt.",
  '"{text}" is not a date.': "„{text}“ ist kein Datum.",
  '"{text}" can be read with the day or the month first, and the column does not tell; say which it is.':
    "„{text}“ lässt sich mit dem Tag oder dem Monat vorn lesen, und die Spalte verrät es nicht; angeben, was gilt.",
  '"{text}" is not a date in the calendar.': "„{text}“ ist kein Tag im Kalender.",
  '"{text}" is not between the years 1900 and 2200.': "„{text}“ liegt nicht zwischen den Jahren 1900 und 2200.",
  '"{text}" looks like a range that a spreadsheet has turned into a date.':
    "„{text}“ sieht nach einem Bereich aus, den eine Tabellenkalkulation in ein Datum verwandelt hat.",
  '"{text}" is not a number.': "„{text}“ ist keine Zahl.",
  '"{text}" is below zero.': "„{text}“ ist kleiner als null.",
  '"{text}" is too large to be true.': "„{text}“ ist zu groß, um wahr zu sein.",
  '"{text}" is neither yes nor no.': "„{text}“ ist weder ja noch nein.",
  '"{text}" is a phone number that a spreadsheet has rounded; its digits are lost.':
    "„{text}“ ist eine Telefonnummer, die eine Tabellenkalkulation gerundet hat; ihre Ziffern sind verloren.",
  '"{text}" is not a phone number.': "„{text}“ ist keine Telefonnummer.",
  '"{text}" is not a website.': "„{text}“ ist keine Website.",
  "The address is longer than 2,000 characters.": "Die Adresse ist länger als 2.000 Zeichen.",
  'Addresses with "{scheme}:" are not taken.': "Adressen mit „{scheme}:“ werden nicht angenommen.",
  "{n} entries are too many; 500 are allowed.": "{n} Einträge sind zu viele; erlaubt sind 500.",
  "{n} characters are too many; {most} are allowed.": "{n} Zeichen sind zu viele; erlaubt sind {most}.",
  "The file has {n} columns; {most} are allowed.": "Die Datei hat {n} Spalten; erlaubt sind {most}.",
  "The name of column {column} is longer than {most} characters; is a line end missing?":
    "Der Name von Spalte {column} ist länger als {most} Zeichen; fehlt ein Zeilenende?",
  "Line {line} should name the columns and has no name in it.": "Zeile {line} sollte die Spalten nennen, enthält aber keinen Namen.",
  "Line {line} should name the columns and cannot be read.": "Zeile {line} sollte die Spalten nennen und lässt sich nicht lesen.",
  "Zero bytes were taken out.": "Nullbytes wurden entfernt.",
  "Cell {cell} has bytes that are not in the file's encoding.": "Zelle {cell} enthält Bytes, die nicht zum Zeichensatz der Datei passen.",
  "The row has {n} cells, the header {width}; the last ones count as empty.":
    "Die Zeile hat {n} Zellen, die Kopfzeile {width}; die letzten gelten als leer.",
  "The row has {n} cells, the header only {width}; is a comma missing its quotes?":
    "Die Zeile hat {n} Zellen, die Kopfzeile nur {width}; fehlen einem Komma die Anführungszeichen?",
  "The file is not CSV but an Excel workbook (.xlsx) or another zip archive.":
    "Die Datei ist kein CSV, sondern eine Excel-Mappe (.xlsx) oder ein anderes Zip-Archiv.",
  "The file is not CSV but an old Excel workbook; save the sheet as CSV.":
    "Die Datei ist kein CSV, sondern eine alte Excel-Mappe; das Blatt als CSV speichern.",
  "The file is not CSV but compressed by gzip; unpack it first.": "Die Datei ist kein CSV, sondern mit gzip gepackt; erst entpacken.",
  "The file is not CSV but a PDF; export the table as CSV.": "Die Datei ist kein CSV, sondern ein PDF; die Tabelle als CSV exportieren.",
  "The file is empty; it needs a header row that names the columns.":
    "Die Datei ist leer; sie braucht eine Kopfzeile, die die Spalten nennt.",
  "The line seems to belong to the broken row at line {line}.": "Die Zeile scheint zur kaputten Zeile {line} zu gehören.",
  "A cell's quotes do not close.": "Die Anführungszeichen einer Zelle werden nicht geschlossen.",
  "Text follows a cell's closing quotes.": "Nach den schließenden Anführungszeichen einer Zelle steht noch Text.",
  "The row is longer than {most} characters.": "Die Zeile ist länger als {most} Zeichen.",
  "A sheet was named, but the file is no workbook.": "Ein Blatt wurde genannt, aber die Datei ist keine Mappe.",
  'The workbook has no sheet "{sheet}"; it has {sheets}.': "Die Mappe hat kein Blatt „{sheet}“; sie hat {sheets}.",
  "The workbook is empty; it needs a row that names the columns.": "Die Mappe ist leer; sie braucht eine Zeile, die die Spalten nennt.",
  "The workbook is an archive of {n} files; {most} are allowed.": "Die Mappe ist ein Archiv aus {n} Dateien; erlaubt sind {most}.",
  "The workbook lacks its part {part}. Open it in a spreadsheet program and save it again, or save the sheet as CSV.":
    "Der Mappe fehlt der Teil {part}. In einer Tabellenkalkulation öffnen und neu speichern, oder das Blatt als CSV speichern.",
  "The workbook has a password. Save it without one, or save the sheet as CSV.":
    "Die Mappe hat ein Passwort. Ohne Passwort speichern, oder das Blatt als CSV.",
  "A part of the workbook would unpack to {n} MiB; {most} are allowed. Save the sheet as CSV, or split it.":
    "Ein Teil der Mappe wäre entpackt {n} MiB groß; erlaubt sind {most}. Das Blatt als CSV speichern oder teilen.",
  "The workbook can't be unpacked. Open it in a spreadsheet program and save it again, or save the sheet as CSV.":
    "Die Mappe lässt sich nicht entpacken. In einer Tabellenkalkulation öffnen und neu speichern, oder das Blatt als CSV speichern.",
  "The workbook can't be unpacked ({why}). Open it in a spreadsheet program and save it again, or save the sheet as CSV.":
    "Die Mappe lässt sich nicht entpacken ({why}). In einer Tabellenkalkulation öffnen und neu speichern, oder das Blatt als CSV speichern.",
  "The workbook has no sheet that is not hidden.": "Die Mappe hat kein Blatt, das nicht ausgeblendet ist.",
  "The file is a zip archive, but no Excel workbook (.xlsx). Unpack it, or save the sheet as CSV.":
    "Die Datei ist ein Zip-Archiv, aber keine Excel-Mappe (.xlsx). Entpacken, oder das Blatt als CSV speichern.",
  "The workbook has more than {most} texts; save the sheet as CSV.": "Die Mappe hat mehr als {most} Texte; das Blatt als CSV speichern.",
  "A cell of the workbook is longer than 4,194,304 characters.": "Eine Zelle der Mappe ist länger als 4.194.304 Zeichen.",
}
