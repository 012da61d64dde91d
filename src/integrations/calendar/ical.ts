import { createRequire } from "node:module"

/** What of ical.js is used here. Its own types can't be read under the module rules of this project. */
export type IcalTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  isDate: boolean
  zone: { tzid: string } | null
  toJSDate(): Date
  toString(): string
}
export type IcalComponent = {
  name: string
  getAllSubcomponents(name: string): IcalComponent[]
  getFirstPropertyValue(name: string): unknown
  getFirstProperty(name: string): { getParameter(name: string): unknown } | null
}
export type IcalEvent = {
  uid: string | null
  summary: string | null
  startDate: IcalTime
  endDate: IcalTime
  component: IcalComponent
  exceptions: Record<string, unknown>
  isRecurring(): boolean
  isRecurrenceException(): boolean
  iterator(): { next(): IcalTime | null | undefined }
  getOccurrenceDetails(start: IcalTime): { endDate: IcalTime }
}
type Ical = {
  parse(text: string): unknown[]
  Component: new (parsed: unknown[]) => IcalComponent
  Event: new (component: IcalComponent) => IcalEvent
  TimezoneService: { register(component: IcalComponent): void; reset(): void }
}

const loaded = createRequire(import.meta.url)("ical.js") as Ical | { default: Ical }

export const ICAL: Ical = "default" in loaded ? loaded.default : loaded
