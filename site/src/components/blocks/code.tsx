import { wordsIn, type Language } from '../../content/words.ts';
import type { CodeBlock } from '../../payload-types.ts';

interface Props {
  readonly block: Pick<CodeBlock, 'language' | 'code'>;
  readonly locale: Language;
}

export function Code({ block: { language, code }, locale }: Props) {
  const name = names[language ?? 'plain'];
  return (
    <figure className="code">
      {name !== undefined && <figcaption>{name}</figcaption>}
      {/* Long lines scroll, by the keyboard too. */}
      <pre tabIndex={0} role="region" aria-label={name ?? wordsIn(locale).code} translate="no">
        <code>{code}</code>
      </pre>
    </figure>
  );
}

const names: Record<NonNullable<CodeBlock['language']>, string | undefined> = {
  plain: undefined,
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  css: 'CSS',
  html: 'HTML',
  json: 'JSON',
  yaml: 'YAML',
  bash: 'Shell',
  python: 'Python',
  sql: 'SQL',
};
