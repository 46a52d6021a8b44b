import { nameOf } from '../../content/site-name.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import type { Footer, Setting } from '../../payload-types.ts';
import { TextLink } from '../text-link.tsx';

interface Props {
  readonly settings: Setting;
  readonly footer: Footer;
  readonly locale: Language;
}

export function SiteFooter({ settings, footer, locale }: Props) {
  const items = footer.navItems ?? [];
  return (
    <footer className="site-footer">
      <div className="columns">
        <div className="site-mark">
          <p className="site-name">{nameOf(settings)}</p>
          {settings.tagline && <p>{settings.tagline}</p>}
        </div>
        <div className="site-end">
          {items.length > 0 && (
            <ul className="menu">
              {items.map(({ id, link }) => (
                <li key={id}>
                  <TextLink link={link} locale={locale} />
                </li>
              ))}
            </ul>
          )}
          <div className="site-note">
            {footer.note && <p>{footer.note}</p>}
            <button type="button" className="scheme-switch">
              {wordsIn(locale).otherScheme}
            </button>
          </div>
        </div>
      </div>
    </footer>
  );
}
