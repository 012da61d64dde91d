import { anyOf } from "#domain/wording/wording-rule.ts"

export const YOU = anyOf(
  "sie|ihnen|du|dir|ihr|euch|(?:jemand|einer|eine) (?:von|bei) (?:ihnen|euch)",
  "(?:jemand|einer|eine|leute|kollegen|mitarbeiter|mehrere|einige|zwei|drei|vier|fünf|\\d+)(?: \\w+)? (?:aus|von|bei|in) (?:ihrem|ihrer|eurem|eurer|deinem|deiner|dem) [\\wäöüß-]+",
  "(?:ihre?|eure?|deine?)[srnm]? (?:team|kolleg\\w+|chef\\w*|geschäftsführ\\w+|mitarbeiter\\w*|unternehmen|firma|abteilung|it|einkauf)",
  "(?:mehrere|einige|zwei|drei|vier|fünf|viele|\\d+|einer|eine) (?:ihrer|eurer|deiner) [\\wäöüß-]+",
)

export const OURS =
  "(?:unser(?:e[rmsn]?)?|mein(?:e[rmsn]?)?|die|der|das|den|dem|zum|zur|beim|vom|ins|diese[rmsn]?|unterschiedliche|alle|beide)(?: [\\wäöüß-]+){0,2}? "
export const PAGE =
  "(?:[\\wäöüß-]*(?:seiten?|website|webseite|homepage|blog(?:beitr[aä]ge?|artikel)?|dokumentation|doku|portal|shop|rechner|tarife?n?|fallstudien?|whitepaper|preise?n?|integration(?:en)?|schnittstellen?|funktionen|preisliste|vergleich|video|aufzeichnung|auftritt|angebotsseite|artikel|produkttour|anzeigen?|profil|präsenz|inhalte?n?|beitr[aä]ge?|leitfaden|kundengeschichten?|hilfezentrum|abschnitt))"
export const MAIL =
  "(?:[\\wäöüß-]*(?:mails?|nachrichte?n?|newsletter|links?|anhang|angebote?s?|dokumente?|pdf|broschüre|einladung|unterlagen|präsentation|vertrag|schreiben|entwurf|button|schaltfläche))"
export const OBJECT = `(?:${OURS}(?:${PAGE}|${MAIL})\\b|(?:bei|auf|von) uns\\b)`

export const LOOKED =
  "(?:besucht|angesehen|angesehn|angeschaut|angeklickt|geklickt|draufgeklickt|geöffnet|gelesen|durchgelesen|aufgerufen|verbracht|gesurft|gestöbert|umgesehen|umgeschaut|zurückgekehrt|zurückgekommen|wiedergekommen|gewesen|waren|warst|wart|war|heruntergeladen|verweilt|weitergeleitet|gescrollt|vorbeigeschaut|betrachtet|studiert|durchgeklickt|abgebrochen|hängen geblieben|landeten|gelandet|unterwegs|aktiv|beschäftigt|zugegriffen|abgespielt|reingeschaut|besuchten|öffneten|klickten|lasen|verbrachten|kamen|besuchte|öffnete|klickte|las|vergleichen|recherchieren|informiert|benutzt|ausprobiert|verlassen|abgesprungen|durchgescrollt|gescrollt|angesehn|überflogen|abgebrochen|geladen|geprüft|zurückgegangen|durchgegangen|gewechselt|gesprungen|übersprungen|aufgehalten|vorbeigesurft|gegoogelt|durchgesehen|vorbeigekommen|entdeckt)"
const CONDITION = "(?:wenn|falls|sofern|sobald|ob|bevor|sollten|solltest|damit)"
export const NO_CLAIM = new RegExp(
  `\\b${CONDITION}\\b|\\b(?:können|könnten|kannst|könnt|könntest|möchten|möchtest|wollen|willst|dürfen|werden|würden|wirst|müssen|mögen|bitte)\\b(?! .*\\bgesehen, dass)`,
)
export const QUESTION =
  /^(?:(?:und|übrigens|hallo)[ ,]+)*(?:haben|hast|habt|hatten|hattest|waren|warst|wart|sind|bist|ist|konnten|konntest|was|welche[rsn]?|wie|wo|wann|wer|warum)\b.*\?$/
export const AT_A_FAIR =
  /\b(?:stand|messe|messestand|veranstaltung|büro|webinar|vortrag|hausmesse|termin|gespräch|beim? treffen|workshop)\b/
