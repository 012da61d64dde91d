import { getAllCountries, getCountry, getTimezone } from "countries-and-timezones"
import { getCountries, getCountryCallingCode } from "libphonenumber-js/min"
import type { ZoneTable } from "#domain/intake/lead-zone.ts"

/** Where a clock is shared by several places, the place that it is known by. */
const KNOWN_BY = [
  "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage America/Adak Pacific/Honolulu",
  "America/Toronto America/Winnipeg America/Regina America/Edmonton America/Vancouver America/Halifax America/St_Johns America/Whitehorse",
  "America/Sao_Paulo America/Manaus America/Rio_Branco America/Noronha America/Mexico_City America/Cancun America/Hermosillo America/Mazatlan America/Tijuana",
  "Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth",
  "Europe/Moscow Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Kamchatka",
  "Europe/Berlin Europe/Kyiv Europe/Lisbon Europe/Madrid Atlantic/Canary Asia/Almaty Asia/Jakarta Pacific/Auckland America/Argentina/Buenos_Aires America/Santiago",
].flatMap((line) => line.split(" "))

/** Countries whose law or habit knows one clock, whatever the map says. */
const ONE_CLOCK: Readonly<Record<string, string>> = {
  CN: "Asia/Shanghai",
  AR: "America/Argentina/Buenos_Aires",
  UA: "Europe/Kyiv",
  VN: "Asia/Ho_Chi_Minh",
}

/** Countries that a shared calling code is first of all that of. */
const MAIN = ["GB", "US", "RU", "IT", "NO", "AU", "FI", "FR", "MA", "GP", "CW", "RE", "SH"]

/** Places of a few hundred people with a clock of their own, which would only narrow the hours of everybody else. */
const TINY = new Set([
  ...[
    "America/Adak",
    "America/Noronha",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Easter",
    "America/Coyhaique",
  ],
  ...["America/Metlakatla", "Antarctica/Macquarie", "America/Scoresbysund", "America/Danmarkshavn"],
])

/** A continent and a city, as tzdb names places; other names are from before that. */
const PLACE = /^(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//

/** The zones of the world as the packages know them. */
export const ZONES: ZoneTable = { ofCountry: countryZones(), ofCallingCode: callingCodes() }

function countryZones(): Map<string, readonly string[]> {
  return new Map(Object.keys(getAllCountries()).map((id) => [id, zonesOf(id as Parameters<typeof getCountry>[0])]))
}

/** One zone for each pair of winter and summer offsets: places that live by the same clock are one. */
function zonesOf(id: Parameters<typeof getCountry>[0]): string[] {
  const only = ONE_CLOCK[id]
  if (only !== undefined) return [only]
  const all = (getCountry(id, { deprecated: true })?.timezones ?? []).flatMap((name) => getTimezone(name) ?? [])
  const places = all.filter(({ name }) => PLACE.test(name) && !TINY.has(name))
  const ofItsOwn = places.filter(({ countries }) => countries?.[0] === id)
  const today = ofItsOwn.filter((zone) => !zone.deprecated)
  const own = today.length > 0 ? today : ofItsOwn
  const alike = Map.groupBy(own.length > 0 ? own : places, (zone) => `${zone.utcOffset} ${zone.dstOffset}`)
  return [...alike.values()].flatMap((same) => (same.find(({ name }) => KNOWN_BY.includes(name)) ?? same[0])?.name ?? [])
}

function callingCodes(): Map<string, readonly string[]> {
  const byCode = Map.groupBy(
    getCountries() as string[],
    (country) => getCountryCallingCode(country as Parameters<typeof getCountryCallingCode>[0]) as string,
  )
  const rank = (country: string) => (MAIN.includes(country) ? 0 : 1)
  return new Map([...byCode].map(([code, countries]) => [code, countries.toSorted((a, b) => rank(a) - rank(b))]))
}
