import { ENGLISH_HABITS } from "#domain/wording/english-habits.ts"
import { LOOKED, MAIL, OBJECT, SITE_ALONE, YOU } from "#domain/wording/english-words.ts"
import { anyOf, type WordingRule } from "#domain/wording/wording-rule.ts"

/** What stands before or after "you" when nothing is claimed: conditions, questions, wishes, what may come. */
const HYPOTHETICAL =
  /\b(?:if|whether|unless|in case|should|could|can|may|might|would|will|did|do|does|have|has|please|let|feel free|invite|helps?|lets?|allows?|so that|want|like|wherever|whenever|where|anything|chance for|for|before|until|as soon as|once|the moment|hope|hoping)\s+$/
const MODAL =
  /^\s*(?:guys |all )?(?:can|could|may|might|will|would|should|'ll|'d|want|need|like|ever|wish|must|shall|have to|prefer|get to|decide|find|asked|wrote|told|said|mentioned|requested|registered|signed|replied|filled in|filled out)\b/
const QUESTION =
  /^(?:(?:and|so|but|by the way|also|hi|hello|hey)[ ,]+)*(?:did|do|does|have|has|had|were|was|are|is|would|could|can|may|shall|will|should|what|which|how|where|who|why|any|when (?:do|did|will|can|would|is|are|was|were|should|shall))\b.*\?$/

const PERCEIVED = anyOf(
  "(?:i|we|my team|my colleagues?|our team|marketing|sales)(?:'ve| have|'d| had| just| also| can| could| did| happened to| couldn't help but| could not help but)*(?: just| recently| also| happened to| to| clearly)* (?:saw|see|seen|seeing|notice|noticed|noticing|noted|spot|spotted|observed|observe|tell|know|knew|picked up|detected|caught|watched|tracked|been watching|been tracking|realised|realized|gather|learned|discovered|found out)",
  "(?:i|we)(?:'ve| have)?(?: just)? (?:got|received|was|were|am|get|been)(?: an?| just| your| this| sent| the)* (?:alerts?|notifications?|pinged|notified|alerted|pings?|signals?)",
  "(?:came|come) to (?:my|our) attention|caught (?:my|our) (?:eye|attention)|popped up (?:on|in) (?:my|our)",
  "(?:seeing|saw|seen|noticing|noticed) that|^(?:just |only )?(?:noticed|saw|spotted|see|seeing)|it (?:looks|seems|appears)(?: like| as if| as though| that)?|apparently|looks like|seems like|seems that|according to (?:our|my|the)|based on (?:our|my) (?:data|analytics|tracking)",
)

const SYSTEM =
  "(?:our|the|my|this) (?:[\\w-]+ ){0,3}?(?:system|tracking|tracker|analytics|crm|tool|tools|software|dashboard|data|logs?|records?|stats|statistics|pixel|cookies?|automation|platform|hubspot|signals|alerts?|reports?|notifications?|numbers|inbox|phone|website|site)"
const SHOWS =
  "(?:shows?|tell|showed|tells?|told|says?|said|indicates?|suggests?|flagged|alerted|pinged|reports?|recorded|reveals?|logged|detected|picked up|notified|lit up|tracked)"

