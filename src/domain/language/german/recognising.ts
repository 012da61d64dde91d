import type { Sayings } from "#domain/language/sentence-book.ts"

/** How people, accounts, machines and addresses are recognised in what comes in, and why something could not be understood. */
export const recognisingSayings: Sayings = {
  "by its record's id": "über die ID seines Datensatzes",
  "by its domain": "über seine Domain",
  "by its name and place": "über Name und Ort",
  "by a close name and one support": "über einen ähnlichen Namen und ein weiteres Merkmal",
  "by its name alone": "allein über seinen Namen",
  "by a name that is only like it": "über einen Namen, der ihm nur ähnelt",
  "made by the lead's own domain": "aus der eigenen Domain des Leads angelegt",
  "not found; a person has to say": "nicht gefunden; ein Mensch muss entscheiden",
  "not found": "nicht gefunden",
  "told by a person": "von einem Menschen genannt",
  "The account was found made by the lead's own domain.": "Der Account wurde aus der eigenen Domain des Leads angelegt.",
  "The account was found told by a person.": "Den Account hat ein Mensch genannt.",
  "the lead has a domain of its own, {domain}": "der Lead hat eine eigene Domain, {domain}",
  "the names are not alike enough": "die Namen ähneln sich nicht genug",
  "another name is as near": "ein anderer Name ist ebenso ähnlich",
  "{by} counts for more": "mehr zählt: {by}",
  "the other name is nearer": "der andere Name ist ähnlicher",
  "the record's id": "die ID des Datensatzes",
  "the domain {domain}": "die Domain {domain}",
  "the same name and the same postal code": "derselbe Name und dieselbe Postleitzahl",
  "the same name and the same phone": "derselbe Name und dieselbe Telefonnummer",
  "the same name and the same city": "derselbe Name und dieselbe Stadt",
  "a confirmed name and {support}": "ein bestätigter Name und {support}",
  "a close name and {support}": "ein ähnlicher Name und {support}",
  "a confirmed name alone": "allein ein bestätigter Name",
  "the same name alone": "allein derselbe Name",
  "a like name alone": "allein ein ähnlicher Name",
  "the same postal code": "dieselbe Postleitzahl",
  "the same phone": "dieselbe Telefonnummer",
  "the name of its domain, {root}": "der Name seiner Domain, {root}",
  "the name of its domain, {root} alone": "allein der Name seiner Domain, {root}",
  "the other is a customer": "der andere ist Kunde",
  "the other has an open opportunity": "der andere hat eine offene Verkaufschance",
  "the other is a target account": "der andere ist ein Ziel-Account",
  "the other is in the lead's country": "der andere ist im Land des Leads",
  "the other stands where the policy wants it in the hierarchy": "der andere steht dort in der Hierarchie, wo die Regel ihn will",
  "something happened with the other more recently": "beim anderen geschah zuletzt etwas",
  "the other has more contacts": "der andere hat mehr Kontakte",
  "the other is known for longer": "der andere ist länger bekannt",
  "all else is equal, and the other has the lower id": "alles andere ist gleich, und der andere hat die kleinere ID",
  "{ids:list} names nobody: send an id that only one person has, or an e-mail address.":
    "{ids} bezeichnet niemanden: eine ID senden, die nur eine Person hat, oder eine E-Mail-Adresse.",
  "{ids:list} name nobody: send an id that only one person has, or an e-mail address.":
    "{ids} bezeichnen niemanden: eine ID senden, die nur eine Person hat, oder eine E-Mail-Adresse.",
  "the same name at the same account": "derselbe Name im selben Account",
  "the same name and company": "derselbe Name und dieselbe Firma",
  "the same phone number": "dieselbe Telefonnummer",
  "the same phone number under another name": "dieselbe Telefonnummer unter anderem Namen",
  "the same LinkedIn profile": "dasselbe LinkedIn-Profil",
  "they were seen with the same user id": "sie traten mit derselben Nutzer-ID auf",
  "they were seen with the same record of the CRM": "sie traten mit demselben CRM-Datensatz auf",
  "they were seen with the same phone number, name and company":
    "sie traten mit derselben Telefonnummer, demselben Namen und derselben Firma auf",
  "they were seen with the same e-mail address": "sie traten mit derselben E-Mail-Adresse auf",
  "they were in the same browser": "sie nutzten denselben Browser",
  "both are reached at the same e-mail address": "beide sind unter derselben E-Mail-Adresse erreichbar",
  "both are the same record of the CRM": "beide sind derselbe CRM-Datensatz",
  "both log in with the same user id": "beide melden sich mit derselben Nutzer-ID an",
  "both have the same phone number, name and company": "beide haben dieselbe Telefonnummer, denselben Namen und dieselbe Firma",
  "both were in the same browser": "beide nutzten denselben Browser",
  "{others}, and both are the same record of the CRM": "{others}, und beide sind derselbe CRM-Datensatz",
  "{others}, and both log in with the same user id": "{others}, und beide melden sich mit derselben Nutzer-ID an",
  "{others}, and both have the same phone number, name and company":
    "{others}, und beide haben dieselbe Telefonnummer, denselben Namen und dieselbe Firma",
  "{others}, and both were in the same browser": "{others}, und beide nutzten denselben Browser",
  "a person said so": "ein Mensch hat es gesagt",
  "calls itself a crawler, a headless browser or a script": "gibt sich selbst als Crawler, Headless-Browser oder Skript aus",
  "filled in a field that people don't see": "hat ein Feld ausgefüllt, das Menschen nicht sehen",
  "filled in the form in less than two seconds": "hat das Formular in weniger als zwei Sekunden ausgefüllt",
  "was fetched ahead of time, and nobody looked at it": "wurde vorab geladen, und niemand sah es an",
  "saw more pages in a minute than a person can": "hat in einer Minute mehr Seiten gesehen, als ein Mensch schafft",
  "followed the links of a mail within seconds, as mail scanners do":
    "ist den Links einer E-Mail binnen Sekunden gefolgt, wie es Mail-Scanner tun",
  "is a machine, as a person said": "ist eine Maschine, wie ein Mensch sagte",
  "{domain} is one company's own.": "{domain} gehört einem Unternehmen allein.",
  "{domain} is shared by many companies.": "{domain} teilen sich viele Unternehmen.",
  "{domain} is an agency's.": "{domain} gehört einer Agentur.",
  "No address is known.": "Es ist keine Adresse bekannt.",
  "{domain} takes no mail, says DNS.": "{domain} nimmt laut DNS keine E-Mails an.",
  "Was {domain} meant?": "War {domain} gemeint?",
  "{domain} gives out throw-away addresses.": "{domain} vergibt Wegwerfadressen.",
  "{domain} looks like a slip for {likely}.": "{domain} sieht nach einem Tippfehler für {likely} aus.",
  "Anybody can have an address at {domain}.": "Bei {domain} kann sich jede Person eine Adresse anlegen.",
  "{local}@ is read by several people.": "{local}@ wird von mehreren Personen gelesen.",
  "Nothing speaks against the address.": "Nichts spricht gegen die Adresse.",
  '"{domain}" is not a domain.': "„{domain}“ ist keine Domain.",
  "The address is longer than 254 characters.": "Die Adresse ist länger als 254 Zeichen.",
  '"" has no @.': "Nichts steht dort.",
  '"{address}" has no @.': "„{address}“ hat kein @.",
  '"{address}" holds more than one address.': "„{address}“ enthält mehr als eine Adresse.",
  "Nothing stands before the @.": "Vor dem @ steht nichts.",
  "The part before the @ is longer than 64 bytes.": "Der Teil vor dem @ ist länger als 64 Bytes.",
  '"{local}" cannot stand before the @.': "„{local}“ kann nicht vor dem @ stehen.",
  "Nothing stands after the @.": "Nach dem @ steht nichts.",
  '"{domain}" is a domain without a dot.': "„{domain}“ ist eine Domain ohne Punkt.",
  '"{domain}" is a number, not a domain.': "„{domain}“ ist eine Zahl, keine Domain.",
  "The form was attacked when this came, and {why}.": "Das Formular wurde angegriffen, als dies kam, und {why}.",
  "The form was attacked when this came, and {why}. Sent again from here it is taken.":
    "Das Formular wurde angegriffen, als dies kam, und {why}. Von hier neu gesendet wird es aufgenommen.",
  "it came without proof of work": "es kam ohne Arbeitsnachweis",
  "its proof of work is none, or came too late": "sein Arbeitsnachweis ist keiner oder kam zu spät",
  "its proof of work was handed in before": "sein Arbeitsnachweis wurde schon einmal vorgelegt",
  "its proof of work can't be read": "sein Arbeitsnachweis lässt sich nicht lesen",
  "The form has no usable e-mail address: {why}": "Das Formular hat keine brauchbare E-Mail-Adresse: {why}",
  'The form has no usable e-mail address in a field such as "email".':
    "Das Formular hat keine brauchbare E-Mail-Adresse in einem Feld wie „email“.",
  "A signal has to be a JSON object such as { kind, lead: { email } }.":
    "Ein Signal muss ein JSON-Objekt wie { kind, lead: { email } } sein.",
  "The signal's lead needs an email, a user_id, an external_id or an anonymous_id.":
    "Der Lead des Signals braucht email, user_id, external_id oder anonymous_id.",
  "Line {line} has neither an e-mail address nor a record id, so nobody can be found by it.":
    "Zeile {line} hat weder eine E-Mail-Adresse noch die ID eines Datensatzes, also lässt sich niemand damit finden.",
  "Line {line} has an e-mail address that can't be used: {why}": "Zeile {line} hat eine E-Mail-Adresse, die nicht brauchbar ist: {why}",
  "An item has to be a JSON object such as { type, userId, … }.": "Ein Eintrag muss ein JSON-Objekt wie { type, userId, … } sein.",
  'The type "{type}" is not one of {types}.': "Den Typ „{type}“ gibt es nicht, nur {types}.",
  "An item needs a userId or an anonymousId.": "Ein Eintrag braucht eine userId oder eine anonymousId.",
  "The body is not JSON, so nothing in it could be read.": "Der Inhalt ist kein JSON, also war darin nichts zu lesen.",
  "The mapping of this webhook is not there.": "Die Zuordnung dieses Webhooks ist nicht da.",
  "A batch has to be { batch: [ … ] } with at least one item.": "Ein Stapel muss { batch: [ … ] } mit mindestens einem Eintrag sein.",
  "The item could not be read: {why}": "Der Eintrag ließ sich nicht lesen: {why}",
  'The time "{text}" can\'t be read: send ISO 8601 such as 2026-11-16T15:00:00Z, or seconds or milliseconds since 1970.':
    "Die Zeit „{text}“ lässt sich nicht lesen: ISO 8601 wie 2026-11-16T15:00:00Z senden, oder Sekunden oder Millisekunden seit 1970.",
  "It counts as of when it came.": "Es zählt ab seinem Eingang.",
  "an unknown reason": "ein unbekannter Grund",
  "The e-mail address can't be used.": "Die E-Mail-Adresse ist nicht brauchbar.",
  "The e-mail address can't be used: {why}": "Die E-Mail-Adresse ist nicht brauchbar: {why}",
  "The mapping finds nobody in this: it looks for the e-mail address at {places:list}.":
    "Die Zuordnung findet darin niemanden: Sie sucht die E-Mail-Adresse bei {places}.",
  "an answer called like “email”": "einer Antwort, die ähnlich wie „email“ heißt",
  "The sender only names it. Baton asks {host} for the rest when the source has a token of it; else take the item in again with what it lacks.":
    "Der Absender nennt es nur. Den Rest erfragt Baton bei {host}, wenn die Quelle ein Token dafür hat; sonst den Eintrag mit dem, was fehlt, neu aufnehmen.",
  "The payload has nothing in it.": "Die Sendung ist leer.",
  "The payload has {names}. Change the source's mapping, then take the item in again.":
    "Die Sendung hat {names}. Die Zuordnung der Quelle ändern, dann den Eintrag neu aufnehmen.",
  "The payload has {names} and {n} more. Change the source's mapping, then take the item in again.":
    "Die Sendung hat {names} und {n} weitere. Die Zuordnung der Quelle ändern, dann den Eintrag neu aufnehmen.",
  'The payload has "{names}".': "Die Sendung hat „{names}“.",
  "The payload has {names}.": "Die Sendung hat {names}.",
  "The payload has {names} and {n} more.": "Die Sendung hat {names} und {n} weitere.",
  "Change the source's mapping, then take the item in again.": "Die Zuordnung der Quelle ändern, dann den Eintrag neu aufnehmen.",
  "The routing form asked for no e-mail address under a name such as “Email”. Ask for it there, or wait for the booking, which says it.":
    "Das Routing-Formular fragte nicht unter einem Namen wie „Email“ nach einer E-Mail-Adresse. Dort danach fragen, oder auf die Buchung warten, die sie nennt.",
  "A HubSpot app says only that a record changed, not who it is. Let a workflow send the contact instead (action “Send a webhook”).":
    "Eine HubSpot-App sagt nur, dass sich ein Datensatz geändert hat, nicht, wer es ist. Stattdessen einen Workflow den Kontakt senden lassen (Aktion „Send a webhook“).",
  '"{kind}" is no kind of touch; map it by "words". There are: {kinds}.':
    '„{kind}“ ist keine Art von Kontakt; mit "words" zuordnen. Es gibt: {kinds}.',
  "It names no lead: map fields.email.": "Es nennt keinen Lead: fields.email zuordnen.",
  "The mapping can't be used: {pointer} {problem}": "Die Zuordnung ist nicht brauchbar: {pointer} {problem}",
  "The mapping can't be used: /fields says nowhere how to find the person; add fields.email, identity.user or identity.crm, or answers.":
    "Die Zuordnung ist nicht brauchbar: /fields sagt nirgends, wie die Person zu finden ist; fields.email, identity.user oder identity.crm ergänzen, oder answers.",
  "says nowhere how to find the person; add fields.email, identity.user or identity.crm, or answers.":
    "sagt nirgends, wie die Person zu finden ist; fields.email, identity.user oder identity.crm ergänzen, oder answers.",
  'is no lead field. Fields of your own begin with "custom.", such as "custom.{name}".':
    'ist kein Lead-Feld. Eigene Felder beginnen mit "custom.", etwa "custom.{name}".',
  'Fields of your own begin with "custom.", such as "custom.{name}".': 'Eigene Felder beginnen mit "custom.", etwa "custom.{name}".',
  'is no lead field. Did you mean "{meant}"?': "ist kein Lead-Feld. War „{meant}“ gemeint?",
  '"{step}" is no step. There are: {steps}.': "„{step}“ ist kein Schritt. Es gibt: {steps}.",
  "is no lead field.": "ist kein Lead-Feld.",
  "must say by what such items are told.": "muss sagen, woran solche Einträge zu erkennen sind.",
  "must be an https address whose host is written out, such as https://api.example.com/leads/{/id}.":
    "muss eine https-Adresse mit ausgeschriebenem Host sein, etwa https://api.example.com/leads/{/id}.",
  "has something in braces that is no JSON pointer.": "enthält in Klammern etwas, das kein JSON-Zeiger ist.",
  '"{text}" is no JSON pointer: a "~" in a name is written "~0", a "/" is written "~1".':
    '„{text}“ ist kein JSON-Zeiger: Ein "~" in einem Namen wird "~0" geschrieben, ein "/" wird "~1".',
  '"{text}" is no JSON pointer: did you mean "/{meant}"?': '„{text}“ ist kein JSON-Zeiger: War "/{meant}" gemeint?',
  "Name a place that holds an address or an id: rename the field that has it to the one that is looked for, or set it.":
    "Einen Ort nennen, der eine Adresse oder ID enthält: das Feld, in dem sie steht, in das gesuchte umbenennen, oder sie setzen.",
  "Mend the address (replace), or rename the field that holds it to /inputs/email (of a form) or /fields/email (of a file's row).":
    "Die Adresse heilen (ersetzen), oder das Feld, in dem sie steht, in /inputs/email (bei einem Formular) oder /fields/email (bei der Zeile einer Datei) umbenennen.",
  "The sender sends a bare value where an object belongs. Mend the sender; what came may be dropped.":
    "Der Absender sendet einen bloßen Wert, wo ein Objekt hingehört. Den Absender berichtigen; was kam, kann verworfen werden.",
  "Set /type to one of the types that are known, such as track.": "/type auf einen der bekannten Typen setzen, etwa track.",
  "The body has to be { batch: [ … ] }: rename the field that holds the list to /batch.":
    "Der Inhalt muss { batch: [ … ] } sein: das Feld mit der Liste in /batch umbenennen.",
  "Give the source a mapping that fits (`baton sources dry-run`, then `map`), then replay: the newest mapping counts.":
    "Der Quelle eine passende Zuordnung geben (`baton sources dry-run`, dann `map`), dann neu aufnehmen: Die neueste Zuordnung zählt.",
  "The sender named somebody without saying who. Let it send the whole, or replay the item with what it lacks.":
    "Der Absender nannte jemanden, ohne zu sagen, wen. Alles senden lassen, oder den Eintrag mit dem, was fehlt, neu aufnehmen.",
  "Give the source a token of the sender's API (`baton sources token`): then Baton fetches it. Or replay the item with what it lacks.":
    "Der Quelle ein Token für die API des Absenders geben (`baton sources token`), dann holt Baton es. Oder den Eintrag mit dem, was fehlt, neu aufnehmen.",
  "Mend the text as a whole (replace at the empty place), or send it again as JSON.":
    "Den Text als Ganzes heilen (am leeren Ort ersetzen), oder ihn als JSON neu senden.",
  "Look at one item with `baton quarantine list --json`; mend what stands out and replay.":
    "Einen Eintrag mit `baton quarantine list --json` ansehen; heilen, was auffällt, und neu aufnehmen.",
  "Baton itself failed on it. Replay it after an update, and tell us the sentence if it fails again.":
    "Baton selbst ist daran gescheitert. Nach einem Update neu aufnehmen, und uns den Satz nennen, wenn es wieder scheitert.",
  "It looks like a machine's. Replay it when a person did send it, else drop it.":
    "Es sieht nach einer Maschine aus. Neu aufnehmen, wenn doch ein Mensch es sandte, sonst verwerfen.",
  "Look at an example, mend what it lacks with a patch, try it with a dry run, then replay.":
    "Ein Beispiel ansehen, mit einer Änderung heilen, was fehlt, sie in einem Probelauf probieren, dann neu aufnehmen.",
  "The whole item can't be taken away; drop the kind.": "Der ganze Eintrag lässt sich nicht wegnehmen; die Art verwerfen.",
  "The character sets are {charsets}.": "Die Zeichensätze sind {charsets}.",
  '"{text}" is no place: use a JSON pointer such as /lead/email.': "„{text}“ ist kein Ort: einen JSON-Zeiger wie /lead/email nehmen.",
  "A pattern has 1 to {most} characters.": "Ein Muster hat 1 bis {most} Zeichen.",
  "A pattern can't refer back to what it found before (\\1).": "Ein Muster darf sich nicht auf zuvor Gefundenes beziehen (\\1).",
  "A pattern can't look ahead or behind, nor name its groups.": "Ein Muster darf weder voraus- noch zurückschauen noch Gruppen benennen.",
  "A group can't be repeated, for that can take for ever.": "Eine Gruppe darf nicht wiederholt werden, denn das kann ewig dauern.",
  "A pattern may have {most} places at most where any number of characters may stand (* or +).":
    "Ein Muster darf höchstens {most} Stellen haben, an denen beliebig viele Zeichen stehen (* oder +).",
  "The pattern can't be read: {why}": "Das Muster lässt sich nicht lesen: {why}",
}
