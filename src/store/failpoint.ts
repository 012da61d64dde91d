/** What a failpoint does at its `hit`-th pass, and (`goesOn`) at every later one: ends the process at once as kill -9 does, or throws. */
type Failure = { how: "kill" | "throw"; hit: number; goesOn: boolean }

let armed = parseFailpoints(process.env["BATON_FAILPOINTS"] ?? "")
const passes = new Map<string, number>()

/**
 * A named place where tests let the process die. Does nothing unless `BATON_FAILPOINTS` names it, such as
 * `before-commit:tick=kill@3,after-commit:intake=throw@1`.
 *
 * @throws Error at the pass for which `throw` was asked
 */
export function failpoint(name: string): void {
  const failure = armed.get(name)
  if (failure === undefined) return
  const pass = (passes.get(name) ?? 0) + 1
  passes.set(name, pass)
  if (pass < failure.hit || (pass > failure.hit && !failure.goesOn)) return
  if (failure.how === "kill") process.kill(process.pid, "SIGKILL")
  throw new Error(`Failpoint ${name} was asked to fail here.`)
}

/** Arms failpoints within a test, in the words of `BATON_FAILPOINTS`, and starts counting anew; empty disarms all. */
export function armFailpoints(text: string): void {
  armed = parseFailpoints(text)
  passes.clear()
}

/**
 * Reads `name=kill@3,name=throw@1+`; without `@` the first pass counts, with `+` every later one, too.
 *
 * @throws Error that shows the part which is not understood
 */
export function parseFailpoints(text: string): Map<string, Failure> {
  const parts = text.split(",").filter((part) => part.trim() !== "")
  return new Map(parts.map(parseFailpoint))
}

function parseFailpoint(part: string): [string, Failure] {
  const match = /^([\w:./-]+)=(kill|throw)(?:@([1-9]\d*)(\+)?)?$/.exec(part.trim())
  if (match === null) throw new Error(`"${part.trim()}" is not a failpoint; write name=kill@3 or name=throw@1.`)
  return [match[1] as string, { how: match[2] as Failure["how"], hit: Number(match[3] ?? 1), goesOn: match[4] === "+" }]
}
