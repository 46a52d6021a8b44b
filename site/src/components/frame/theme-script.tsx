/**
 * Runs before anything is drawn, so that the scheme that a reader chose never flashes in. What it
 * adds to the page are attributes alone; without it the system's scheme holds and the switch is away.
 */
const script = `{
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  root.dataset.switch = '';
  try { const kept = localStorage.getItem('scheme'); if (kept) root.dataset.scheme = kept } catch {}
  addEventListener('click', ({ target }) => {
    if (!target.closest?.('.scheme-switch')) return;
    const shown = root.dataset.scheme ?? (dark.matches ? 'dark' : 'light');
    const next = shown === 'dark' ? 'light' : 'dark';
    root.dataset.scheme = next;
    try { localStorage.setItem('scheme', next) } catch {}
  });
}`.replace(/\n\s*/g, '');

export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
