import type { Issue } from '../../issue.ts';
import { textOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { dangling } from './reference.ts';

/** An Application is in a project that exists beside Argo CD. */
export const projectsExist: Rule = ({ ofKind, find, world }) =>
  ofKind('Application.argoproj.io').flatMap((application): Issue[] => {
    const name = textOf(application, 'spec', 'project') ?? '';
    if (find('AppProject.argoproj.io', world.argocdNamespace, name)) return [];
    const known = ofKind('AppProject.argoproj.io').map(({ metadata }) => metadata.name);
    const expected = `the name of an AppProject in ${world.argocdNamespace}`;
    return [dangling(application, 'spec.project', expected, name, known)];
  });
