import { lengthText } from "./print.ts"

/** How far something is: a bar that stays on its line in a terminal, else a plain line for every tenth. On stderr, so that answers stay clean. */
export type Progress = {
  /** @param what how much that is, in words, where `done` alone does not say it */
  reach(done: number, what?: string): void
  end(): void
}

/** `permille`: of what nobody can count beforehand. */
type Unit = "bytes" | "rows" | "permille"

const WIDTH = 30
const BETWEEN_DRAWS_MS = 100
/** What is over sooner needs no plain lines. */
const QUIET_MS = 2_000

/** @param total what it comes to, in `unit`s; with 0 nothing is shown */
export function showProgress(doing: string, total: number, unit: Unit): Progress {
  const began = performance.now()
  return process.stderr.isTTY ? bar(doing, total, unit, began) : lines(doing, total, unit, began)
}

function bar(doing: string, total: number, unit: Unit, began: number): Progress {
  let drawn = 0
  const draw = (done: number, what?: string) => {
    drawn = performance.now()
    const full = Math.round(WIDTH * share(done, total))
    const text = `${doing} [${"█".repeat(full)}${"·".repeat(WIDTH - full)}] ${what ?? amounts(done, total, unit)}${pace(done, total, unit, drawn - began)}`
    process.stderr.write(`\r${text}\u001B[K`)
  }
  return {
    reach: (done, what) => {
      if (total > 0 && performance.now() - drawn >= BETWEEN_DRAWS_MS) draw(done, what)
    },
    end: () => void (drawn > 0 && process.stderr.write("\r\u001B[K")),
  }
}

function lines(doing: string, total: number, unit: Unit, began: number): Progress {
  let told = 0
  return {
    reach(done, what) {
      const tenth = Math.floor(share(done, total) * 10)
      if (total === 0 || tenth <= told || performance.now() - began < QUIET_MS) return
      told = tenth
      console.error(`${doing}: ${what ?? amounts(done, total, unit)}${pace(done, total, unit, performance.now() - began)}`)
    },
    end: () => {},
  }
}

function share(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, done / total)
}

/** How fast it goes, and how long it will still take at that pace. */
function pace(done: number, total: number, unit: Unit, took: number): string {
  if (done <= 0 || took < QUIET_MS) return `, ${lengthText(took)}`
  const rate = (done / took) * 1_000
  const speed =
    unit === "rows" ? `, ${Math.round(rate).toLocaleString("en")}/s` : unit === "bytes" ? `, ${(rate / 1_000_000).toFixed(1)} MB/s` : ""
  const left = Math.max(0, (total - done) / rate) * 1_000
  return `${speed}, ${lengthText(took)}, ${lengthText(left)} left`
}

function amounts(done: number, total: number, unit: Unit): string {
  const percent = `${Math.floor(share(done, total) * 100)} %`
  if (unit === "rows") return `${percent}, ${done.toLocaleString("en")} of ${total.toLocaleString("en")} rows`
  if (unit === "permille") return percent
  return `${percent} of ${(total / 1_000_000).toFixed(1)} MB`
}
