import type { Issue } from '../../issue.ts';
import { fieldOf, showValue, textOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { applicationOf, outside, placeOf, projectOf, rightsByProject } from './rights.ts';

// A project that does not exist is a dangling reference and is told there.

/** An Application reads a repository that its project lists. */
export const repositoriesAreAllowed: Rule = (facts) => {
  const rights = rightsByProject(facts);
  return facts.ofKind('Application.argoproj.io').flatMap((application): Issue[] => {
    const project = projectOf(application);
    const repositories = rights.get(project)?.repositories;
    const repository = textOf(application, 'spec', 'source', 'repoURL');
    if (!repositories || (repository !== undefined && repositories.has(repository))) return [];
    const message = 'spec.source.repoURL is a repository that its project does not allow';
    const expected = `one of the project "${project}": ${[...repositories].join(', ')}`;
    return [outside(application, message, expected, showValue(repository))];
  });
};

/** It writes to a namespace that its project allows. */
export const destinationsAreAllowed: Rule = (facts) => {
  const rights = rightsByProject(facts);
  return facts.ofKind('Application.argoproj.io').flatMap((application): Issue[] => {
    const project = projectOf(application);
    const destinations = rights.get(project)?.destinations;
    const place = placeOf(fieldOf(application, 'spec', 'destination'));
    if (!destinations || destinations.some((allowed) => allowed.test(place))) return [];
    const message = 'spec.destination is a place that its project does not allow';
    return [outside(application, message, `a destination of the project "${project}"`, place)];
  });
};

/** The Application of a site is there, beside Argo CD, in the project of its environment. */
export const sitesAreInTheirProject: Rule = (facts) =>
  facts.world.sites.flatMap(({ application: name, namespace, project }): Issue[] => {
    const application = applicationOf(facts, name);
    const got = textOf(application, 'spec', 'project');
    if (got === project) return [];
    const expected = `the project "${project}"`;
    if (application)
      return [outside(application, 'is in a foreign project', expected, showValue(got))];
    const site = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
    return [outside(site, `has no Application "${name}"`, expected, 'nothing')];
  });
