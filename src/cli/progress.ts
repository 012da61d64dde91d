import { lengthText } from "./print.ts"

/** How far something is: a bar that stays on its line in a terminal, else a plain line for every tenth. On stderr, so that answers stay clean. */
export type Progress = { reach(done: number): void; end(): void }

const WIDTH = 30
const BETWEEN_DRAWS_MS = 100
/** What is over sooner needs no plain lines. */
const QUIET_MS = 2_000

/** @param total what it comes to, in `unit`s; with 0 nothing is shown */
export function showProgress(doing: string, total: number, unit: "bytes" | "rows"): Progress {
  const began = performance.now()
  return process.stderr.isTTY ? bar(doing, total, unit, began) : lines(doing, total, unit, began)
}

function bar(doing: string, total: number, unit: "bytes" | "rows", began: number): Progress {
  let drawn = 0
  const draw = (done: number) => {
    drawn = performance.now()
    const full = Math.round(WIDTH * share(done, total))
    const text = `${doing} [${"█".repeat(full)}${"·".repeat(WIDTH - full)}] ${amounts(done, total, unit)}, ${lengthText(drawn - began)}`
    process.stderr.write(`\r${text}\u001B[K`)
  }
  return {
    reach: (done) => {
      if (total > 0 && performance.now() - drawn >= BETWEEN_DRAWS_MS) draw(done)
    },
    end: () => void (drawn > 0 && process.stderr.write("\r\u001B[K")),
  }
}

function lines(doing: string, total: number, unit: "bytes" | "rows", began: number): Progress {
  let told = 0
  return {
    reach(done) {
      const tenth = Math.floor(share(done, total) * 10)
      if (total === 0 || tenth <= told || performance.now() - began < QUIET_MS) return
      told = tenth
      console.error(`${doing}: ${amounts(done, total, unit)}, ${lengthText(performance.now() - began)}`)
    },
    end: () => {},
  }
}

function share(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, done / total)
}

function amounts(done: number, total: number, unit: "bytes" | "rows"): string {
  const percent = `${Math.floor(share(done, total) * 100)} %`
  if (unit === "rows") return `${percent}, ${done.toLocaleString("en")} of ${total.toLocaleString("en")} rows`
  return `${percent} of ${(total / 1_000_000).toFixed(1)} MB`
}
