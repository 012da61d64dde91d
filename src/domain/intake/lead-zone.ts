import type { FieldValue } from "#domain/condition/condition.ts"
import { areaCodeZones } from "#domain/intake/area-code-zones.ts"
import { stateZones } from "#domain/intake/state-zones.ts"
import { isZone, statedZone } from "#domain/intake/stated-zone.ts"
import type { Instant } from "#domain/instant.ts"

/** What the world's zones are: those of each country, one for each clock that people there live by; and the countries of each calling code, the main one first. */
export type ZoneTable = { ofCountry: ReadonlyMap<string, readonly string[]>; ofCallingCode: ReadonlyMap<string, readonly string[]> }

export type ZoneSource = "stated" | "browser" | "phone" | "address" | "company_site" | "ip" | "region"

/** Where on the clock a lead lives: `zones` has several when nothing tells them apart, the likeliest first. `confidence` from 0 to 1. */
export type LeadZone = { zones: readonly string[]; source: ZoneSource; confidence: number }

type Fields = Readonly<Record<string, FieldValue>>

/** How sure each source is when it leaves one zone; with several left it is a third less. */
const CONFIDENCE: Readonly<Record<ZoneSource, number>> = {
  stated: 0.95,
  browser: 0.9,
  phone: 0.75,
  address: 0.7,
  company_site: 0.45,
  ip: 0.5,
  region: 0.1,
}

/**
 * A lead's zone: as stated, else by browser, phone, address, company's site, network address, and at last where its region is worked from. The first that says
 * something decides; only where it leaves several zones may a later one that tells them apart choose among them.
 *
 * @param regionZone the zone of the lead's region, the last resort; null when there is none
 */
export function leadZone(fields: Fields, table: ZoneTable, regionZone: string | null, now: Instant): LeadZone | null {
  const country = textOf(fields["country"])?.toUpperCase() ?? null
  const ofCountry = country === null ? [] : (table.ofCountry.get(country) ?? [])
  const sources: [ZoneSource, () => readonly string[] | null][] = [
    ["stated", () => one(stated(fields["time_zone"], ofCountry, now))],
    ["browser", () => one(ofBrowser(fields["browser_zone"]))],
    ["phone", () => ofPhone(textOf(fields["phone"]) ?? textOf(fields["mobile_phone"]), country, table)],
    ["address", () => ofAddress(country, textOf(fields["state"]), ofCountry)],
    ["company_site", () => ofSite(textOf(fields["company_domain"]), table)],
    ["ip", () => one(ofBrowser(fields["ip_zone"]))],
    ["region", () => one(regionZone)],
  ]
  let found: LeadZone | null = null
  for (const [source, clue] of sources) {
    if (found !== null && (found.zones.length === 1 || source === "region")) break
    const zones = clue()
    if (zones === null || zones.length === 0) continue
    if (found === null) found = { source, zones, confidence: confidenceOf(source, zones) }
    else found = narrowed(found, zones)
  }
  return found
}

/** What was found, with only those zones of it that another clue also has; unchanged when they have none in common. */
function narrowed(found: LeadZone, zones: readonly string[]): LeadZone {
  const both = found.zones.filter((zone) => zones.includes(zone))
  return both.length === 0 ? found : { ...found, zones: both, confidence: confidenceOf(found.source, both) }
}

function confidenceOf(source: ZoneSource, zones: readonly string[]): number {
  return zones.length === 1 ? CONFIDENCE[source] : Math.round(CONFIDENCE[source] * 67) / 100
}

function one(zone: string | null): readonly string[] | null {
  return zone === null ? null : [zone]
}

function stated(value: FieldValue | undefined, ofCountry: readonly string[], now: Instant): string | null {
  const text = textOf(value)
  return text === null ? null : statedZone(text, ofCountry, now)
}

/** Browsers that hide where they are say UTC, and so do machines: that says nothing. */
function ofBrowser(value: FieldValue | undefined): string | null {
  const text = textOf(value)
  if (text === null || text.length > 60 || !text.includes("/") || text.startsWith("Etc/")) return null
  return isZone(text) ? text : null
}

/** By area code in North America; elsewhere by the country of the calling code, the lead's own where several share it. */
function ofPhone(phone: string | null, country: string | null, table: ZoneTable): readonly string[] | null {
  if (phone === null || !phone.startsWith("+")) return null
  const digits = phone.replaceAll(/\D/g, "")
  if (digits.startsWith("1")) return areaCodeZones(digits.slice(1))
  for (const length of [3, 2, 1]) {
    const countries = table.ofCallingCode.get(digits.slice(0, length))
    const [main] = countries ?? []
    if (countries === undefined || main === undefined) continue
    return table.ofCountry.get(country !== null && countries.includes(country) ? country : main) ?? null
  }
  return null
}

function ofAddress(country: string | null, state: string | null, ofCountry: readonly string[]): readonly string[] | null {
  if (country === null || ofCountry.length === 0) return null
  return ofCountry.length === 1 || state === null ? ofCountry : (stateZones(country, state) ?? ofCountry)
}

/** Endings that many use who are not of that country. */
const WORLDWIDE = new Set(["AI", "CO", "IO", "ME", "TV", "CC", "LY", "GG", "FM", "AM", "TO", "WS", "SO", "SH", "VC", "LA", "AG", "AC"])

function ofSite(domain: string | null, table: ZoneTable): readonly string[] | null {
  const ending = domain?.split(".").at(-1)?.toUpperCase() ?? ""
  if (WORLDWIDE.has(ending)) return null
  return table.ofCountry.get(ending === "UK" ? "GB" : ending) ?? null
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null
}
