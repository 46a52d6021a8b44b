import { NotFoundMessage } from '../../components/not-found-message.tsx';
import { readSettings } from '../../content/read.ts';

export default async function NotFound() {
  const { language } = await readSettings();
  return <NotFoundMessage language={language} />;
}