/** What gives tracking away in English; judged sentence by sentence, in small letters. */
export const ENGLISH: readonly WordingRule[] = [
  {
    kind: "tracking",
    pattern: new RegExp(`\\b(?:${PERCEIVED})\\b (?:that )?(?:${YOU})(?: were| are|'re| had been)?(?: back| again)? ${SITE_ALONE}`),
  },
  {
    kind: "visit",
    pattern: new RegExp(`\\b(?<you>${YOU})(?:'ve been| have been| has been|'re| are| were| was| is) (?:\\w+ ){0,2}?${SITE_ALONE}`),
    guarded: true,
  },
  {
    kind: "visit",
    pattern: /\b(?:visits?|traffic|activity|clicks?|views?|hits|sessions?) (?:from|by) your (?!booth|stand)\w+/,
    unless: /\b(?:do not|don't|measure|track your own)\b/,
  },
  {
    kind: "visit",
    pattern:
      /\b(?:pages?|articles?|links?|topics?|products?) (?:that |which )?you(?:'ve| have)? (?:viewed|visited|looked at|opened|browsed|clicked)\b/,
    unless: /\?$|\bif\b/,
  },
  {
    kind: "visit",
    pattern:
      /\byou (?:started|began) (?:to fill|filling)\b|\byou .{0,40}\bbut (?:never|did not|didn't) (?:sent|send|submit|submitted|finish|finished)\b/,
  },
  { kind: "visit", pattern: new RegExp(`\\b(?:saw|noticed|spotted|see) your (?:name|company|logo|domain) ${SITE_ALONE}`) },
  {
    kind: "tracking",
    pattern: new RegExp(
      `\\b(?:${PERCEIVED})\\b.{0,60}?\\b(?:${YOU})\\b.{0,50}?\\b(?:${LOOKED})\\b.{0,30}?(?:${OBJECT}|${SITE_ALONE}|\\bour\\b|\\bus\\b|competitors?|vendors?|alternatives|solutions?|online|times|twice|market)`,
    ),
    unless:
      /\b(?:i|we) (?:see|know|understand|hope) (?:if|whether|how|why|when|what|where)\b|\b(?:your|a|the) (?:linkedin|post|talk|interview|podcast|article in|announcement|press)\b/,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?<you>${YOU})(?:'ve| have| has|'d| had)?(?: [\\w-]+){0,2}? (?:${LOOKED})\\b.{0,40}?(?:${OBJECT}|${SITE_ALONE})`,
    ),
    guarded: true,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?<you>${YOU})(?:'ve| have| has)? spent .{0,30}?\\b(?:minutes?|mins?|hours?|seconds?|time|while)\\b.{0,40}?\\b(?:our|with us|the page|pricing|looking|reading|on it)\\b`,
    ),
    guarded: true,
  },
  {
    kind: "visit",
    pattern:
      /\b(?:thanks|thank you|thx|cheers)(?: so much| very much| again)? for (?:visiting|viewing|browsing|checking out|opening|clicking|stopping by|dropping by|coming back|returning|looking at|reading|spending|exploring|watching)\b.{0,30}?\b(?:our|my|us)\b/,
    unless: /\b(?:booth|stand|stall|office|event|session at|talk)\b/,
  },
  {
    kind: "system",
    pattern: new RegExp(
      `\\b${SYSTEM} (?:just |also |clearly )*${SHOWS}(?: me| us)?\\b.{0,50}?\\b(?:you|your (?:team|company|colleagues?|visits?|activity|interest|ip|last|organi[sz]ation|domain)|(?:someone|somebody|people) (?:at|from) your \\w+)\\b(?! can| could| will| may| how| what| where)`,
    ),
    unless:
      /\b(?:you|your \w+) (?:asked|requested|registered|signed up|wrote|can|could|will|save)\b|\bshows? (?:you|your team|your company)\b/,
  },
  {
    kind: "behaviour",
    pattern:
      /\byour (?:(?:recent|last|latest|repeated|multiple|frequent|first|second|third|many|several|previous|two|three|four|five|\d+|website|site|web|online|digital|page|yesterday's|this week's) )*(?:visits?|page ?views?|clicks?|opens?|browsing(?: history| behaviou?r| session)?|sessions?|activity|(?:surfing |click |reading )?behaviou?r|journey|engagement|time|dwell time|footprint|search history)(?: (?:yesterday|today|this morning|last (?:week|night)|on \w+day))? (?:on|to|at|of|with|in|across|around|from) (?:our|my|the|this)\b/,
    unless: /\b(?:booth|stand|stall|office|event|showroom|headquarters|webinar)\b|\b(?:do not|don't|never)\b/,
  },
  {
    kind: "behaviour",
    pattern:
      /\b(?:your (?:(?:recent|online|website|web|site|digital) )+(?:activity|behaviou?r|visits?|engagement|journey)|your (?:browsing|click|search|surfing|visit) (?:history|behaviou?r|data|pattern)|(?:based on|given|because of|judging by|judging from|thanks to|following|from|by) your (?:last |recent )?(?:activity|browsing|clicks|visits?|behaviou?r|page ?views?))\b/,
    unless: /\b(?:do not|don't|never|booth|stand|office)\b/,
  },
  {
    kind: "score",
    pattern:
      /\byour (?:lead|intent|engagement|buying) (?:score|signals?|level|stage|intent)\b|\byou(?:'re| are) (?:a|one of our|currently (?:a|our)) (?:very |really )?(?:hot|warm|high[- ]intent|hottest|warmest)(?:test)? (?:leads?|prospects?|accounts?)\b|\byou(?:'re| are) (?:showing|giving off|sending) (?:strong |clear |high |buying |serious )*(?:intent|buying signals|signals)\b|\byou scored (?:high|\d+)|\byou(?:'re| are) (?:very |highly |most )?(?:likely|ready) to buy\b|\byou(?:'ve| have)? shown (?:a lot of |much |great |real |strong )?interest (?:in|on) (?:our|the) [\w-]+ (?:page|pages|site|section)|\bintent data\b.{0,40}\byou/,
  },
  {
    kind: "mail",
    pattern: new RegExp(
      `\\b(?:my|our|the|that|this|last) (?:[\\w-]+ ){0,3}?${MAIL} (?:i (?:sent|wrote)(?: you)? ?)?(?:was|were|has been|have been|got|is being|had been) (?:just |already |also |now )?(?:opened|viewed|read|clicked|forwarded|downloaded|looked at)\\b`,
    ),
    unless: /\bby (?:mistake|accident)\b/,
  },
  {
    kind: "visit",
    pattern: new RegExp(
      `\\b(?:interest|time spent|minutes|visits?|views|clicks) (?:in|on|to|from) (?:our|the|my) (?:[\\w-]+ ){0,2}?(?:page|site|website|calculator|blog)\\b.{0,30}\\b(?:you|your)\\b|\\byour interest (?:in|on) (?:our|the|my) (?:[\\w-]+ ){0,2}?(?:page|site|website)\\b`,
    ),
  },
  {
    kind: "time",
    pattern:
      /\byou(?:'ve| have|'d| had)? (?:downloaded|registered|signed up|requested|submitted|filled (?:in|out)|watched|asked)\b.{0,60}?\b(?:twice\b|(?:two|three|four|five|\d+) times\b|at (?:\d{1,2}[:.]\d{2}|\d{1,2} ?(?:am|pm|a\.m|p\.m|o'clock)))/,
  },
  {
    kind: "device",
    pattern:
      /\b(?:from|by|via|through|using|based on|thanks to|with) your (?:ip(?: address)?|cookies?|device|browser)\b|\byour ip(?: address)? (?:is|was|belongs|resolved|points|tells|shows|came)\b/,
    unless: /\b(?:do not|don't|never|without|log ?in|sign in|open|works|use it|access|start|join)\b/,
  },
  ...ENGLISH_HABITS,
]

/** Whether what stands around "you" says that nothing is claimed: a question, a condition, an offer. */
export function isNoEnglishClaim(sentence: string, youAt: number, youEnd: number): boolean {
  const before = sentence.slice(0, youAt)
  const after = sentence.slice(youEnd)
  if (QUESTION.test(sentence)) return true
  if (/\b(?:when|whenever|as|while)\s+$/.test(before) && /^ (?:read|keep|are|'re)\b/.test(after)) return true
  if (/\b(?:after)\s+$/.test(before) && /^(?:'ve| have)\b/.test(after)) return true
  if (/\b(?:if|in case|whether|unless|let me know)\b[^,]*$/.test(before)) return true
  return HYPOTHETICAL.test(before) || MODAL.test(after)
}
