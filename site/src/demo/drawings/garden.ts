/** A garden on a roof: the town below a pale sun, planting boxes, two beehives, a watering can. */
export function drawGarden(): string {
  return `
    <defs>
      <linearGradient id="sky" x2="0" y2="1">
        <stop stop-color="#cfe0dc"/><stop offset="1" stop-color="#f3efdc"/>
      </linearGradient>
    </defs>
    <rect width="2160" height="1440" fill="url(#sky)"/>
    <circle cx="640" cy="400" r="190" fill="#fdf8e6"/>
    ${drawSkyline(far, 960, '#bccfc4')}
    ${drawSkyline(near, 1010, '#92b0a2')}
    <rect y="960" width="2160" height="50" fill="#c7896a"/>
    <rect y="1000" width="2160" height="440" fill="#b4745a"/>
    <rect y="950" width="2160" height="22" fill="#dba283"/>
    ${drawHive(1690)}${drawHive(1920)}
    ${drawBox(80, 1330, 560, [0.9, 1.25, 0.8, 1.1, 1.3, 0.85, 1.05])}
    ${drawBox(700, 1370, 560, [0.8, 1, 1.2, 0.9, 1.35, 1.1, 0.8])}
    ${drawCan(1410, 1380)}`;
}

/** Left edge, width, height and whether the roof is a gable. */
type House = readonly [x: number, width: number, height: number, gable?: true];

const far: readonly House[] = [
  [0, 190, 250],
  [190, 150, 330, true],
  [400, 240, 210],
  [700, 130, 360],
  [880, 220, 260, true],
  [1160, 170, 400],
  [1380, 260, 240],
  [1690, 150, 350, true],
  [1900, 260, 280],
];

const near: readonly House[] = [
  [60, 240, 200, true],
  [330, 180, 280],
  [560, 260, 170, true],
  [860, 150, 240],
  [1060, 280, 190, true],
  [1390, 160, 260],
  [1600, 240, 180],
  [1880, 220, 240, true],
];

function drawSkyline(houses: readonly House[], ground: number, fill: string): string {
  const outlines = houses.map(([x, width, height, gable]) => {
    const top = ground - height;
    const roof = gable ? `L${x + width / 2} ${top - width / 3} ` : '';
    return `M${x} ${ground} V${top} ${roof}L${x + width} ${top} V${ground}Z`;
  });
  return `<path d="${outlines.join(' ')}" fill="${fill}"/>`;
}

const greens = ['#3f6f50', '#588a5c', '#2f5a46', '#7ba568'];
const blossoms = ['#d9573f', '#f3c35c', '#f7efe0'];

function drawBox(x: number, y: number, width: number, plants: readonly number[]): string {
  const step = width / plants.length;
  const grown = plants.map((size, index) =>
    drawPlant(x + step * (index + 0.5), y - 130, size, index),
  );
  return `${grown.join('')}
    <rect x="${x}" y="${y - 140}" width="${width}" height="140" fill="#6f4636"/>
    <rect x="${x - 14}" y="${y - 150}" width="${width + 28}" height="30" fill="#8a5a44"/>
    <path d="M${x} ${y - 74} h${width} M${x} ${y - 30} h${width}" stroke="#5b382b" stroke-width="6"/>`;
}

function drawPlant(x: number, y: number, size: number, index: number): string {
  const height = 230 * size;
  const [green, blossom] = [greens[index % greens.length], blossoms[index % blossoms.length]];
  const leaves = [0.18, 0.36, 0.54, 0.72].flatMap((at, pair) =>
    [-1, 1].map((side) => {
      const reach = side * (74 - pair * 12) * size;
      const from = y - height * at;
      return `M${x} ${from} q${reach * 0.35} ${-66 * size} ${reach} ${-58 * size} q${-reach * 0.2} ${52 * size} ${-reach} ${58 * size}Z`;
    }),
  );
  const head =
    index % 2 === 0
      ? `<circle cx="${x}" cy="${y - height}" r="${30 * size}" fill="${blossom}"/>
         <circle cx="${x}" cy="${y - height}" r="${11 * size}" fill="#7a3a2c"/>`
      : `<path d="M${x} ${y - height - 50 * size} q${34 * size} ${40 * size} 0 ${76 * size} q${-34 * size} ${-36 * size} 0 ${-76 * size}Z" fill="${green}"/>`;
  return `<path d="M${x} ${y + 20} V${y - height}" stroke="${green}" stroke-width="${9 * size}"/>
    <path d="${leaves.join(' ')}" fill="${green}"/>${head}`;
}

function drawHive(x: number): string {
  const storeys = [0, 1, 2].map(
    (storey) =>
      `<rect x="${x}" y="${1090 - storey * 92}" width="190" height="88" rx="6" fill="${storey % 2 ? '#f0d489' : '#f7e3a8'}"/>
       <rect x="${x + 70}" y="${1122 - storey * 92}" width="50" height="12" rx="6" fill="#c79b4b"/>`,
  );
  return `<path d="M${x + 20} 1178 V1230 M${x + 170} 1178 V1230" stroke="#6f4636" stroke-width="16"/>
    ${storeys.join('')}
    <rect x="${x - 14}" y="880" width="218" height="30" rx="6" fill="#7f8f8b"/>
    <rect x="${x + 62}" y="1164" width="66" height="14" rx="7" fill="#4a352a"/>`;
}

function drawCan(x: number, y: number): string {
  return `<g fill="none" stroke="#3c5a63" stroke-width="22" stroke-linecap="round">
      <path d="M${x + 40} ${y - 190} C${x + 60} ${y - 300} ${x + 230} ${y - 290} ${x + 224} ${y - 150}"/>
      <path d="M${x + 10} ${y - 70} L${x - 110} ${y - 200}"/>
    </g>
    <path d="M${x} ${y - 190} H${x + 220} L${x + 236} ${y} H${x - 16}Z" fill="#4f7480"/>
    <path d="M${x - 3} ${y - 150} H${x + 223} L${x + 226} ${y - 122} H${x - 6}Z" fill="#6b929d"/>
    <path d="M${x - 160} ${y - 190} L${x - 96} ${y - 252} L${x - 84} ${y - 208} L${x - 116} ${y - 176}Z" fill="#3c5a63"/>`;
}
