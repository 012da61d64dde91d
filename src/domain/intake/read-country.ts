/** Every ISO 3166-1 country: the two-letter code with the three-letter one behind it. */
const CODES = `
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL BFBFA
BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG
CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU
EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL
GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD
IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO
LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG
MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL
NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU
RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV
SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA
UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
XKXKX`
  .trim()
  .split(/\s+/)

/** Names that people write and that are in no list of country names, folded as in `foldName`. */
const BY_HAND: Record<string, string> = {
  usa: "US", unitedstatesofamerica: "US", theunitedstates: "US", theunitedstatesofamerica: "US", america: "US", amerika: "US", unitedstatesus: "US",
  uk: "GB", gb: "GB", greatbritain: "GB", britain: "GB", england: "GB", scotland: "GB", wales: "GB", northernireland: "GB", grossbritannien: "GB",
  unitedkingdomofgreatbritainandnorthernireland: "GB", schottland: "GB", uae: "AE", emirates: "AE", vae: "AE", vereinigtearabischeemirate: "AE",
  holland: "NL", thenetherlands: "NL", niederlande: "NL", brd: "DE", bundesrepublikdeutschland: "DE", federalrepublicofgermany: "DE", allemagne: "DE",
  schweizerischeeidgenossenschaft: "CH", republicofireland: "IE", eire: "IE", czechrepublic: "CZ", tschechei: "CZ", tschechischerepublik: "CZ",
  slovakrepublic: "SK", russia: "RU", russianfederation: "RU", southkorea: "KR", korea: "KR", republicofkorea: "KR", korearepublicof: "KR",
  northkorea: "KP", china: "CN", peoplesrepublicofchina: "CN", prc: "CN", mainlandchina: "CN", hongkong: "HK", hongkongsar: "HK", macau: "MO", macao: "MO",
  taiwan: "TW", taiwanprovinceofchina: "TW", vietnam: "VN", vietnamsocialistrepublic: "VN", burma: "MM", iran: "IR", iranislamicrepublicof: "IR",
  syria: "SY", laos: "LA", turkey: "TR", turkiye: "TR", macedonia: "MK", northmacedonia: "MK", moldova: "MD", tanzania: "TZ", bolivia: "BO",
  venezuela: "VE", venezuelabolivarianrepublicof: "VE", brunei: "BN", brazil: "BR", brasil: "BR", espana: "ES", italia: "IT", osterreich: "AT",
  ivorycoast: "CI", capeverde: "CV", swaziland: "SZ", easttimor: "TL", palestine: "PS", stateofpalestine: "PS", vatican: "VA", vaticancity: "VA",
  congodemocraticrepublicofthe: "CD", drc: "CD", drcongo: "CD", democraticrepublicofthecongo: "CD", congo: "CG", republicofthecongo: "CG",
  ksa: "SA", kingdomofsaudiarabia: "SA", rsa: "ZA", republicofsouthafrica: "ZA", kosovo: "XK", micronesia: "FM", el: "GR", bosnia: "BA",
  bosniaandherzegovina: "BA", trinidad: "TT", saintmartin: "MF", puertorico: "PR", curacao: "CW", thephilippines: "PH", thebahamas: "BS", thegambia: "GM",
} // prettier-ignore

const LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da"]

let byName: Map<string, string> | null = null

/** A country as an ISO 3166 two-letter code ("XK" for Kosovo), or why the text is none. */
export type ReadCountry = { value: string } | { problem: string }

/**
 * Reads a country: its code in two or three letters, its name in English, German and eight more European languages, or a common abbreviation.
 * "NA" is refused, since it means Namibia in one file and "not available" in the next.
 */
export function readCountry(text: string): ReadCountry {
  if (text === "NA" || text === "N.A.")
    return { problem: `"${text}" can mean Namibia or "not available"; write NAM or Namibia for the country.` }
  byName ??= countryNames()
  const code = byName.get(foldName(text)) ?? byName.get(foldName(text.replace(/\s*\(.*\)$/, "")))
  return code === undefined ? { problem: `"${text}" is not a country that Baton knows.` } : { value: code }
}

function countryNames(): Map<string, string> {
  const names = new Map<string, string>()
  for (const both of CODES) {
    const code = both.slice(0, 2)
    names.set(code.toLowerCase(), code).set(both.slice(2).toLowerCase(), code)
  }
  for (const [name, code] of Object.entries(BY_HAND)) names.set(name, code)
  for (const language of LANGUAGES) addNames(names, new Intl.DisplayNames([language], { type: "region", fallback: "none" }))
  return names
}

function addNames(names: Map<string, string>, display: Intl.DisplayNames): void {
  for (const both of CODES) {
    const code = both.slice(0, 2)
    const name = display.of(code)
    if (name !== undefined && !names.has(foldName(name))) names.set(foldName(name), code)
  }
}

function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/g, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("&", "and")
    .replace(/[^\p{L}]/gu, "")
}
