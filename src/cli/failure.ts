/** Why a command could not do its work: one line for a person, what to do about it, and what the API answered, when it did. */
export class Failure extends Error {
  readonly advice: string
  readonly exitCode: 1 | 2
  /** The API's problem document, for `--json`; null when the API was not reached. */
  readonly problem: unknown

  /** @param exitCode 1 refused or failed, 2 the command was typed wrongly */
  constructor(message: string, advice = "", { exitCode = 1 as 1 | 2, problem = null as unknown } = {}) {
    super(message)
    this.advice = advice
    this.exitCode = exitCode
    this.problem = problem
  }
}
