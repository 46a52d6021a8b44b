import { expect, it } from 'vitest';
import { parseChallenges } from '../../src/registry/challenge.ts';
import { parseImageName } from '../../src/registry/image-name.ts';
import { CannotRun } from '../../src/issue.ts';

it.each([
  ['registry.gitlab.com/a/b/web', 'registry.gitlab.com', 'a/b/web', 'https://registry.gitlab.com'],
  ['ghcr.io:443/a/web', 'ghcr.io:443', 'a/web', 'https://ghcr.io:443'],
  ['acme/web', 'docker.io', 'acme/web', 'https://registry-1.docker.io'],
  ['nginx', 'docker.io', 'library/nginx', 'https://registry-1.docker.io'],
  ['docker.io/nginx', 'docker.io', 'library/nginx', 'https://registry-1.docker.io'],
  ['index.docker.io/acme/web', 'docker.io', 'acme/web', 'https://registry-1.docker.io'],
  ['localhost/web', 'localhost', 'web', 'http://localhost'],
  ['kind.localhost:5000/web', 'kind.localhost:5000', 'web', 'http://kind.localhost:5000'],
  ['127.0.0.1:5000/a/web', '127.0.0.1:5000', 'a/web', 'http://127.0.0.1:5000'],
  ['[::1]:5000/web', '[::1]:5000', 'web', 'http://[::1]:5000'],
  // These only look like this machine.
  ['localhost.example.com/web', 'localhost.example.com', 'web', 'https://localhost.example.com'],
  ['127.0.0.1.example.com/web', '127.0.0.1.example.com', 'web', 'https://127.0.0.1.example.com'],
])('%s lies in a registry', (image, registry, repository, origin) => {
  expect(parseImageName(image)).toEqual({
    registry,
    repository,
    origin,
    isLoopback: origin.startsWith('http://'),
  });
});

it.each(['', 'Web', 'a//b', 'a/../b', 'https://ghcr.io/a', 'user@ghcr.io/a', 'ghcr.io/a?b', 'a:1'])(
  '"%s" is no image',
  (image) => {
    expect(() => parseImageName(image)).toThrow(CannotRun);
  },
);

it.each([
  [
    'Bearer realm="https://a.b/t",service="r",scope="repository:x:pull,push"',
    [
      {
        scheme: 'bearer',
        parameters: { realm: 'https://a.b/t', service: 'r', scope: 'repository:x:pull,push' },
      },
    ],
  ],
  [
    String.raw`BASIC Realm="a \"good\" one" , Bearer realm=bare, service = "x"`,
    [
      { scheme: 'basic', parameters: { realm: 'a "good" one' } },
      { scheme: 'bearer', parameters: { realm: 'bare', service: 'x' } },
    ],
  ],
  ['Negotiate', [{ scheme: 'negotiate', parameters: {} }]],
  [
    'Negotiate, Basic realm="x"',
    [
      { scheme: 'negotiate', parameters: {} },
      { scheme: 'basic', parameters: { realm: 'x' } },
    ],
  ],
  ['', []],
])('%s is a challenge', (header, challenges) => {
  expect(parseChallenges(header)).toEqual(challenges);
});
