/** An evening front: some are home, some keep flowers, one has a cat. */
export function drawWindows(): string {
  const windows = rows.flatMap((row, line) =>
    Array.from(row, (kind, column) => drawWindow(150 + column * 330, 130 + line * 440, kind)),
  );
  return `
    <rect width="2160" height="1440" fill="#33303f"/>
    <rect width="2160" height="54" fill="#24222d"/>
    <path d="M0 500 H2160 M0 940 H2160 M0 1380 H2160" stroke="#3f3b4c" stroke-width="14"/>
    ${windows.join('')}`;
}

/** One letter for each window: dark, lit, curtains, flowers, lamp, cat. */
const rows = ['dlcdfl', 'fdlcdd', 'lcdkap'] as const;

const panes: Readonly<Record<string, string>> = {
  d: '#454a60',
  l: '#f5c16c',
  c: '#f2b35e',
  f: '#f8cf86',
  k: '#f5c16c',
  a: '#ef9f5c',
  p: '#50566e',
};

const details: Readonly<Record<string, string>> = {
  d: '<path d="M0 150 L210 20 V110 L0 240Z" fill="#535970" opacity=".6"/>',
  p: '<path d="M0 150 L210 20 V110 L0 240Z" fill="#5f667f" opacity=".6"/>',
  c: '<path d="M0 0 H84 C78 130 50 220 10 300 H0Z M210 0 H126 C132 130 160 220 200 300 H210Z" fill="#d9765a"/>',
  f: `<path d="M24 262 h56 l-8 38 h-40Z M122 262 h64 l-9 38 h-46Z" fill="#a8533f"/>
    <path d="M52 264 C20 220 30 190 44 180 M52 264 C60 210 80 196 88 200 M52 264 V176" stroke="#3d6a51" stroke-width="9" fill="none"/>
    <circle cx="44" cy="176" r="15" fill="#d9573f"/><circle cx="88" cy="198" r="13" fill="#d9573f"/>
    <path d="M154 264 C120 220 122 150 154 120 C186 150 188 220 154 264Z" fill="#3d6a51"/>`,
  l: '<path d="M104 0 V58 M70 96 C74 66 86 58 104 58 S134 66 138 96Z" stroke="#7a4a34" stroke-width="5" fill="#fff0cf"/>',
  a: '<path d="M0 0 H210 V118 H0Z" fill="#f7dcae"/><path d="M0 118 H210" stroke="#b8683f" stroke-width="8"/>',
  k: `<path d="M112 300 C96 240 112 196 132 180 L128 148 L148 164 H166 L186 148 L182 184 C192 214 196 260 192 300Z" fill="#2b2833"/>
    <path d="M118 292 C70 300 56 268 70 244" stroke="#2b2833" stroke-width="14" fill="none" stroke-linecap="round"/>`,
};

function drawWindow(x: number, y: number, kind: string): string {
  return `<g transform="translate(${x} ${y})">
    <rect x="-16" y="-16" width="242" height="332" fill="#24222d"/>
    <svg width="210" height="300"><rect width="210" height="300" fill="${panes[kind] ?? ''}"/>${details[kind] ?? ''}</svg>
    <path d="M105 0 V300 M0 100 H210" stroke="#24222d" stroke-width="9"/>
    <rect x="-28" y="312" width="266" height="20" fill="#57536a"/>
  </g>`;
}
