import type { Sayings } from "#domain/language/sentence-book.ts"

/** The installation: its settings, workspaces, backups and secrets, and what its stores refuse. */
export const installationSayings: Sayings = {
  "Folder of the embedded database and everything else that Baton keeps":
    "Ordner der eingebetteten Datenbank und von allem, was Baton sonst aufbewahrt",
  "Address to listen on; 0.0.0.0 for every network interface": "Adresse, unter der Baton lauscht; 0.0.0.0 für jede Netzwerkschnittstelle",
  "Port to listen on; 0 takes any free one": "Port, auf dem Baton lauscht; 0 nimmt einen freien",
  "PostgreSQL server to use instead of the embedded one": "PostgreSQL-Server anstelle des eingebetteten",
  "Folder with initdb and postgres, to run the embedded database with programs of one's own":
    "Ordner mit initdb und postgres, um die eingebettete Datenbank mit eigenen Programmen zu betreiben",
  "Whether an empty database gets the demo workspace": "Ob eine leere Datenbank den Demo-Arbeitsbereich bekommt",
  "API key with every right, for automation; without it one is made and shown once":
    "API-Schlüssel mit allen Rechten, für Automatisierung; ohne ihn wird einer angelegt und einmal gezeigt",
  "API key for workspaces and backups, for automation; without it one is made and kept in keys.json":
    "API-Schlüssel für Arbeitsbereiche und Sicherungen, für Automatisierung; ohne ihn wird einer angelegt und liegt in keys.json",
  "Write key for forms and events, for automation; without it one is made and shown once":
    "Schreibschlüssel für Formulare und Ereignisse, für Automatisierung; ohne ihn wird einer angelegt und einmal gezeigt",
  "Key that secrets in the database are sealed with; without it one is made and kept as secret.key in BATON_DATA":
    "Schlüssel, mit dem Geheimnisse in der Datenbank versiegelt sind; ohne ihn wird einer angelegt und liegt als secret.key in BATON_DATA",
  "Mail server; without it e-mails stay visible in the product and leave nowhere":
    "Mailserver; ohne ihn bleiben E-Mails im Produkt sichtbar und gehen nirgendwohin",
  "Sender of e-mails": "Absender von E-Mails",
  "Port on which mail about handoffs is taken by SMTP; without it none is":
    "Port, auf dem Mail zu Übergaben per SMTP angenommen wird; ohne ihn wird keine angenommen",
  "Domain of the addresses to which mail about handoffs is sent": "Domain der Adressen, an die Mail zu Übergaben geht",
  "Address under which people reach Baton, for links in messages; else made of host and port":
    "Adresse, unter der Baton erreichbar ist, für Links in Nachrichten; sonst aus Host und Port gebildet",
  "Incoming webhook of a Slack channel": "Eingehender Webhook eines Slack-Kanals",
  "Workflow webhook of a Microsoft Teams channel": "Workflow-Webhook eines Microsoft-Teams-Kanals",
  "Where signed webhooks are sent": "Wohin signierte Webhooks gesendet werden",
  "Secret that webhooks are signed with, as Standard Webhooks has it":
    "Geheimnis, mit dem Webhooks signiert werden, nach Standard Webhooks",
  "Whether providers that leads are looked up at, and receivers of webhooks, may lie in this network and be reached by http; for trials":
    "Ob Anbieter zum Nachschlagen von Leads und Empfänger von Webhooks in diesem Netz liegen und per http erreicht werden dürfen; zum Ausprobieren",
  "How many proxies stand before Baton; from then on what they say counts as the address of whoever asks":
    "Wie viele Proxys vor Baton stehen; was sie sagen, gilt dann als Adresse der Anfragenden",
  "Requests a second that one key may send in; 0 for any number":
    "Anfragen je Sekunde, die ein Schlüssel einsenden darf; 0 für beliebig viele",
  "Events a second that one key may send in; 0 for any number":
    "Ereignisse je Sekunde, die ein Schlüssel einsenden darf; 0 für beliebig viele",
  "Requests a second that one key may send to the API; 0 for any number":
    "Anfragen je Sekunde, die ein Schlüssel an die API senden darf; 0 für beliebig viele",
  "Unknown keys a minute that one address may try; 0 for any number":
    "Unbekannte Schlüssel je Minute, die eine Adresse versuchen darf; 0 für beliebig viele",
  "What this process does: http answers requests, run runs workspaces, all does both":
    "Was dieser Prozess tut: http beantwortet Anfragen, run betreibt Arbeitsbereiche, all tut beides",
  "Most connections to the database that this process has at once": "Höchstzahl der Datenbankverbindungen, die dieser Prozess zugleich hat",
  "How much is logged": "Wie viel ins Log geschrieben wird",
  "Places where the process is to die, for tests; see src/store/failpoint.ts":
    "Stellen, an denen der Prozess sterben soll, für Tests; siehe src/store/failpoint.ts",
  "BATON_HOST lets other machines in and BATON_PUBLIC_URL is not https: put a proxy with TLS before Baton and name its address.":
    "BATON_HOST lässt andere Rechner herein, und BATON_PUBLIC_URL ist nicht https: einen Proxy mit TLS vor Baton stellen und dessen Adresse nennen.",
  "BATON_PUBLIC_URL is https and BATON_TRUSTED_PROXIES is 0: limits count the proxy instead of the visitor.":
    "BATON_PUBLIC_URL ist https, und BATON_TRUSTED_PROXIES ist 0: Grenzen zählen den Proxy statt der Besuchenden.",
  "BATON_DEMO=1 is for trying things out; set BATON_DEMO=0 where other machines come in.":
    "BATON_DEMO=1 ist zum Ausprobieren; BATON_DEMO=0 setzen, wo andere Rechner hereinkommen.",
  "Without BATON_SMTP_URL nobody is told by e-mail; messages stay in the product.":
    "Ohne BATON_SMTP_URL erfährt niemand etwas per E-Mail; Nachrichten bleiben im Produkt.",
  "With a database server and no BATON_SECRET_KEY the key lies in this machine's data folder; another process needs the same one.":
    "Mit einem Datenbankserver und ohne BATON_SECRET_KEY liegt der Schlüssel im Datenordner dieses Rechners; ein anderer Prozess braucht denselben.",
  "Everything was written into a file.": "Alles wurde in eine Datei geschrieben.",
  "The key comes from BATON_SECRET_KEY, so another one is put there; docs/operate/security.md says in which order.":
    "Der Schlüssel kommt aus BATON_SECRET_KEY, darum gehört ein neuer dorthin; in welcher Reihenfolge, steht in docs/operate/security.md.",
  "Several processes need the same key: give it to all of them with BATON_SECRET_KEY.":
    "Mehrere Prozesse brauchen denselben Schlüssel: ihn allen mit BATON_SECRET_KEY geben.",
  "Secrets are sealed with the key {key} from now on.": "Geheimnisse werden ab jetzt mit dem Schlüssel {key} versiegelt.",
  "A secret is sealed with the key {key}, which this Baton does not have. See BATON_SECRET_KEY.":
    "Ein Geheimnis ist mit dem Schlüssel {key} versiegelt, den dieses Baton nicht hat. Siehe BATON_SECRET_KEY.",
  "The secret in {column} of {id} was changed or moved by hand.":
    "Das Geheimnis in {column} von {id} wurde von Hand geändert oder verschoben.",
  "The workspace {name} was made.": "Der Arbeitsbereich {name} wurde angelegt.",
  "Say the name once more to remove {name}: confirm={again}.": "Zum Entfernen von {name} den Namen noch einmal nennen: confirm={again}.",
  "The installation began with {name}, and its operators belong to it, so it stays.":
    "Mit {name} begann die Installation, und ihr Betrieb gehört dazu, darum bleibt er.",
  "The workspace {name} was removed with all that was in it.": "Der Arbeitsbereich {name} wurde mit allem darin entfernt.",
  "The whole workspace {name} was written into a file.": "Der ganze Arbeitsbereich {name} wurde in eine Datei geschrieben.",
  "Send the file as application/octet-stream.": "Die Datei als application/octet-stream senden.",
  "The workspace {name} was brought in from a file of {at}.": "Der Arbeitsbereich {name} wurde aus einer Datei vom {at} eingespielt.",
  "There is already a workspace called {name}.": "Es gibt schon einen Arbeitsbereich namens {name}.",
  '"{name}" can\'t name a workspace: use small letters, digits and hyphens, 40 at most, a letter first.':
    "„{name}“ kann kein Arbeitsbereich heißen: Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40, ein Buchstabe zuerst.",
  "There is no workspace called {name}.": "Es gibt keinen Arbeitsbereich namens {name}.",
  "There is no workspace of this name here.": "Hier gibt es keinen Arbeitsbereich dieses Namens.",
  "The workspace has a list of people whom nobody may contact, which can't be read without the key that the export showed.":
    "Der Arbeitsbereich hat eine Liste von Personen, die niemand kontaktieren darf; ohne den Schlüssel, den der Export gezeigt hat, ist sie nicht zu lesen.",
  "Only a demo's clock can be moved; this workspace keeps real time.":
    "Nur die Uhr einer Demo lässt sich verstellen; in diesem Arbeitsbereich gilt die echte Zeit.",
  "A demo moves forward by a year at most, at once.": "Eine Demo geht höchstens ein Jahr auf einmal vor.",
  "There is no message of this id that was given up.": "Es gibt keine aufgegebene Nachricht mit dieser ID.",
  "The same file is just being taken back; send it again when that is over.":
    "Dieselbe Datei wird gerade zurückgenommen; danach noch einmal senden.",
  "The import was undone while its rows were read; nothing more of it is stored.":
    "Der Import wurde zurückgenommen, während seine Zeilen gelesen wurden; mehr davon wird nicht gespeichert.",
  "This person was erased: there is nothing left that could be changed.":
    "Diese Person wurde gelöscht: Es gibt nichts mehr, was sich ändern ließe.",
  "What lets somebody in is shown to nobody else.": "Was jemanden hereinlässt, wird sonst niemandem gezeigt.",
  "(no longer kept)": "(nicht mehr aufbewahrt)",
  "From the calendar": "Aus dem Kalender",
  "Held, and not to be sent any more": "Zurückgehalten, und nicht mehr zu senden",
  "Restored as of {at}: what was sent since would be sent again.":
    "Wiederhergestellt zum Stand von {at}: Was seither gesendet wurde, ginge sonst noch einmal hinaus.",
}
