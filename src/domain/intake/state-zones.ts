/** States and provinces by code and name, where their country has several zones; of a state that lies in two, both. */
const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    "America/New_York": `CT connecticut DC district_of_columbia washington_dc DE delaware GA georgia MA massachusetts MD maryland ME maine NC north_carolina NH
      new_hampshire NJ new_jersey NY new_york OH ohio PA pennsylvania RI rhode_island SC south_carolina VA virginia VT vermont WV west_virginia`,
    "America/New_York America/Chicago": "FL florida IN indiana KY kentucky MI michigan TN tennessee",
    "America/Chicago": `AL alabama AR arkansas IA iowa IL illinois LA louisiana MN minnesota MO missouri MS mississippi OK oklahoma WI wisconsin`,
    "America/Chicago America/Denver": "KS kansas ND north_dakota NE nebraska SD south_dakota TX texas",
    "America/Denver": "CO colorado MT montana NM new_mexico UT utah WY wyoming",
    "America/Denver America/Los_Angeles": "ID idaho OR oregon",
    "America/Phoenix": "AZ arizona",
    "America/Los_Angeles": "CA california NV nevada WA washington",
    "America/Anchorage": "AK alaska",
    "Pacific/Honolulu": "HI hawaii",
    "America/Puerto_Rico": "PR puerto_rico VI virgin_islands",
    "Pacific/Guam": "GU guam",
  },
  CA: {
    "America/St_Johns": "NL newfoundland_and_labrador newfoundland",
    "America/Halifax": "NB new_brunswick NS nova_scotia PE prince_edward_island",
    "America/Toronto": "QC quebec",
    "America/Toronto America/Winnipeg": "ON ontario",
    "America/Winnipeg": "MB manitoba",
    "America/Regina": "SK saskatchewan",
    "America/Edmonton": "AB alberta NT northwest_territories",
    "America/Vancouver": "BC british_columbia",
    "America/Whitehorse": "YT yukon",
    "America/Iqaluit America/Winnipeg America/Edmonton": "NU nunavut",
  },
  AU: {
    "Australia/Sydney": "NSW new_south_wales ACT australian_capital_territory",
    "Australia/Melbourne": "VIC victoria",
    "Australia/Brisbane": "QLD queensland",
    "Australia/Adelaide": "SA south_australia",
    "Australia/Darwin": "NT northern_territory",
    "Australia/Perth": "WA western_australia",
    "Australia/Hobart": "TAS tasmania",
  },
  BR: {
    "America/Sao_Paulo": `AL alagoas AP amapa BA bahia CE ceara DF distrito_federal ES espirito_santo GO goias MA maranhao MG minas_gerais PA para PB paraiba
      PE pernambuco PI piaui PR parana RJ rio_de_janeiro RN rio_grande_do_norte RS rio_grande_do_sul SC santa_catarina SE sergipe SP sao_paulo TO tocantins`,
    "America/Manaus": "AM amazonas MS mato_grosso_do_sul MT mato_grosso RO rondonia RR roraima",
    "America/Rio_Branco": "AC acre",
  },
  MX: {
    "America/Mexico_City": `aguascalientes campeche chiapas chihuahua ciudad_de_mexico cdmx mexico_city coahuila colima durango guanajuato guerrero hidalgo jalisco
      mexico estado_de_mexico michoacan morelos nuevo_leon oaxaca puebla queretaro san_luis_potosi tabasco tamaulipas tlaxcala veracruz yucatan zacatecas`,
    "America/Cancun": "quintana_roo ROO",
    "America/Hermosillo": "sonora SON",
    "America/Mazatlan": "baja_california_sur BCS nayarit NAY sinaloa SIN",
    "America/Tijuana": "baja_california BCN",
  },
  RU: {
    "Europe/Kaliningrad": "kaliningrad",
    "Europe/Moscow": `moscow moskva MOW moscow_oblast saint_petersburg st_petersburg sankt_peterburg SPE leningrad tatarstan nizhny_novgorod voronezh
      krasnodar rostov belgorod kursk tula tver yaroslavl`,
    "Europe/Samara": "samara udmurtia",
    "Asia/Yekaterinburg": "sverdlovsk yekaterinburg chelyabinsk tyumen perm bashkortostan orenburg kurgan",
    "Asia/Omsk": "omsk",
    "Asia/Novosibirsk": "novosibirsk",
    "Asia/Krasnoyarsk": "krasnoyarsk kemerovo khakassia",
    "Asia/Irkutsk": "irkutsk buryatia",
    "Asia/Yakutsk": "yakutia sakha amur zabaykalsky",
    "Asia/Vladivostok": "primorsky primorye khabarovsk vladivostok",
    "Asia/Kamchatka": "kamchatka chukotka",
  },
}

const zonesByPlace = new Map(
  Object.entries(TABLE).flatMap(([country, zones]) =>
    Object.entries(zones).flatMap(([zone, places]) =>
      places.split(/\s+/).map((place) => [`${country} ${place.toLowerCase()}`, zone.split(" ")] as const),
    ),
  ),
)

/** The zones of a state or province by its code or name, or null when it is not known. Countries of one zone need none. */
export function stateZones(country: string, state: string): readonly string[] | null {
  const place = state
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(".", "")
    .replace(/^(us|ca|au|br|mx|ru)-/, "")
    .replace(/ (oblast|krai|state|province)$/, "")
    .trim()
    .replaceAll(/[\s-]+/g, "_")
  return zonesByPlace.get(`${country} ${place}`) ?? null
}
