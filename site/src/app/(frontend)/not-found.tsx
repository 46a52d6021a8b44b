import { NotFoundMessage } from '../../components/not-found-message.tsx';
import { defaultLanguage } from '../../content/language.ts';

export default function NotFound() {
  return <NotFoundMessage language={defaultLanguage} />;
}
