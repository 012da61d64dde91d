import { GERMAN_HABITS } from "#domain/wording/german-habits.ts"
import { AT_A_FAIR, LOOKED, MAIL, NO_CLAIM, OBJECT, QUESTION, YOU } from "#domain/wording/german-words.ts"
import { anyOf, type WordingRule } from "#domain/wording/wording-rule.ts"

const PERCEIVED = anyOf(
  "(?:ich|wir) (?:habe?n?|hatten?|hab)\\b.{0,30}?\\b(?:gesehen|bemerkt|gemerkt|festgestellt|mitbekommen|beobachtet|registriert|erkannt|mitgekriegt|entdeckt|verfolgt|zugesehen|nachgesehen, wann)",
  "(?:habe?n?|hab) (?:ich|wir)\\b.{0,30}?\\b(?:gesehen|bemerkt|gemerkt|festgestellt|mitbekommen|beobachtet|registriert|erkannt|entdeckt)",
  "(?:mir|uns) (?:ist|war|fiel|fällt)\\b.{0,20}?(?:aufgefallen|auf)|(?:ist|war) (?:mir|uns) aufgefallen|(?:fiel|fällt) (?:mir|uns) auf",
  "(?:ich|wir) (?:sehe?n?|sah|sahen|bemerkten?|bemerke|merke|merkte|weiß|wissen|erkenne)|(?:sehe|sehen|sah|weiß) (?:ich|wir)|(?:ich|wir) (?:konnten?|kann|können|könnte) (?:[\\wäöüß-]+ ){0,3}?(?:sehen|beobachten|verfolgen|erkennen|feststellen|mitlesen)|wie (?:ich|wir) sehen?",
  "(?:ich|wir) (?:habe?n?|bekam|bekamen|bekomme|erhielt|erhielten)\\b.{0,20}?\\b(?:benachrichtigung|hinweis|alarm|meldung|signal)|wurden? (?:ich|wir)? ?benachrichtigt",
  "wurden? (?:ich|wir) (?:[\\wäöüß-]+ )?(?:benachrichtigt|informiert|alarmiert)|(?:ich|wir) wurden? (?:[\\wäöüß-]+ )?(?:benachrichtigt|alarmiert)|offenbar|offensichtlich|anscheinend|es sieht so aus|es scheint|scheinbar|wie es aussieht",
)

const SYSTEM =
  "(?:system|tracking|crm|tool|analysen?|webanalyse|statistik|daten|dashboard|software|auswertung|protokoll|website|webseite|cookies?|monitoring|signale)"

