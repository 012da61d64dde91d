import { anyOf } from "#domain/wording/wording-rule.ts"

/** People at the reader's company. */
export const THEM = anyOf(
  "your (?:(?:whole|entire|own|sales|marketing|it|finance|new) )?(?:team|colleagues?|company|people|boss|office|organi[sz]ation|cto|ceo|cfo|cmo|vp)",
  "(?:some|any)(?:one|body) (?:at|from|in|on|over at) (?:your|the) [\\w-]+",
  "(?:people|folks|visitors?|users?|colleagues|a colleague|employees?|engineers|several (?:people|colleagues)|[\\w]+ (?:people|folks|colleagues|visitors|users|employees)) (?:at|from|in|on) (?:(?:your|the) )?[\\w-]+",
  "(?:one|some|two|three|four|five|several|many|a few|a couple|\\d+|members?) (?:[\\w]+ )?of your (?:team|colleagues?|people|company|firm|organi[sz]ation|office)",
)

/** Who is spoken of: the reader, or people at their company. */
export const YOU = anyOf(
  "you(?: guys| all| folks)?(?: and (?:\\w+ ){0,2}?(?:colleagues?|others?|teammates?|people|coworkers?|boss))?",
  THEM,
)

export const OURS =
  "(?:us out|us up|around our|through our|(?:(?:our|my|this|that|these|the|both|all)(?: (?:own|last|latest|recent|new|three|two|public|whole|entire|previous|first|second|earlier|follow-?up|\\w+'s))*(?: [\\w-]+){0,4}? ))"
export const PAGE =
  "(?:pages?|web ?sites?|sites?|home ?page|blogs?(?: posts?)?|articles?|posts?|docs|documentation|knowledge base|help cent(?:er|re)|portal|listing|store|tour|pricing|prices|plans|price list|comparison|calculator|case stud(?:y|ies)|white ?papers?|guides?|ebooks?|e-books?|videos?|recordings?|webinar|product|features?|app|content|resources|enterprise plan|premium plan|basic plan|plan|profile|ads?|campaign|integrations?|roadmap|faq|terms)"
export const MAIL =
  "(?:e-?mails?|mails?|messages?|newsletters?|links?|attachments?|proposals?|quotes?|offers?|decks?|slides|documents?|docs?|pdfs?|brochures?|invit(?:e|ation)s?|sequence|follow-?ups?|button|contract|one-pager)"
export const OBJECT = `(?:${OURS}(?:${PAGE}|${MAIL})\\b|us out\\b|us (?:with|to|against) (?:\\w+ ){0,2}?(?:vendors?|competitors?|others|alternatives|tools?)|(?:every|all|each|both|most) (?:of )?(?:my |our |the )?${MAIL}\\b|us (?:up )?online\\b|how much we charge|what we charge)`
export const SITE_ALONE = `(?:on|at|to|from|around|through|over|in|into|of) ${OURS}${PAGE}\\b`

export const LOOKED = anyOf(
  "visited|viewed|compared us|browsed|opened|re-?opened|clicked|watched|rewatched|scrolled|explored|studied|revisited|hovered|lingered|skimmed|forwarded|googled|bounced|abandoned|left|quit|exited|tried",
  "looked (?:at|over|through|around|up|into)|looked",
  "check(?:ed|ing) (?:out|us|our)|checked",
  "(?:came|come|went|gone|been|got|gotten) (?:back |over |again )*(?:to|by|on|at|through|around|from)",
  "returned|landed|spent|dropped by|stopped by|popped (?:in|by|up)|poked around|ended up|made it to|started (?:filling|to fill)|got (?:halfway|as far)",
  "(?:were|was|have been|has been|had been|been|'ve been|'s been|are|'re|is|keep|keeps|kept|started|stopped) (?:just |currently |also |already |recently |actively |back |clearly |constantly |repeatedly )*(?:on|at|back|in|browsing|looking|viewing|visiting|reading|checking|researching|comparing|exploring|watching|opening|clicking|scrolling|coming|returning|going|digging|spending|active|hovering)",
  "(?:been|stop|stopped|keep|keeps|kept|finish|finished|started|gave up) (?:\\w+ly )?(?:studying|reading|looking|checking|viewing|browsing|comparing|researching|visiting|exploring|watching|opening|clicking|following|revisiting|returning|coming|going|scrolling|digging)",
  "read|reads|re-read|opens|reopens|visits|views|clicks|watches|(?:seem|seems|seemed|appear|appears) to be (?:\\w+ing)",
)
