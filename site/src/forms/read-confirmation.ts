import { getPayload } from 'payload';
import config from '../payload.config.ts';
import { locales, localise } from '../content/addresses.ts';
import { findAddress } from '../content/link-target.ts';

/** Where a form sends its readers after they have filled it in; undefined where a note says thanks. */
export async function readConfirmation(
  form: string,
  request: Request,
): Promise<string | undefined> {
  const payload = await getPayload({ config });
  const { confirmationType, redirect } = await payload.findByID({
    collection: 'forms',
    id: Number(form),
    depth: 1,
    overrideAccess: false,
  });
  if (confirmationType !== 'redirect' || !redirect) return undefined;
  const locale = findLanguage(request);
  if (redirect.type === 'reference') {
    return redirect.reference ? findAddress(redirect.reference, locale) : undefined;
  }
  const { url } = redirect;
  return url?.startsWith('/') ? localise(url, locale) : (url ?? undefined);
}

/** The language of the page that the form stood on. */
function findLanguage(request: Request) {
  const [defaultLocale, ...others] = locales;
  const referer = request.headers.get('referer') ?? '';
  const path = URL.canParse(referer) ? new URL(referer).pathname : '';
  return others.find((locale) => `${path}/`.startsWith(`/${locale}/`)) ?? defaultLocale;
}
