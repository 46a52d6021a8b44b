/** Asks each question only the first time that it comes. */
export function onceForEach<Question extends readonly string[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...question) => {
    const name = question.join('\0');
    const answer = answers.get(name) ?? ask(...question);
    answers.set(name, answer);
    return answer;
  };
}
