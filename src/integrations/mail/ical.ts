import { createRequire } from "node:module"

/** What is used of ical.js, whose own types can't be read by TypeScript 7. */
type Ical = {
  parse(text: string): unknown[]
  Component: new (jcal: unknown[]) => IcalComponent
  Event: new (component: IcalComponent) => {
    uid: string | null
    summary: string | null
    sequence: number | null
    startDate: IcalTime | null
    endDate: IcalTime | null
  }
  TimezoneService: { register(zone: IcalComponent): void }
}

export type IcalComponent = {
  getFirstPropertyValue(name: string): unknown
  getAllProperties(name: string): { getFirstValue(): unknown; getParameter(name: string): unknown }[]
  getAllSubcomponents(name: string): IcalComponent[]
}

type IcalTime = { isDate: boolean; toJSDate(): Date }

/** iCalendar and jCal (RFC 5545, RFC 7265) by Mozilla's parser. */
export const ICAL = createRequire(import.meta.url)("ical.js") as Ical
