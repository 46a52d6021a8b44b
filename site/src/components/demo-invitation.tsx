import { isAdmin } from '@synestra/cms-core';
import type { I18n } from '@payloadcms/translations';
import type { Payload } from 'payload';
import { env } from '../env.ts';
import type { User } from '../payload-types.ts';
import { DemoButton } from './demo-button.tsx';

interface Props {
  readonly payload: Payload;
  readonly user: User | null;
  readonly i18n: I18n;
}

/** Offers an admin demo content while the site has none of its own. */
export async function DemoInvitation({ payload, user, i18n }: Props) {
  if (!isAdmin(user)) return null;
  const { totalDocs } = await payload.count({ collection: 'pages' });
  if (totalDocs > 0) return null;
  const words = i18n.language === 'ru' ? russian : english;
  return <DemoButton words={words} needsKey={env.environment !== 'dev'} />;
}

const english = {
  title: 'The site is empty',
  lead: 'Load demo content to see what a finished site looks like. You can change or delete all of it.',
  key: 'Key to demo content (SEED_KEY of this site)',
  load: 'Load demo content',
  loading: 'Loading…',
  refused: 'The key is not the one of this site.',
  full: 'The site has content already.',
  broken: 'The content was not loaded, and nothing of it was kept. The log of the site says why.',
};

const russian: typeof english = {
  title: 'Сайт пока пуст',
  lead: 'Загрузите демонстрационный контент, чтобы увидеть готовый сайт. Всё можно изменить или удалить.',
  key: 'Ключ демонстрационного контента (SEED_KEY этого сайта)',
  load: 'Загрузить демо-контент',
  loading: 'Загружаем…',
  refused: 'Это не ключ этого сайта.',
  full: 'На сайте уже есть контент.',
  broken: 'Контент не загружен, и ничего из него не сохранено. Причина — в журнале сайта.',
};
