import type { Sayings } from "#domain/language/sentence-book.ts"

/** What was done with sources, imports, accounts, providers and quarantine, and what of it is refused. */
export const capturingSayings: Sayings = {
  'There is a source called "{name}" already; change that one, or take another name.':
    "Eine Quelle namens „{name}“ gibt es schon; diese ändern oder einen anderen Namen nehmen.",
  "Webhooks of {name} are taken from now on.": "Webhooks von {name} werden ab jetzt angenommen.",
  "Version {version} of its mapping counts from now on.": "Ab jetzt gilt Version {version} ihrer Zuordnung.",
  "How its webhooks are taken was changed.": "Es wurde geändert, wie ihre Webhooks angenommen werden.",
  "The source {name} was changed.": "Die Quelle {name} wurde geändert.",
  "Nothing of this source is signed, so it has no secret to replace; ask for another address instead.":
    "Nichts von dieser Quelle ist signiert, also gibt es kein Geheimnis zu ersetzen; stattdessen eine andere Adresse verlangen.",
  "The source {name} got another secret.": "Die Quelle {name} hat ein neues Geheimnis.",
  "The source {name} got another address.": "Die Quelle {name} hat eine neue Adresse.",
  "The source {name} got another secret and address.": "Die Quelle {name} hat ein neues Geheimnis und eine neue Adresse.",
  "Nothing more is taken from the source {name}.": "Von der Quelle {name} wird nichts mehr angenommen.",
  '{scheme} signs with a secret of the vendor\'s own: give it as "secret", or say signature { "scheme": "none" } to rely on the address alone.':
    '{scheme} signiert mit einem eigenen Geheimnis des Anbieters: als "secret" angeben, oder mit signature { "scheme": "none" } allein auf die Adresse vertrauen.',
  "is needed for this signature": "wird für diese Signatur gebraucht",
  "A secret of Standard Webhooks is whsec_ and base64 of 24 to 64 random bytes.":
    "Ein Geheimnis nach Standard Webhooks ist whsec_ und Base64 von 24 bis 64 zufälligen Bytes.",
  "is no secret of Standard Webhooks": "ist kein Geheimnis nach Standard Webhooks",
  "The body is packed and could not be unpacked: it is cut off, broken, or packed in a way that is not known here. Its bytes are kept as base64.":
    "Der Inhalt ist gepackt und ließ sich nicht entpacken: Er ist abgeschnitten, beschädigt oder auf eine Art gepackt, die hier nicht bekannt ist. Seine Bytes sind als Base64 aufgehoben.",
  "Let the sender send it again. If only packing broke it, unpack the bytes and replace the text as a whole.":
    "Den Absender noch einmal senden lassen. Ist nur die Packung beschädigt, die Bytes entpacken und den Text als Ganzes ersetzen.",
  "What came is no object with names and values.": "Was kam, ist kein Objekt mit Namen und Werten.",
  "The mapping does not say any more where to ask for it.": "Die Zuordnung sagt nicht mehr, wo danach zu fragen ist.",
  "There is no import of this id here.": "Hier gibt es keinen Import mit dieser ID.",
  'The import "{name}" is to be taken back.': "Der Import „{name}“ soll zurückgenommen werden.",
  "The import was undone before this was taken in.": "Der Import wurde zurückgenommen, bevor dies aufgenommen war.",
  "The import is taken back: rows that no longer count: {rows}; leads withdrawn: {withdrawn}, changed: {changed}, kept: {kept}.":
    "Der Import ist zurückgenommen. Zeilen, die nicht mehr zählen: {rows}; Leads zurückgezogen: {withdrawn}, geändert: {changed}, behalten: {kept}.",
  "Nothing: the import that brought this lead was undone": "Nichts: Der Import, der diesen Lead brachte, wurde zurückgenommen",
  "The import that alone brought this lead was undone.": "Der Import, der allein diesen Lead brachte, wurde zurückgenommen.",
  "What an import said of this lead was taken back.": "Was ein Import über diesen Lead sagte, wurde zurückgenommen.",
  "kept because somebody works it: its open cycle is handed off": "bleibt, weil jemand daran arbeitet; Stand der Übergabe: übergeben",
  "kept because somebody works it: its open cycle is accepted": "bleibt, weil jemand daran arbeitet; Stand der Übergabe: angenommen",
  "kept because somebody works it: its open cycle is sql": "bleibt, weil jemand daran arbeitet; Stand der Übergabe: SQL",
  "kept because somebody works it: its open cycle is opportunity": "bleibt, weil jemand daran arbeitet; Stand der Übergabe: Verkaufschance",
  "kept because it was worked: handed off {times}": "bleibt, weil daran gearbeitet wurde: {times} übergeben",
  "1 account was made known and {changed} changed by a list.": "Eine Liste hat 1 Account bekannt gemacht und {changed} geändert.",
  "{made} accounts were made known and {changed} changed by a list.":
    "Eine Liste hat {made} Accounts bekannt gemacht und {changed} geändert.",
  "An account without a domain needs the company's name.": "Ein Account ohne Domain braucht den Namen des Unternehmens.",
  "names no company": "nennt kein Unternehmen",
  "The account {account} was made known.": "Der Account {account} ist jetzt bekannt.",
  "The account {account} was changed.": "Der Account {account} wurde geändert.",
  '"{domain}" is no domain of one company alone.': "„{domain}“ ist keine Domain, die einem Unternehmen allein gehört.",
  '"{domain}" is no domain of one company alone; its domain would be {own}.':
    "„{domain}“ ist keine Domain, die einem Unternehmen allein gehört; seine Domain wäre {own}.",
  "The parent is no account that is known here.": "Der übergeordnete Account ist hier nicht bekannt.",
  "The account would be its own parent: the other belongs to it already.":
    "Der Account wäre sich selbst übergeordnet: Der andere gehört schon zu ihm.",
  "can't be the parent": "kann nicht übergeordnet sein",
  "A domain belongs to another account already: {account}.": "Eine Domain gehört schon zu einem anderen Account: {account}.",
  "is another account's": "gehört zu einem anderen Account",
  'No account is called "{name}", so it can\'t be the parent.': "Kein Account heißt „{name}“, also kann er nicht übergeordnet sein.",
  'More than one account is called "{name}", so it can\'t be the parent.':
    "Mehr als ein Account heißt „{name}“, also ist unklar, welcher übergeordnet ist.",
  '"{name}" can\'t be the parent: it belongs to this account.': "„{name}“ kann nicht übergeordnet sein: Er gehört zu diesem Account.",
  "The account is gone.": "Den Account gibt es nicht mehr.",
  "The row has neither a company's name nor its domain.": "Die Zeile hat weder den Namen eines Unternehmens noch dessen Domain.",
  'Nobody here is called "{name}"; the account\'s owner stays as it was.':
    "Niemand hier heißt „{name}“; der Account gehört weiter, wem er gehörte.",
  "is not known": "ist nicht bekannt",
  "The lead belongs to no account that is known.": "Der Lead gehört zu keinem bekannten Account.",
  "The accounts were looked at anew: the lead belongs to none that is known any more.":
    "Die Accounts wurden neu angesehen: Der Lead gehört zu keinem bekannten mehr.",
  "The accounts were looked at anew: the lead belongs to {account} now, {how}.":
    "Die Accounts wurden neu angesehen: Der Lead gehört jetzt zu {account}, {how}.",
  "The lead belongs to an account.": "Der Lead gehört zu einem Account.",
  "The lead belongs to {account}.": "Der Lead gehört zu {account}.",
  'There is no account "{name}" that could be the parent.': "Es gibt keinen Account „{name}“, der übergeordnet sein könnte.",
  'There is no provider called "{name}" yet: say its kind.': "Einen Anbieter namens „{name}“ gibt es noch nicht: seine Art angeben.",
  "is wanted": "wird gebraucht",
  "{name} is of the kind {kind}; give another kind a name of its own.":
    "{name} ist von der Art {kind}; einem Anbieter anderer Art einen eigenen Namen geben.",
  "The provider {name} was set up.": "Der Anbieter {name} wurde eingerichtet.",
  "The provider {name} was changed: {changed:list}.": "Der Anbieter {name} wurde geändert: {changed}.",
  "key (not shown)": "Schlüssel (nicht gezeigt)",
  "The provider {name} was tried: it failed.": "Der Anbieter {name} wurde probiert: Es ist gescheitert.",
  "The provider {name} was tried: found.": "Der Anbieter {name} wurde probiert: Er kannte es.",
  "The provider {name} was tried: not found.": "Der Anbieter {name} wurde probiert: Er kannte es nicht.",
  "The provider {name} was tried: pending.": "Der Anbieter {name} wurde probiert: Er sucht noch.",
  "{name} is not asked any more this month: its budget of {budget} is used up.":
    "{name} wird diesen Monat nicht mehr gefragt: Das Budget von {budget} ist verbraucht.",
  "{name} knows it.": "{name} kennt es.",
  "{name} knows nothing of it.": "{name} weiß nichts davon.",
  "{name} is still looking; ask again in a moment.": "{name} sucht noch; gleich noch einmal fragen.",
  "{name} told something": "{name} wusste etwas",
  "{name} knows nothing": "{name} weiß nichts",
  "{name} is still looking": "{name} sucht noch",
  "{name} is asked as often as it may be, so it waits its turn": "{name} wird so oft gefragt, wie es erlaubt ist, und ist später dran",
  "{name} failed: {why}": "{name} ist gescheitert: {why}",
  "{name} is not set up any more": "{name} ist nicht mehr eingerichtet",
  "{name} has used up its budget of this month": "{name} hat das Budget dieses Monats verbraucht",
  "{name} is left alone for a while after failures": "{name} bleibt nach Fehlern eine Weile in Ruhe",
  "Looked up: {told}.": "Nachgeschlagen: {told}.",
  "No answer came.": "Es kam keine Antwort.",
  "Taking the answers failed: {why}": "Die Antworten konnten nicht übernommen werden: {why}",
  "Being looked up until {time} UTC": "Wird bis {time} UTC nachgeschlagen",
  'There is no lead field called "{field}".': "Ein Lead-Feld namens „{field}“ gibt es nicht.",
  'There is no lead field called "{field}" that {kind} could tell.':
    "Ein Lead-Feld namens „{field}“, das {kind} nennen könnte, gibt es nicht.",
  "Say by a mapping where to ask and where in the answer each field stands.":
    "Mit einer Zuordnung angeben, wo zu fragen ist und wo in der Antwort jedes Feld steht.",
  "Only a provider of the kind http has a mapping; {kind} is read as its vendor describes it.":
    "Nur ein Anbieter der Art http hat eine Zuordnung; {kind} wird so gelesen, wie sein Hersteller es beschreibt.",
  "{kind} wants a key.": "{kind} verlangt einen Schlüssel.",
  "The host can't be put in: only path and query may hold {email} and the like.":
    "Der Host kann nicht eingesetzt werden: Nur Pfad und Abfrage dürfen {email} und Ähnliches enthalten.",
  "It asks about a person and never says which: put {wanted} into the address, a header or the body.":
    "Gefragt wird nach einer Person, aber nie, nach welcher: {wanted} in die Adresse, einen Header oder den Inhalt setzen.",
  "It asks about a company and never says which: put {wanted} into the address, a header or the body.":
    "Gefragt wird nach einem Unternehmen, aber nie, nach welchem: {wanted} in die Adresse, einen Header oder den Inhalt setzen.",
  'Say where fields stand, such as {"employee_count": "/company/employees"}.':
    'Angeben, wo die Felder stehen, etwa {"employee_count": "/company/employees"}.',
  '"{pointer}" is no JSON pointer; one looks like /company/employees.':
    "„{pointer}“ ist kein JSON-Zeiger; einer sieht aus wie /company/employees.",
  "A GET has no body; ask by POST.": "Ein GET hat keinen Inhalt; mit POST fragen.",
  "A name server is written as dns://192.0.2.53 or dns://192.0.2.53:5353; without one the system's are asked.":
    "Ein Nameserver wird als dns://192.0.2.53 oder dns://192.0.2.53:5353 geschrieben; ohne einen werden die des Systems gefragt.",
  "{n} quarantined items are past their deadline.": "In der Quarantäne überfällig: {n}.",
  "Sent through intake again.": "Noch einmal durch die Aufnahme geschickt.",
  "Sent through intake again, mended.": "Geheilt noch einmal durch die Aufnahme geschickt.",
  "Set aside for good: {why}": "Endgültig verworfen: {why}",
  "Given to {owner}.": "An {owner} weitergegeben.",
  "There is no quarantined item of this id here.": "In der Quarantäne gibt es keinen Eintrag mit dieser ID.",
  "It was replayed already.": "Der Eintrag wurde schon neu aufgenommen.",
  "It was dropped already.": "Der Eintrag wurde schon verworfen.",
  "Sent again: 1 item like this: {pattern}": "Neu aufgenommen, einmal diese Art: {pattern}",
  "Sent again: {n} items like this: {pattern}": "Neu aufgenommen, {n}-mal diese Art: {pattern}",
  "Set aside for good: 1 item like this: {pattern}": "Endgültig verworfen, einmal diese Art: {pattern}",
  "Set aside for good: {n} items like this: {pattern}": "Endgültig verworfen, {n}-mal diese Art: {pattern}",
  "Given to somebody else: 1 item like this: {pattern}": "Weitergegeben, einmal diese Art: {pattern}",
  "Given to somebody else: {n} items like this: {pattern}": "Weitergegeben, {n}-mal diese Art: {pattern}",
  "Sent again: 1 item; left as they are: {left}.": "Neu aufgenommene Einträge: 1; unverändert geblieben: {left}.",
  "Sent again: {n} items; left as they are: {left}.": "Neu aufgenommene Einträge: {n}; unverändert geblieben: {left}.",
  "Set aside for good: 1 item; left as they are: {left}.": "Endgültig verworfene Einträge: 1; unverändert geblieben: {left}.",
  "Set aside for good: {n} items; left as they are: {left}.": "Endgültig verworfene Einträge: {n}; unverändert geblieben: {left}.",
  "Given to somebody else: 1 item; left as they are: {left}.": "Weitergegebene Einträge: 1; unverändert geblieben: {left}.",
  "Given to somebody else: {n} items; left as they are: {left}.": "Weitergegebene Einträge: {n}; unverändert geblieben: {left}.",
  "Nothing is left of it.": "Davon ist nichts übrig.",
  "Nothing of this kind waits in quarantine. GET /api/quarantine/groups lists the kinds.":
    "Von dieser Art wartet nichts in der Quarantäne. GET /api/quarantine/groups zählt die Arten auf.",
  "Only what is replayed can be mended.": "Nur was neu aufgenommen wird, lässt sich heilen.",
  "`owner` belongs to `reassign`, and `reassign` needs it.": "`owner` gehört zu `reassign`, und `reassign` braucht es.",
  "Taking it in failed: {why}": "Die Aufnahme ist gescheitert: {why}",
  "Nobody is known by this here.": "Darunter ist hier niemand bekannt.",
  "Whether it is a machine is seen by its signs again: {why}": "Ob es eine Maschine ist, wird wieder an den Anzeichen erkannt: {why}",
  "It is a machine: {why}": "Es ist eine Maschine: {why}",
  "It is a person: {why}": "Es ist ein Mensch: {why}",
  "Put an agreement in force, so that this lead can be judged":
    "Eine Vereinbarung in Kraft setzen, damit dieser Lead beurteilt werden kann",
  "raised to tier {tier}": "auf Stufe {tier} angehoben",
  "Unnamed lead": "Lead ohne Namen",
  "While {owner} works on it, the lead {news:list}.": "Neues, während {owner} daran arbeitet: Der Lead {news}.",
}
