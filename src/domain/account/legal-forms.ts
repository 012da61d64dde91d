/**
 * Legal forms that stand at the end of a company's name in so many countries, or are so unlike a word, that they say nothing of who it is. Written
 * as `companyKey` leaves them: small letters, no accents, no dots, words by one blank, entries by "|".
 * Compiled as facts from the forms of each country; checked against the list of cleanco (MIT).
 */
const EVERYWHERE = `
inc|incorporated|corp|corporation|co|company|ltd|limited|llc|lc|llp|lp|lllp|pllc|plc|unltd|unlimited|ultd|pc|cic|cio|dac|clg
pty|pty ltd|proprietary limited|pte|pte ltd|pvt|pvt ltd|private limited|sdn bhd|bhd|jsc|pjsc|ojsc|cjsc|fze|fzco|fz llc|wll|bsc|saoc|saog|sae|sal
gmbh|ggmbh|mbh|ag|kg|kgaa|ohg|ohg mbh|gbr|gesbr|ug|ug haftungsbeschrankt|haftungsbeschrankt|ev|ek|egmbh|partg|partg mbb|partgmbb|og
gesellschaft mit beschrankter haftung|aktiengesellschaft|kommanditgesellschaft|eingetragene genossenschaft|se
sa|sas|sasu|sarl|sarlu|eurl|snc|sci|scop|sca|scs|gie|societe anonyme|sagl
spa|srl|srls|snc|sapa|scarl|scrl|societa per azioni|societa a responsabilita limitata
sl|slu|slne|sau|sociedad anonima|sociedad limitada|s en c|s de rl|s de rl de cv|sa de cv|sab|sab de cv|sapi|sapi de cv|srl de cv|eirl|spa
lda|ltda|sgps|unipessoal|unipessoal lda|eireli|sa
bv|nv|vof|cv|bvba|sprl|cvba|cvoa|vzw|comm v|bv ba|stichting|besloten vennootschap|naamloze vennootschap
ab|aktiebolag|hb|kb|as|asa|ans|nuf|aps|amba|smba|fmba|aktieselskab|anpartsselskab|p s|k s|i s|ehf|ohf|oy|oyj|ab oy|oy ab|abp|tmi|t mi|osakeyhtio
ou|osauhing|uab|sia|zrt|nyrt|kft|kht|kkt|doo|dooel|dd|ad|eood|ood|ead|jdoo|sro|spol sro|spol s ro|akc spol|vos|sp zoo|spzoo|sp z oo|sp j|sp k|sp p|ska|spolka zoo
spolka z ograniczona odpowiedzialnoscia|spolka akcyjna|spolka komandytowa|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym
akciova spolecnost|societatea cu raspundere limitata|ooo|oao|zao|pao|tov|tzov|prat|epe|mepe|ike|sh pk|shpk|sh a
as ticaret|anonim sirketi|ltd sti|limited sirketi|san tic ltd sti|san ve tic as|sti
kk|gk|yk|kabushiki kaisha|co ltd|ooo|ооо|оао|зао|пао|ао|ип|тов|тзов|пат|прат|пп|оод|еоод|ад|еад|ето|чуп|уп
общество с ограниченной ответственностью|открытое акционерное общество|закрытое акционерное общество|публичное акционерное общество
товариство з обмеженою відповідальністю|приватне підприємство|αε|επε|ικε|μεπε|ανωνυμη εταιρεια`

