/** Covers of the demo pages, drawn rather than stored: four flat landscapes of 2160 by 1440. */
export const drawings = {
  harbour: draw(`
    <rect width="2160" height="1440" fill="#f3c9a5"/>
    <circle cx="1480" cy="620" r="230" fill="#fbe9d2"/>
    <path d="M0 760 C300 560 560 640 820 720 S1400 560 1700 650 2160 600 2160 600 V1440 H0Z" fill="#c9785a"/>
    <path d="M0 860 C360 740 700 800 1040 850 S1800 760 2160 820 V1440 H0Z" fill="#8c4a3c"/>
    <rect y="940" width="2160" height="500" fill="#2f4a55"/>
    <g fill="#f3c9a5" opacity=".55">
      <rect x="1330" y="980" width="300" height="14" rx="7"/>
      <rect x="1250" y="1040" width="430" height="14" rx="7"/>
      <rect x="1370" y="1100" width="230" height="14" rx="7"/>
      <rect x="1310" y="1170" width="330" height="14" rx="7"/>
    </g>
    <path d="M420 1080 H760 L700 1170 H480Z" fill="#1f3139"/>
    <path d="M590 700 V1070 H600 V700Z" fill="#1f3139"/>
    <path d="M610 730 L770 1050 H610Z" fill="#fbe9d2"/>
    <path d="M580 790 L460 1050 H580Z" fill="#f0b488"/>`),
  garden: draw(`
    <rect width="2160" height="1440" fill="#dfe7d3"/>
    <circle cx="620" cy="470" r="260" fill="#f7f3e3"/>
    <path d="M0 820 C400 640 800 700 1200 790 S1900 660 2160 720 V1440 H0Z" fill="#9db98a"/>
    <path d="M0 980 C480 820 900 930 1300 960 S1900 880 2160 900 V1440 H0Z" fill="#6c9467"/>
    <path d="M0 1160 C520 1030 1000 1120 1440 1130 S2000 1080 2160 1090 V1440 H0Z" fill="#3f6b4c"/>
    <g fill="#c9573e">
      <circle cx="300" cy="1220" r="26"/><circle cx="520" cy="1290" r="26"/><circle cx="820" cy="1240" r="26"/>
      <circle cx="1130" cy="1310" r="26"/><circle cx="1480" cy="1250" r="26"/><circle cx="1810" cy="1300" r="26"/>
    </g>
    <g fill="#f1c65b">
      <rect x="1560" y="760" width="150" height="60" rx="14"/>
      <rect x="1548" y="830" width="174" height="60" rx="14"/>
      <rect x="1536" y="900" width="198" height="60" rx="14"/>
    </g>`),
  windows: draw(`
    <rect width="2160" height="1440" fill="#1d2733"/>
    ${Array.from({ length: 40 }, (_, index) => {
      const [column, row] = [index % 8, Math.floor(index / 8)];
      const lit = (column * 5 + row * 3) % 7 < 3;
      const x = 150 + column * 240;
      const y = 130 + row * 250;
      return `<rect x="${x}" y="${y}" width="150" height="180" rx="6" fill="${lit ? '#f2b861' : '#31404f'}"/>
        <rect x="${x + 71}" y="${y}" width="8" height="180" fill="#1d2733"/>`;
    }).join('')}`),
} as const;

function draw(shapes: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="2160" height="1440">${shapes}</svg>`;
}
