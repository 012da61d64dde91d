/**
 * The same function, which keeps its answers: for what is asked again and again and always has the same one.
 *
 * @param most how many answers are kept; at the bound all are forgotten, which keeps it small and costs little
 */
export function remembering<Question, Answer>(most: number, answer: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, Answer>()
  return (question) => {
    const known = answers.get(question)
    if (known !== undefined || answers.has(question)) return known as Answer
    if (answers.size >= most) answers.clear()
    const fresh = answer(question)
    answers.set(question, fresh)
    return fresh
  }
}
