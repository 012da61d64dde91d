/**
 * Invented company names for benches and how people misspell them. A fixed seed gives the same names every time.
 *
 * The noise, one kind or two of it on each name: a letter mistyped, left out, put in or two swapped (from 12 letters on twice); another legal form,
 * or none; a word shortened ("Technologies" → "Tech"); two words swapped; capitals, accents and signs.
 */
export function companyNames(
  count: number,
  seed = 1,
): { names: string[]; absent: (howMany: number) => string[]; noisy: (name: string) => string } {
  const random = dice(seed)
  const pick = <Each>(list: readonly Each[]): Each => list[Math.floor(random() * list.length)] as Each
  const known = new Set<string>()
  const fresh = () => {
    for (;;) {
      const name = invent(random, pick)
      if (known.has(name)) continue
      known.add(name)
      return name
    }
  }
  const names = Array.from({ length: count }, () => `${fresh()} ${pick(FORMS)}`)
  const noisy = (name: string) => {
    const kinds = random() < 0.7 ? 1 : 2
    let next = name
    for (let time = 0; time < kinds; time++) next = pick(NOISE)(next, random, pick)
    return next
  }
  return { names, noisy, absent: (howMany) => Array.from({ length: howMany }, () => `${fresh()} ${pick(FORMS)}`) }
}

/** Numbers from 0 to 1 in an order that the seed decides. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Pick = <Each>(list: readonly Each[]) => Each
type Noise = (name: string, random: () => number, pick: Pick) => string

const words = (text: string) => text.trim().split(/\s+/)
const BEGIN = words(
  "al an ar ba be bel bor bri ca cor da del dor el en fal fi gal gre ha hel in ja ka kel kin la lin lo mar mel mi mon na nor ol or pa pel ra ren ro sa sel sol ta tel tor ul va vel vi vor wa wel win ya zan zel",
)
const MIDDLE = words("a an ba bi da de di do en er ga i la le li lo ma mi na ni no o ra re ri ro sa si ta te ti to u va vi")
const END = words(
  "x n r s l d t m co dan der don field gate ger ham king land ler line ling lo man mark mer mond ner nex nia port ra ren rex ria ron sen ser ston tech tel ter ton tra tron vale via ville ward well wick wood worth",
)
const DESCRIBE = words(
  "Technologies Systems Solutions Services International Manufacturing Industries Engineering Consulting Logistics Software Media Energy Foods Health Capital Partners Design Marketing Research Laboratories Pharmaceuticals Electronics Communications Insurance Properties Construction Materials Motors Airlines Robotics Analytics Networks Interactive Security Instruments Packaging Chemicals Textiles Furniture Education Financial Management Development Distribution Hospitality Biosciences Aerospace Marine Optics",
)
const PLACES = words(
  "American European Pacific Nordic Atlantic Northern Southern Western Eastern Central Global National United Premier Advanced General First Royal Alpine Baltic",
)
const PEOPLE = words(
  "Smith Jones Meyer Müller Schmidt Rossi García Dupont Nielsen Kowalski Novák Ivanov Tanaka Chen Singh Brown Taylor Wilson Weber Fischer Moreau Silva Costa Larsen Virtanen",
)
const FORMS = [
  "Inc",
  "Inc.",
  "LLC",
  "Ltd",
  "Limited",
  "GmbH",
  "AG",
  "S.A.",
  "B.V.",
  "Corp.",
  "Corporation",
  "Co.",
  "PLC",
  "S.r.l.",
  "AB",
  "",
  "",
  "",
]
const SHORT: Record<string, string> = { Technologies: "Tech", International: "Intl", Manufacturing: "Mfg", Services: "Svcs", Solutions: "Soln", Systems: "Sys", Engineering: "Eng", Management: "Mgmt", Development: "Dev", Pharmaceuticals: "Pharma", Laboratories: "Labs", Industries: "Ind", Communications: "Comms", National: "Natl", Financial: "Fin", Marketing: "Mktg", Distribution: "Dist", Properties: "Props", Consulting: "Consult", Global: "Glob" } // prettier-ignore

function invent(random: () => number, pick: Pick): string {
  const stem = `${pick(BEGIN)}${random() < 0.6 ? pick(MIDDLE) : ""}${random() < 0.25 ? pick(MIDDLE) : ""}${pick(END)}`
  const own = stem[0]?.toUpperCase() + stem.slice(1)
  const kind = random()
  if (kind < 0.18) return own
  if (kind < 0.6) return `${own} ${pick(DESCRIBE)}`
  if (kind < 0.75) return `${own} ${pick(DESCRIBE)} ${pick(DESCRIBE)}`
  if (kind < 0.85) return `${pick(PLACES)} ${own} ${pick(DESCRIBE)}`
  if (kind < 0.95) return `${own} & ${pick(PEOPLE)} ${pick(DESCRIBE)}`
  return `${pick(PEOPLE)} ${own}`
}

const NOISE: readonly Noise[] = [typo, typo, typo, otherForm, otherForm, shortened, swapped, otherSigns]

function typo(name: string, random: () => number): string {
  let next = name
  for (let time = name.length >= 12 ? 1 + Math.round(random()) : 1; time > 0; time--) {
    const at = 1 + Math.floor(random() * Math.max(1, next.length - 2))
    const letter = "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)] ?? "e"
    const kind = random()
    if (kind < 0.25) next = next.slice(0, at) + letter + next.slice(at + 1)
    else if (kind < 0.5) next = next.slice(0, at) + next.slice(at + 1)
    else if (kind < 0.75) next = next.slice(0, at) + letter + next.slice(at)
    else next = next.slice(0, at) + (next[at + 1] ?? "") + (next[at] ?? "") + next.slice(at + 2)
  }
  return next
}

function otherForm(name: string, _random: () => number, pick: Pick): string {
  const bare = name.replace(/ (?:Inc\.?|LLC|Ltd|Limited|GmbH|AG|S\.A\.|B\.V\.|Corp\.|Corporation|Co\.|PLC|S\.r\.l\.|AB)?$/, "")
  return `${bare} ${pick(FORMS)}`.trim()
}

function shortened(name: string): string {
  return name
    .split(" ")
    .map((word) => SHORT[word] ?? word)
    .join(" ")
}

function swapped(name: string, random: () => number): string {
  const parts = otherForm(name, random, () => "" as never).split(" ")
  if (parts.length < 2) return name
  const at = Math.floor(random() * (parts.length - 1))
  const [one = "", other = ""] = parts.slice(at, at + 2)
  parts.splice(at, 2, other, one)
  return parts.join(" ")
}

function otherSigns(name: string, random: () => number): string {
  const plain = name.normalize("NFD").replaceAll(/[\u0300-\u036F]/g, "")
  return random() < 0.5
    ? plain.toUpperCase()
    : plain
        .toLowerCase()
        .replaceAll("&", random() < 0.5 ? "and" : "+")
        .replaceAll(" ", random() < 0.3 ? "-" : " ")
}
