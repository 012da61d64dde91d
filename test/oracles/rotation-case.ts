import { type Rotation, rotationHandovers } from "../../src/domain/calendar/business-time.ts"
import { text } from "./business-time-case.ts"

/** One recorded rotation and the handovers that a product made of it. */
export type RotationCase = {
  id: string
  input: { tz: string; start: string; unit: Rotation["unit"]; length: number; from_n: number }
  expected_handoffs: string[]
  agrees?: boolean
}

/** The library's handovers, and whether one of them fell into a gap, where the recorded product takes the end of the gap. */
export function rotationAnswer({ input, expected_handoffs }: RotationCase): { at: (string | null)[]; moved: boolean } {
  const { tz, start, unit, length, from_n } = input
  const handovers = rotationHandovers({ zone: tz, start, unit, length }, from_n, expected_handoffs.length)
  return { at: handovers.map(({ at }) => text(at)), moved: handovers.some(({ moved }) => moved) }
}
