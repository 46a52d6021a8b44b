import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import type { Issue } from '../../issue.ts';

/** A value that only a person knows. */
export interface Question {
  readonly name: string;
  /** Nothing is an answer too. */
  readonly optional: boolean;
}

/** How a person is reached: never by arguments, which every process of the machine can read. */
export interface Person {
  /** Asks without showing what is typed; undefined where nobody could answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** All that was piped in. */
  readonly read: () => Promise<string>;
}

export type Answered =
  { readonly answers: Readonly<Record<string, string>> } | { readonly issues: readonly Issue[] };

/** Asks for every value, or takes them as lines `NAME=value` where they are piped in. */
export async function answer(
  questions: readonly Question[],
  person: Person,
  fromStdin: boolean,
): Promise<Answered> {
  if (questions.length === 0) return { answers: {} };
  const given = fromStdin ? parseLines(await person.read()) : await askAll(questions, person);
  if ('issues' in given) return given;
  const { answers } = given;
  const names = questions.map(({ name }) => name);
  const unknown = Object.keys(answers).filter((name) => !names.includes(name));
  const missing = questions.filter(
    ({ name, optional }) => !optional && answers[name] === undefined,
  );
  const issues = [
    ...unknown.map((name) => describeUnknown(name, names)),
    ...missing.map(({ name }) => describeUnanswered(name, fromStdin)),
  ];
  return issues.length > 0 ? { issues } : { answers };
}

async function askAll(questions: readonly Question[], { ask }: Person): Promise<Answered> {
  const answers: Record<string, string> = {};
  for (const { name, optional } of ask ? questions : []) {
    const given = await ask?.(`${name}${optional ? ' (empty: none)' : ''}: `);
    if (given?.trim()) answers[name] = given.trim();
  }
  return { answers };
}

const line = /^([A-Z][A-Z0-9_]*)=(.*)$/;

function parseLines(input: string): Answered {
  const lines = input.split(/\r?\n/).filter((each) => each.trim() !== '');
  const answers = lines.flatMap((each): [string, string][] => {
    const [, name = '', value = ''] = line.exec(each) ?? [];
    return name === '' || value.trim() === '' ? [] : [[name, value.trim()]];
  });
  const unreadable = lines.findIndex((each) => !line.test(each));
  if (unreadable === -1) return { answers: Object.fromEntries(answers) };
  return {
    issues: [
      {
        code: 'unreadable-answer',
        message: `line ${unreadable + 1} of the standard input is not NAME=value`,
        at: 'the standard input',
        hint: 'one value a line, without quotes',
      },
    ],
  };
}

function describeUnknown(name: string, names: readonly string[]): Issue {
  return {
    code: 'unknown-answer',
    message: 'is asked for by nothing that is missing',
    at: name,
    expected: names.join(', '),
  };
}

function describeUnanswered(name: string, fromStdin: boolean): Issue {
  return {
    code: 'unanswered',
    message: 'has no value',
    at: name,
    hint: fromStdin
      ? `add the line ${name}=value to what is piped in`
      : 'run it in a terminal, or pipe NAME=value lines in with --from-stdin',
  };
}

/** The person at a terminal. What is typed is not echoed, and `err` shows the question. */
export function personAt(input: NodeJS.ReadStream, err: (text: string) => void): Person {
  return {
    ask: input.isTTY ? (question) => askHidden(input, question, err) : undefined,
    read: () => text(input),
  };
}

async function askHidden(
  input: NodeJS.ReadStream,
  question: string,
  err: (text: string) => void,
): Promise<string> {
  err(question);
  const nowhere = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    err('\n');
  }
}
