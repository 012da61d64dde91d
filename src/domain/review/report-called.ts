import type { ReportShape } from "#domain/review/report-shape.ts"
import { REPORT_SHAPES } from "#domain/review/report-shapes.ts"

/** The report of this name, or undefined. */
export function reportCalled(name: string): ReportShape | undefined {
  return REPORT_SHAPES.find((shape) => shape.name === name)
}