/** What gives tracking away in German; judged sentence by sentence, in small letters. */
export const GERMAN: readonly WordingRule[] = [
  {
    kind: "tracking",
    pattern: new RegExp(
      `\\b(?:${PERCEIVED})\\b.{0,40}?\\b(?:${YOU})\\b.{0,90}?(?:${OBJECT}|${LOOKED}|besuchen|ansehen|anschauen|interessieren|prüfen|lesen|stöbern)\\b`,
    ),
    unless:
      /\b(?:linkedin|beitrag auf|interview|vortrag|pressemitteilung|stellenanzeige|stelle ausgeschrieben|angefragt|geschrieben|gefragt|angemeldet|gewünscht|gebeten|ausgefüllt)\b|\b(?:sehe|sehen|weiß|wissen) (?:ich|wir)?,? ?(?:ob|wann|wie|was|welche)\b|wenn (?:ich|wir)/,
  },
  {
    kind: "visit",
    pattern: new RegExp(`^(?=.*\\b(?:${YOU})\\b)(?=.*(?:${OBJECT}))(?=.*\\b${LOOKED}\\b).*$`),
    unless: new RegExp(
      `${NO_CLAIM.source}|${AT_A_FAIR.source}|${QUESTION.source}|\\b(?:angemeldet|angefragt|angefordert|ausgefüllt|geschickt haben|gesendet haben)\\b|\\b(?:ich|wir) (?:habe?n?|hab) (?!.*(?:gesehen|bemerkt))[^,]*\\b(?:besucht|angesehen|angeschaut|gelesen|geöffnet|studiert)\\b|\\b(?:unsere|viele|andere|die meisten) kund\\w+|\\b(?:interessenten|unternehmen|teams) (?:haben|waren)\\b|\\b(?:habe|haben) (?:ich|wir)\\b`,
    ),
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:${YOU}) (?:(?:schauen|sehen|lesen|besuchen|klicken|öffnen|stöbern|kommen|surfen|schaut|sieht|liest|besucht|klickt|öffnet|stöbert)\\b.{0,60}?)?(?=.*(?:${OBJECT}))(?=.*\\b(?:schauen|sehen|lesen|besuchen|klicken|öffnen|stöbern|kommen|surfen|schaut|sieht|liest|besucht|klickt|öffnet|stöbert)\\b)(?=.*\\b(?:oft|regelmäßig|häufig|gerade|offenbar|offensichtlich|anscheinend|aufmerksam|ständig|immer wieder|derzeit|aktuell|täglich|jeden tag|seit \\w+|zum \\w+ mal)\\b)`,
    ),
    unless: new RegExp(`${NO_CLAIM.source}|${QUESTION.source}|${AT_A_FAIR.source}`),
  },
  {
    kind: "visit",
    pattern: /\b(?:vergleichen sie uns|sie vergleichen uns|vergleichst du uns|du vergleichst uns) (?:gerade|derzeit|offenbar|aktuell|ja)\b/,
    unless: /\?$/,
  },
  {
    kind: "visit",
    pattern:
      /\b(?:zwei|drei|vier|fünf|sechs|mehrere|viele|zahlreiche|einige|\d+) (?:besuche|klicks|aufrufe|seitenaufrufe|sitzungen|zugriffe) (?:auf|bei|in|von) (?:unser\w*|mein\w*|der)\b/,
  },
  {
    kind: "visit",
    pattern:
      /\b(?:sie|du) (?:haben|hast)\b.{0,40}?\b(?:formular|anmeldung|anfrage)\b.{0,30}?\b(?:angefangen|begonnen|abgebrochen|nicht abgeschickt|nie abgeschickt)\b/,
  },
  {
    kind: "visit",
    pattern:
      /\b(?:danke|dank)\b.{0,20}?\b(?:ihren|deinen|euren|den|ihr|dein) (?:[\wäöüß-]+ )?(?:besuch|klick|aufruf|interesse an unserer [\wäöüß-]*seite|vorbeischauen|reinschauen)\b/,
    unless: AT_A_FAIR,
  },
  {
    kind: "behaviour",
    pattern:
      /\b(?:ihre?|deine?|eure?)[rmns]? (?:[\wäöüß-]+ ){0,2}?(?:besuche?[sn]?|klicks?|seitenaufrufe?n?|surfverhalten|nutzungsverhalten|klickverhalten|leseverhalten|online-?verhalten|verhalten|aktivität(?:en)?|verweildauer|browserverlauf|klickpfad|sitzung(?:en)?|interesse)\b(?: (?:gestern|heute|vorgestern|letzte woche))? (?:auf|bei|in|an|von) (?:unser\w*|der|meine\w*|den|dieser) [\wäöüß-]*(?:seiten?|site|page|blog|portal|shop|rechner|mails?)\b|\b(?:ihre?|deine?|eure?)[rmns]? (?:letzte[rmns]? )?besuch\w* bei uns (?:im netz|online)/,
    unless: AT_A_FAIR,
  },
  {
    kind: "behaviour",
    pattern:
      /\b(?:anhand|aufgrund|wegen|auf basis|auf grundlage|dank) (?:ihre[rs]|deine[rs]|eure[rs])(?: [\wäöüß-]+)? (?:aktivität(?:en)?|besuch(?:e|s|es)?|klicks?|verhaltens?|surfverhaltens?|seitenaufrufe|online-?verhaltens?)\b|\b(?:ihr|dein|euer) (?:surf|klick|online-?|nutzungs|lese)verhalten\b|\b(?:ihr|dein) klickpfad\b/,
    unless: /\b(?:nicht|nie|keine)\b/,
  },
  {
    kind: "system",
    pattern: new RegExp(
      `\\b(?:unsere?[rnms]?|das|mein|die|meine)(?: [\\wäöüß-]+)? ?[\\wäöüß-]*${SYSTEM} (?:mir |uns )?(?:zeigt|zeigen|sagt|sagen|meldet|melden|verrät|verraten|hat|haben|registrierte|meldete|zeigte)(?: mir| uns)?\\b.{0,50}?\\b(?:dass )?(?:${YOU}|ihre[nr]? (?:besuch|aktivität)\\w*)\\b`,
    ),
    unless: /\b(?:anfrage|nachricht|anmeldung|bestellung|formular|zeigt ihnen|zeigen ihnen|zeigt ihrem)\b/,
  },
  {
    kind: "system",
    pattern: new RegExp(
      `\\b(?:laut|nach|gemäß) (?:unser\\w*|den|dem|der|meine\\w*)(?: [\\wäöüß-]+)? ?[\\wäöüß-]*${SYSTEM}\\w* .{0,20}?\\b(?:${YOU})\\b.{0,60}?(?:${OBJECT}|${LOOKED}|interesse|interessiert)`,
    ),
  },
  {
    kind: "score",
    pattern:
      /\b(?:ihr|dein|euer) (?:lead-?|intent-?|engagement-?)?(?:score|punktestand|kaufinteresse|kaufsignale?)\b|\b(?:sie|du) (?:sind|bist|gelten|giltst)(?: bei uns)?(?: als| derzeit| aktuell)* (?:ein )?(?:sehr )?(?:heißer|warmer) (?:lead|kontakt|interessent)\b|\bheißen leads\b|\b(?:ihre|deine|eure|starke|klare) kaufsignale\b/,
  },
  {
    kind: "mail",
    pattern: new RegExp(
      `\\b(?:meine|unsere|die|mein|unser|das) (?:[\\wäöüß-]+ ){0,2}?${MAIL} (?:wurde|ist|wurden|sind) (?:[\\wäöüß-]+ ){0,4}?(?:geöffnet|gelesen|angeklickt|weitergeleitet|angesehen|aufgerufen|heruntergeladen)\\b`,
    ),
    unless: /\b(?:versehentlich|nicht gelesen worden sein)\b/,
  },
  {
    kind: "time",
    pattern:
      /\b(?:sie|du) (?:haben|hast)\b.{0,60}?\bum (?:\d{1,2}[:.]\d{2}|\d{1,2}) ?uhr\b.{0,60}?\b(?:heruntergeladen|angemeldet|registriert|angefordert|ausgefüllt|abgeschickt|angesehen)/,
  },
  {
    kind: "device",
    pattern:
      /\b(?:über|anhand|durch|mit|dank) (?:ihre[rn]?|deine[rn]?) (?:ip(?:-adresse)?|cookies?|geräte?)\b|\bihre ip(?:-adresse)? (?:gehört|zeigt|verrät|stammt|ist)\b/,
    unless: /\b(?:nicht|nie|ohne|keine|anmelden)\b/,
  },
  ...GERMAN_HABITS,
]
