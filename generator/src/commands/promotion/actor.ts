import { askGit } from '../../git/run.ts';
import type { Actor } from '../../promotion/move.ts';
import type { Context } from '../context.ts';
import type { Surroundings } from '../surroundings.ts';

/** Who acts: the person for whom CI runs, or whom git knows. */
export async function findActor(
  { root, now }: Context,
  { variables }: Pick<Surroundings, 'variables'>,
): Promise<Actor> {
  const person = variables.GITHUB_ACTOR ?? variables.GITLAB_USER_LOGIN;
  if (person) return { name: person, now: now() };
  const answer = await askGit(root, ['var', 'GIT_AUTHOR_IDENT']);
  const ident = 'output' in answer ? answer.output.toString() : '';
  const [, name = ''] = /^(.*) <.*>/.exec(ident) ?? [];
  return { name: name || 'unknown', now: now() };
}
