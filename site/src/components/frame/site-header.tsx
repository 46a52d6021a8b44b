import { localise, searchAddress } from '../../content/addresses.ts';
import { nameOf } from '../../content/site-name.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import type { Header, Setting } from '../../payload-types.ts';
import { pathOfFile } from '../picture.tsx';
import { TextLink } from '../text-link.tsx';
import { LanguageSwitch } from './language-switch.tsx';

interface Props {
  readonly settings: Setting;
  readonly header: Header;
  readonly locale: Language;
  readonly path: string;
}

/** Links are plain ones: pages are small and cached, the router's links would weigh more than they do. */
export function SiteHeader({ settings, header, locale, path }: Props) {
  const words = wordsIn(locale);
  const items = header.navItems ?? [];
  return (
    <header className="site-header columns">
      <a className="site-name" href={localise('/', locale)}>
        <Logo settings={settings} />
        <span>{nameOf(settings)}</span>
      </a>
      <div className="site-menus">
        {items.length > 0 && (
          <nav aria-label={words.mainMenu}>
            <ul className="menu">
              {items.map(({ id, link }) => (
                <li key={id}>
                  <TextLink link={link} locale={locale} />
                </li>
              ))}
            </ul>
          </nav>
        )}
        <ul className="menu site-tools">
          <li>
            <a className="search-link" href={searchAddress(locale)} aria-label={words.search}>
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <circle cx="8.5" cy="8.5" r="5.75" />
                <path d="m13 13 4.5 4.5" />
              </svg>
            </a>
          </li>
          <LanguageSwitch locale={locale} path={path} />
        </ul>
      </div>
    </header>
  );
}

/** It stands beside the name, and so says nothing of its own. */
function Logo({ settings: { logo } }: Pick<Props, 'settings'>) {
  if (!logo || typeof logo !== 'object' || !logo.url) return null;
  return (
    <img
      className="site-logo"
      src={pathOfFile(logo.url)}
      alt=""
      width={logo.width ?? undefined}
      height={logo.height ?? undefined}
    />
  );
}
