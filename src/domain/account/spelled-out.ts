/** Words that companies shorten or bend, each with the one that stands for all its forms. */
const FORMS = `
technology tech technologies technologie tec|international intl internat int|manufacturing mfg manuf mfr|service services svc svcs serv
system systems sys|solution solutions soln solns|association assoc associates associate assn|brother brothers bros|national natl nat
management mgmt mgt|university univ|engineering eng engr engrg engineers|development dev devel developments|industry industries ind inds industrial
laboratory laboratories lab labs|pharmaceutical pharmaceuticals pharma pharm|financial fin finance|insurance ins insur|medical med medic
communication communications comm comms|center centre ctr centers|company co companies|product products prod prods|enterprise enterprises ent entpr
partner partners ptnr ptnrs|consulting consult consultants consultancy|software sw|hardware hw|construction constr const|transportation transport transp trans
logistics logistic log|electric elec electrical|electronics electronic|energy energies|resource resources res|property properties prop props
investment investments invest inv|distribution distributors distrib dist|foundation found fdn|institute inst institut|department dept|hospital hosp
american amer|european euro eur|general gen|global glob|marketing mktg mkt|research rsch|saint st|mount mt|north n|south s|east e|west w`

const BY_FORM = new Map(
  FORMS.trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const [word = "", ...forms] = line.split(" ")
      return forms.map((form): [string, string] => [form, word])
    }),
)

/** A company key with the words that are often shortened in one form, so that a short and a long spelling are alike. */
export function spelledOut(key: string): string {
  if (!key.includes(" ")) return key
  return key
    .split(" ")
    .map((word) => BY_FORM.get(word) ?? word)
    .join(" ")
}
