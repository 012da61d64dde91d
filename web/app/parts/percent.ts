import { language } from "#app/texts.ts"

/** A share from 0 to 1 as people write it; below a tenth with one digit behind the point. */
export function percent(share: number): string {
  return share.toLocaleString(language(), { style: "percent", maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 })
}
