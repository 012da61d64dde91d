import { AT_A_FAIR, LOOKED, NO_CLAIM, OBJECT, QUESTION, YOU } from "#domain/wording/german-words.ts"
import type { WordingRule } from "#domain/wording/wording-rule.ts"

/** How German tells of habits, comparisons and alarms: what people say who do not name a single visit. */
export const GERMAN_HABITS: readonly WordingRule[] = [
  {
    kind: "visit",
    pattern:
      /\b(?:sie|du) (?:haben|hast)\b.{0,30}?\b(?:auf|über) (?:den|die|das|unsere?n?) (?:[\wäöüß-]+ ){0,2}?(?:button|knopf|schaltfläche|link|banner|anzeige)\b.{0,30}?\b(?:geklickt|gedrückt)\b/,
    unless: new RegExp(`${NO_CLAIM.source}|${QUESTION.source}`),
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:${YOU}) (?:[\\wäöüß-]+ ){0,3}?(?:kommen|kommst|kommt|kehren|kehrst|kehrt|öffnen|öffnest|öffnet|lesen|liest|besuchen|besuchst|besucht) (?:[\\wäöüß-]+ ){0,2}?(?:ständig|immer wieder|dauernd|jede[nsrm]?|täglich|regelmäßig|wiederholt|oft)\\b.{0,40}?(?:${OBJECT}|ausgabe|mail)`,
    ),
    unless: new RegExp(`${NO_CLAIM.source}|${QUESTION.source}|${AT_A_FAIR.source}|\\bihr\\w* (?:kund|besucher|interessent)\\w*`),
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:jeder|jedem|jedes|so oft|wie oft|wie lange|jedes mal)\\b.{0,20}?\\b(?:ihrer|deiner|ihren|deinen|sie|du)\\b.{0,40}?\\b(?:besuche?|besuchen|klicks?|öffnen|öffnest|lesen|liest|aufrufe)\\b.{0,30}?(?:${OBJECT}|bekomme|erhalte|sehe)`,
    ),
    unless: QUESTION,
  },
  {
    kind: "behaviour",
    pattern: new RegExp(
      `\\b(?:zugriffe|klicks|aufrufe|seitenaufrufe|besuche|aktivität(?:en)?) (?:aus|von) (?:ihre[rmn]|deine[rmn]|eure[rmn])\\b|\\b(?:ihr|dein|euer) (?:team|unternehmen|büro) hat\\b.{0,30}?\\b(?:seitenaufrufe|besuche|klicks|zugriffe)\\b|\\bverfolge[n]? (?:ich )?(?:ihre|deine) (?:besuche|aktivitäten|klicks)`,
    ),
    unless: /\b(?:nicht|nie|keine)\b/,
  },
  {
    kind: "tracking",
    pattern:
      /\b(?:ihr|dein) name (?:[\wäöüß-]+ ){0,3}?(?:in|auf) unsere[rmn]? (?:[\wäöüß-]+ )?[\wäöüß-]*(?:besucher|protokoll|auswertung|statistik|log)[\wäöüß-]*|\b(?:habe?n?|konnten?) (?:ich |wir )?(?:sie|dich)(?: [\wäöüß-]+){0,3}? als besucher\w*\b/,
  },
  {
    kind: "score",
    pattern:
      /\b(?:sie|du) (?:sind|bist)\b.{0,20}?\b(?:lead|kontakt|interessent)\b.{0,20}?\b(?:score|punktzahl|punkten|bewertung)\b|\b(?:sie|du)\b.{0,20}?\b(?:sehr |höchst )?wahrscheinlich kauf(?:en|st)\b|\b(?:ihr|dein) (?:lead-|intent-)?(?:score|punktestand|kaufinteresse)\b/,
  },
  {
    kind: "mail",
    pattern: new RegExp(
      `\\b(?:sie|du) (?:öffnen|öffnest|lesen|liest|schauen|schaust|sehen|siehst|klicken|klickst|besuchen|besuchst) (?:sich |dir )?(?:[\\wäöüß-]+ ){0,2}?(?:meine|unsere|mein|unser|die|dieselbe|alle|auf)\\b.{0,40}?\\b(?:[\\wäöüß-]*mails?|folie|newsletter|nachrichten?|dokumentation|doku|preise|preisliste|seiten?|website|präsentation)\\b`,
    ),
    unless: new RegExp(
      `${NO_CLAIM.source}|${QUESTION.source}|${AT_A_FAIR.source}|\\b(?:auf|in) unserer [\\wäöüß-]+ (?:sehen|lesen|siehst|liest) sie\\b|^(?:lesen|sehen|öffnen|schauen) sie\\b|\\bgern\\b`,
    ),
  },
  {
    kind: "tracking",
    pattern: new RegExp(
      `\\b(?:wissen|weiß|sehen|sehe|messen|messe|verfolgen|verfolge|melden) (?:ich |wir |mir |genau )*,? ?(?:welche[nrs]?|was|wann|wer|wie (?:lange|oft|viele))\\b.{0,50}?\\b(?:${LOOKED}|besucht|liest|lesen|öffnet|klickt)\\b`,
    ),
    unless: new RegExp(
      `${QUESTION.source}|\\b(?:nicht|nie|keine|möchten|können|könnten|werden|ihre kunden|ihre besucher|ihrer besucher)\\b`,
    ),
  },
  {
    kind: "device",
    pattern:
      /\b(?:sie|du) (?:hatten|hattest|haben|hast) (?:den|die|das|unser\w*|mein\w*) .{1,50}?\boffen\b|\bauf (?:ihrem|deinem) (?:bildschirm|telefon|rechner|laptop)\b.{0,20}?\boffen\b|\b(?:ihre|deine) maus\b|\b(?:ihr|dein) mauszeiger\b|\bvon (?:zwei|drei|vier|mehreren) geräten\b/,
    unless: new RegExp(`${NO_CLAIM.source}|${QUESTION.source}|\\b(?:frage|fragen|punkte?)\\b`),
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:niemand|keiner) hat\\b.{0,50}?${LOOKED}\\b.{0,20}?\\bwie (?:sie|du)\\b|\\bwer (?:so )?(?:oft|häufig|lange|viel)\\b.{0,60}?\\bwie (?:sie|du)\\b|\\b(?:öfter|häufiger|mehr zeit|länger)\\b.{0,40}?\\bals (?:jeder andere|alle anderen|irgendwo sonst|sonst jemand)\\b`,
    ),
  },
  {
    kind: "visit",
    pattern:
      /\b(?:sie|du) (?:haben|hast) (?:sie|ihn|es|das) (?:schon )?(?:zweimal|dreimal|viermal|fünfmal|sechsmal|\d+-?mal|mehrmals|mehrfach|oft) (?:gelesen|gesehen|angesehen|angeschaut|geöffnet|besucht|aufgerufen|angeklickt)\b/,
    unless: QUESTION,
  },
  {
    kind: "visit",
    pattern:
      /\b[\wäöüß-]*(?:formular|bestellvorgang|anmeldung|warenkorb|buchung|registrierung)\b.{0,30}?\b(?:abgebrochen|geschlossen|verlassen|halb ausgefüllt|nicht abgeschlossen|nicht beendet|nicht abgeschickt|liegen lassen)\b/,
    unless: new RegExp(`${NO_CLAIM.source}|${QUESTION.source}|\\b(?:vorübergehend|wegen wartung|technisch)\\b`),
  },
  {
    kind: "visit",
    pattern:
      /\b(?:sie|du) (?:haben|hast) (?:in|auf) unsere[rmn] [\wäöüß-]+ nach\b.{0,30}?\bgesucht\b|\b(?:sie|du) (?:haben|hast) uns\b.{0,30}?\bgegoogelt\b|\büber (?:die|eine) suche nach\b.{0,40}?\bzu uns\b/,
    unless: QUESTION,
  },
  {
    kind: "behaviour",
    pattern: new RegExp(
      `\\baus (?:ihrem|deinem|eurem|ihrer|deiner) (?:büro|haus|netz|firmennetz|unternehmen|firma|team)\\b.{0,40}?\\b(?:aktivität|zugriffe?|klicks?|besuche?|verkehr|interesse|angeklickt|geöffnet|liest|lesen|interessiert)\\b|\\b(?:ihr|dein) (?:besuchs|klick|lese|nutzungs|surf|such)[\\wäöüß]*(?:muster|verhalten|verlauf|pfad)\\b|\\b(?:ihr|dein) verhalten auf\\b`,
    ),
    unless: /\b(?:nicht|nie|keine)\b/,
  },
  {
    kind: "tracking",
    pattern:
      /\b(?:habe?n?|hab)\b (?:ich |wir )?(?:sie|dich)\b.{0,40}?\b(?:auf|in) (?:unser\w*|der|meiner)\b.{0,30}?\b(?:gesehen|entdeckt|bemerkt|erwischt)\b|\b(?:ich|wir) (?:bekam(?:en)?|bekomme|bekommen|erhalte|erhielt|wurde) (?:sofort |gleich |dann )?(?:bescheid|benachrichtigt|eine (?:meldung|nachricht))\b.{0,10}?\b(?:als|wenn|dass|sobald|weil)\b.{0,10}?\b(?:sie|du)\b/,
    unless: /\b(?:linkedin|messe|stand|vortrag|bühne|veranstaltung|büro|antworten|gekündigt|geschrieben|angemeldet)\b/,
  },
]
