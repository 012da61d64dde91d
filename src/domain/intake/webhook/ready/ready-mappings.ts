import type { Mapping } from "../mapping.ts"
import { calendly } from "./calendly.ts"
import { generic } from "./generic.ts"
import { hubspot } from "./hubspot.ts"
import { meta } from "./meta.ts"
import { typeform } from "./typeform.ts"
import { webflow } from "./webflow.ts"

/** Whose webhooks are understood without a mapping of one's own; `custom` for everybody else's. */
export const VENDORS = ["typeform", "webflow", "calendly", "hubspot", "meta", "custom"] as const
export type Vendor = (typeof VENDORS)[number]

/** The mapping that a source of a vendor begins with. */
export const READY_MAPPINGS: Record<Vendor, Mapping> = { typeform, webflow, calendly, hubspot, meta, custom: generic }
