import { LOOKED, OBJECT, SITE_ALONE, THEM, YOU } from "#domain/wording/english-words.ts"
import type { WordingRule } from "#domain/wording/wording-rule.ts"

/** How English tells of habits, comparisons and alarms: what people say who do not name a single visit. */
export const ENGLISH_HABITS: readonly WordingRule[] = [
  {
    kind: "tracking",
    pattern: new RegExp(
      `\\b(?:great|good|nice|lovely|happy|glad|pleased|delighted|cool)(?: to)? (?:see|seeing|have|having) you (?:\\w+ ){0,2}?${SITE_ALONE}`,
    ),
    unless: /\b(?:booth|stand|webinar|event|call)\b/,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:${YOU}) (?:never|did not|didn't|hardly|barely|only half|almost) (?:finish(?:ed)?|complete(?:d)?|read|open(?:ed)?|watch(?:ed)?|click(?:ed)?)\\b.{0,30}?${OBJECT}`,
    ),
    unless: /\?$|\b(?:if|whether|receive|get)\b/,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:each|every) time (?<you>${YOU}) (?:\\w+ )?(?:visits?|opens?|reads?|clicks?|views?|looks?|returns?|comes?)\\b`,
    ),
    unless: /\byour (?:customers?|visitors?|leads?|buyers?|users?|clients?)\b/,
  },
  {
    kind: "mail",
    pattern: new RegExp(
      `\\b(?:how often|how many times|how quickly|how long) (?:${YOU}) (?:open(?:ed)?|read|view(?:ed)?|visit(?:ed)?|look(?:ed)? at|click(?:ed)?|watch(?:ed)?)\\b.{0,20}?${OBJECT}`,
    ),
    unless: /\?$/,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\byour (?:name|company|domain|team|firm|logo) (?:\\w+ ){0,2}?(?:in|on|among) (?:our|the) (?:\\w+ )?(?:visitors?|visitor log|analytics|tracking|web ?site logs?|logs?)\\b|\\b(?:identified|recogni[sz]ed|tracked) (?:${YOU}) (?:\\w+ ){0,3}?(?:visitors?|on our|from our)\\b`,
    ),
  },
  {
    kind: "visit",
    pattern:
      /\b(?:spike|surge|increase|rise|jump) in (?:traffic|visits|activity|page ?views|interest) (?:from|by|at) your\b|\byour (?:team|company|colleagues|people) (?:has|have) (?:generated|made|left|produced) .{0,20}?(?:page ?views|visits|clicks|sessions)\b/,
  },
  {
    kind: "visit",
    pattern: new RegExp(`\\b(?:${THEM})\\b.{0,60}?\\b(?:${LOOKED})\\b.{0,40}?${OBJECT}`),
    unless: /\?$|\b(?:can|could|will|may|might|would|asked|before they|customers?)\b/,
  },
  {
    kind: "mail",
    pattern: new RegExp(
      `\\byou (?:always|constantly|often|usually|immediately|regularly|still|never|only) (?:re)?(?:open|read|click|watch|view)(?:ed)?\\b.{0,20}?${OBJECT}`,
    ),
    unless: /\?$/,
  },
  {
    kind: "tracking",
    pattern:
      /\b(?:i|we) (?:\w+ )?(?:watched|followed|tracked|saw|observed) you (?:go|going|move|moving|jump|switch|click|scroll|leave|return|browse|come|read)\b/,
    unless: /\b(?:booth|stand|fair|stage|talk|office|event)\b/,
  },
  {
    kind: "tracking",
    pattern:
      /\b(?:i|we) (?:\w+ )?(?:know|tell|see|saw|track|measure|looked up|checked) (?:exactly )?(?:which|what|when|where|who|how (?:long|often|many)) .{0,40}?\byou(?:'ve| have| last| first)? (?:skipped|looked|viewed|read|opened|clicked|visited|watched|browsed|stopped)\b/,
    unless: /\?$|\b(?:do not|don't|never|cannot|can't)\b/,
  },
  {
    kind: "tracking",
    pattern: /\b(?:i|we) (?:\w+ )?(?:know|tell|see|track|measure) who (?:reads|opens|visits|clicks|views|watches) our\b/,
    unless: /\b(?:do not|don't|never|cannot|can't)\b/,
  },
  {
    kind: "device",
    pattern:
      /\byou(?:'ve)? (?:had|have|have had|kept) (?:the|our|my) [\w -]{1,30} open\b|\b(?:open|visible|up) on your (?:screen|phone|laptop|device)\b|\byour (?:mouse|cursor) (?:was|is|stayed|went|rested|hovered)\b|\bfrom (?:two|three|four|several|different) (?:different )?devices\b/,
    unless: /\?$|\b(?:if|when|please|should|do you)\b/,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:nobody|no one|noone|hardly anybody) (?:else )?(?:has |have )?(?:${LOOKED})\\b.{0,50}?\\b(?:as|than|like) you\\b|\\bmore often than (?:anyone|anybody|any other)\\b`,
    ),
  },
  {
    kind: "visit",
    pattern:
      /\b(?:it|them|this one|that one) (?:twice|three times|four times|five times|six times|\d+ times|several times|again and again)\b/,
    unless:
      /\b(?:i|we) (?:\w+ )?(?:read|watched|listened|tried|asked|called|sent|explained)\b|\b(?:asked|told|said|mentioned|changed|delayed)\b/,
  },
  {
    kind: "visit",
    pattern:
      /\byou(?:'ve| have)? .{0,30}?\b(?:form|checkout|sign-?up|registration|cart|basket|booking)\b.{0,30}?\b(?:and|then|but|without) (?:then )?(?:left|closed|gave up|stopped|disappeared|never|finishing|sending|submitting|completing)\b|\b(?:left|abandoned|quit|closed) (?:our|the) (?:\w+ )?(?:checkout|form|cart|basket|sign-?up)\b/,
    unless: /\?$|\b(?:if|in case)\b/,
  },
  {
    kind: "visit",
    pattern:
      /\byou(?:'ve| have)? searched (?:our|the|my) (?:site|web ?site|help|docs|documentation|blog|knowledge base|store)\b|\byou(?:'ve| have)? googled (?:us|our)\b/,
    unless: /\?$|\b(?:if|in case)\b/,
  },
  {
    kind: "tracking",
    pattern:
      /\b(?:i|we|my|our) (?:[\w']+ ){0,6}?(?:alert|alerts|notification|notifications|ping|pings|buzz(?:ed|es)?|lights? up|message|signal)\b.{0,20}?\b(?:when|whenever|each time|every time|because|the moment|as soon as|for whenever)\b.{0,20}?\b(?:you|your (?:company|team|colleagues?)) (?:visit|open|come|came|return|read|click|look|view|log)/,
    unless: /\b(?:you (?:get|will|can|receive)|for you)\b/,
  },
  {
    kind: "visit",
    pattern:
      /\byou(?:'ve| have)? (?:lingered|hovered|dwelt|dwelled|paused) (?:on|over|at)\b|\byou (?:went|jumped|moved|came|clicked) (?:straight |directly |right )?(?:from .{1,30}? )?(?:to|on) (?:the |our )?(?:pricing|prices|price list|plans|terms|checkout|sign-?up)\b/,
    unless: /\?$|\b(?:if|when we spoke|in our call)\b/,
  },
]
