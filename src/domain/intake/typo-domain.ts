/** Mail providers that very many people write to, by the name before the ending. Slips are looked for in these alone. */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  gmail: ["com"],
  googlemail: ["com"],
  yahoo: ["com", "co.uk", "fr", "de", "es", "it", "co.in", "com.br", "ca"],
  hotmail: ["com", "co.uk", "fr", "de", "es", "it", "nl", "se"],
  outlook: ["com", "fr", "de", "es"],
  icloud: ["com"],
  protonmail: ["com"],
  comcast: ["net"],
  verizon: ["net"],
  btinternet: ["com"],
  wanadoo: ["fr"],
  laposte: ["net"],
  libero: ["it"],
  "t-online": ["de"],
  freenet: ["de"],
}

/** Slips in short names, one by one: at a distance of one letter from them lie real companies (email.com, gail.com, yahoo's namesakes). */
const SHORT_SLIPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gmail: `gmial gmai gamil gmal gmali gnail gmil gmaill ggmail gmaul gmqil gmsil gimail gmaol gmaik gmeil gmaii gmailc gmaila gmial gmmail gmaail
      gmaiil gemail gmakl gmaill gmaul gnmail gmailcom gmaiul gmwil gmzil`,
    yahoo: "yaho yhoo yahooo yhaoo yaoo uahoo yajoo yaboo yahho ayhoo yahou yahhoo yaahoo yahoi yahop yshoo yaho0 yahoocom yohoo",
    icloud: "iclod icould iclould icoud iclud icluod iclou icluod iclaud icloude icloudcom",
    libero: "libeo liberro libro",
  }).flatMap(([name, slips]) => slips.split(/\s+/).map((slip) => [slip, name] as const)),
)

/** Names shorter than this are too near to others. */
const LONG_ENOUGH = 7
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  com: ["con", "cmo", "co", "cm", "om", "comm", "xom", "vom", "coom", "ocm", "c0m", "cpm", "copm", "cim", "comn", "clm", "com.com"],
  net: ["ner", "nte", "ne", "nett", "bet", "met"],
  fr: ["ft", "fe", "frr"],
  de: ["dee", "ed", "ded"],
}

/**
 * The mail domain that was probably meant, or null when nothing says that this one is a slip. Only the great mail providers are guessed at, only by one
 * letter changed, left out, doubled or swapped or by a mistyped ending, and never for a near domain that is itself known.
 *
 * @param domain in lower case and ASCII
 * @param isKnown whether a domain is known to be a mail provider's own, however near to another
 */
export function likelyDomain(domain: string, isKnown: (domain: string) => boolean): string | null {
  const dot = domain.indexOf(".")
  if (dot < 2 || domain.length > 40) return null
  const [name, ending] = [domain.slice(0, dot), domain.slice(dot + 1)]
  const isNamed = Object.hasOwn(PROVIDERS, name)
  // lists of providers hold slips too, for some were registered to catch mail, so they only speak for what merely looks like one
  const meant = isNamed ? name : (SHORT_SLIPS.get(name) ?? (isKnown(domain) ? null : nearestTo(name)))
  if (meant === null) return null
  const endings = PROVIDERS[meant] ?? []
  const end = endings.includes(ending) ? ending : endings.find((one) => ENDINGS[one]?.includes(ending) === true)
  if (end === undefined) return null
  const guess = `${meant}.${end}`
  return guess === domain ? null : guess
}

function nearestTo(name: string): string | null {
  if (name.length < LONG_ENOUGH - 1) return null
  return Object.keys(PROVIDERS).find((one) => one.length >= LONG_ENOUGH && isOneSlip(name, one)) ?? null
}

/** Whether one text becomes the other by one letter changed, added, left out, or swapped with its neighbour. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [rest, wanted] = [one.slice(start), other.slice(start)]
  if (rest.slice(1) === wanted.slice(1) || rest.slice(1) === wanted || rest === wanted.slice(1)) return true
  return rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2)
}