/** Forms that elsewhere may be a word or an abbreviation of something else; they are taken off only when the country is known. */
const IN_COUNTRY: Readonly<Record<string, string>> = {
  AL: "sha|shpk",
  AR: "se|scpa|soc col",
  AU: "nl",
  AT: "eu|stg|kg",
  BE: "esv|sep",
  BG: "et|kd|kda|sd",
  BR: "me|epp|mei",
  CA: "gp|sp|ulc",
  CH: "genossenschaft|einzelunternehmen",
  CL: "sgr",
  CZ: "ks|a spol|kom spol",
  DE: "eg|kgaa mbh",
  DK: "ps|ks|is|gs",
  EE: "fie",
  ES: "sc|scoop|sccl|sad|sll",
  FI: "ay|ky|ok|as oy",
  FR: "ei|fcp|sem|sep",
  GR: "ae|ee|oe|ove",
  HR: "obrt|kd|jtd",
  HU: "bt|rt|ec|kv",
  ID: "fa|ud|tbk",
  IE: "teo|cpt|teoranta",
  IL: "bm",
  IS: "hf|sf|ses|slf",
  IT: "ss|sc",
  LT: "mb|ij",
  LV: "ik|ks|ps",
  NL: "ua|bv io",
  NO: "ba|bl|da|hf|iks|kf|ks|sf|rhf",
  NZ: "tapui",
  PH: "coop|ent",
  PL: "pp|sc",
  PT: "crl|sf|ep",
  RO: "pfa|ong|sc|ii",
  RS: "od|kd",
  SI: "sp|kd|dno",
  SK: "ks|a spol|kom spol",
  TR: "koop|as",
  UA: "fop|dp|kt|pp|at",
  UZ: "mchj|oaj|qk|xk",
}

/** Forms that stand in front of the name. */
const IN_FRONT = `ooo|oao|zao|pao|ооо|оао|зао|пао|ао|ип|тов|пп|uab|stichting|firma|messrs|kabushiki kaisha|yugen kaisha
общество с ограниченной ответственностью|публичное акционерное общество|товариство з обмеженою відповідальністю`

/** Forms in front of the name in one country; elsewhere they are somebody's initials. */
const IN_FRONT_IN_COUNTRY: Readonly<Record<string, string>> = {
  EE: "as|ou",
  FI: "ab|oy",
  ID: "pt|cv|ud",
  LT: "ab",
  LV: "sia|as",
  NO: "as",
  RO: "sc",
  SE: "ab",
}

/** Words by which a company and the group it heads differ. */
const GROUP = "group|groups|holding|holdings|gruppe|unternehmensgruppe|firmengruppe|groupe|grupo|gruppo|groep|gruppen|koncern|konzern|grupa"

/** What has no blanks around it, in front of a name or behind it. */
export const UNSPACED =
  /^(?:株式会社|有限会社|合同会社|合資会社|一般社団法人|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|股份有限公司|有限責任公司|有限责任公司|有限公司|集团公司|集團公司|集团|集團|주식회사|유한회사)$/gu

const everywhere = setOf(`${EVERYWHERE}|${GROUP}`)
const inFront = setOf(IN_FRONT)
const inCountry = byCountry(IN_COUNTRY)
const inFrontInCountry = byCountry(IN_FRONT_IN_COUNTRY)
const endings = new Set([...everywhere].map((form) => form.slice(form.lastIndexOf(" ") + 1)))

/** Longest form, in words. */
const LONGEST = 5

/** How many words at the end of a name are a legal form or a word for a group; 0 for none. `country`: ISO code, or null when nobody knows. */
export function formAtEnd(words: readonly string[], country: string | null): number {
  const last = words.at(-1) ?? ""
  const own = country === null ? undefined : inCountry.get(country)
  if (endings.has(last))
    for (let count = Math.min(LONGEST, words.length); count > 0; count--)
      if (everywhere.has(count === 1 ? last : words.slice(-count).join(" "))) return count
  if (own === undefined) return 0
  if (own.has(last)) return 1
  return own.has(words.slice(-2).join(" ")) ? 2 : 0
}

/** How many words in front of a name are a legal form; 0 for none. */
export function formInFront(words: readonly string[], country: string | null): number {
  const [first = ""] = words
  if (inFront.has(first) || (country !== null && inFrontInCountry.get(country)?.has(first))) return 1
  if (words.length < 3) return 0
  for (let count = Math.min(LONGEST, words.length - 1); count > 1; count--) if (inFront.has(words.slice(0, count).join(" "))) return count
  return 0
}

function setOf(forms: string): Set<string> {
  return new Set(forms.trim().split(/[|\n]/))
}

function byCountry(forms: Readonly<Record<string, string>>): ReadonlyMap<string, Set<string>> {
  return new Map(Object.entries(forms).map(([country, text]) => [country, setOf(text)]))
}
