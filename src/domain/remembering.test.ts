import { expect, test } from "vitest"
import { remembering } from "#domain/remembering.ts"

test("asks once for each question, also where the answer is that there is none, and forgets all at the bound", () => {
  const asked: string[] = []
  const lengthOf = remembering(2, (text: string) => {
    asked.push(text)
    return text === "" ? undefined : text.length
  })

  expect(["a", "a", "", ""].map(lengthOf)).toEqual([1, 1, undefined, undefined])
  expect(asked).toEqual(["a", ""])
  expect(["bb", "a", "bb"].map(lengthOf)).toEqual([2, 1, 2])
  expect(asked).toEqual(["a", "", "bb", "a"])
})
