/** Dusk over a harbour: two hills, a town on the quay, two boats and the path of the sun. */
export function drawHarbour(): string {
  return `
    <defs>
      <linearGradient id="sky" x2="0" y2="1">
        <stop stop-color="#f7dcb9"/><stop offset="1" stop-color="#f0a987"/>
      </linearGradient>
      <linearGradient id="sea" x2="0" y2="1">
        <stop stop-color="#7f6a70"/><stop offset=".25" stop-color="#4a5c69"/><stop offset="1" stop-color="#24414c"/>
      </linearGradient>
    </defs>
    <rect width="2160" height="900" fill="url(#sky)"/>
    <circle cx="1500" cy="640" r="330" fill="#fbe6c8" opacity=".45"/>
    <circle cx="1500" cy="640" r="210" fill="#fff3dc"/>
    <path d="M0 640 C240 560 420 590 640 650 S1040 560 1290 640 1640 730 1810 660 2050 560 2160 590 V900 H0Z" fill="#d98f72"/>
    <path d="M0 740 C180 690 380 700 600 760 S1000 800 1300 790 1800 720 2160 760 V900 H0Z" fill="#a85d4f"/>
    <rect y="880" width="2160" height="560" fill="url(#sea)"/>
    ${drawTown()}
    <g fill="#fbe0bd">${glints.map(drawGlint).join('')}</g>
    ${drawBoat(860, 1180, 1, '#fff3dc', '#e9a583')}
    ${drawBoat(1840, 1000, 0.45, '#f6d3ae', '#c9785f')}`;
}

/** Centre, distance from the horizon and width of each reflection of the sun. */
const glints = [
  [1500, 14, 380],
  [1515, 48, 300],
  [1480, 86, 340],
  [1508, 130, 230],
  [1470, 180, 270],
  [1525, 236, 170],
  [1490, 300, 210],
  [1512, 372, 110],
  [1480, 450, 130],
] as const;

function drawGlint([centre, depth, width]: (typeof glints)[number]): string {
  const height = 8 + depth / 40;
  return `<rect x="${centre - width / 2}" y="${880 + depth}" width="${width}" height="${height}"
    rx="${height / 2}" opacity="${0.8 - depth / 800}"/>`;
}

function drawTown(): string {
  const heights = [96, 130, 84, 150, 110, 136, 90, 120];
  const houses = heights.map((height, index) => {
    const [x, y] = [60 + index * 74, 880 - height];
    const lit = index % 3 === 1 ? '#f6c982' : '#5b3438';
    return `<path d="M${x} 880 V${y} L${x + 37} ${y - 34} L${x + 74} ${y} V880Z" fill="${index % 2 ? '#7a4540' : '#6a3a3a'}"/>
      <rect x="${x + 20}" y="${y + 22}" width="12" height="20" fill="${lit}"/>
      <rect x="${x + 44}" y="${y + 22}" width="12" height="20" fill="#f6c982"/>`;
  });
  return `${houses.join('')}
    <path d="M320 880 V640 H366 V880Z M314 640 L343 560 L372 640Z" fill="#5b3438"/>
    <rect y="872" width="760" height="26" fill="#4b2f35"/>
    <path d="M760 898 H0 V930 H700Z" fill="#3a3a44" opacity=".5"/>`;
}

function drawBoat(x: number, y: number, scale: number, sail: string, jib: string): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})">
      <g opacity=".22" fill="${sail}">
        <path d="M12 66 L150 66 L12 250Z M-12 66 H-128 L-12 200Z"/>
      </g>
      <path d="M14 -420 C110 -270 150 -130 158 -22 H14Z" fill="${sail}"/>
      <path d="M-10 -360 C-50 -230 -100 -110 -146 -22 H-10Z" fill="${jib}"/>
      <rect x="-5" y="-440" width="10" height="450" fill="#2a2327"/>
      <path d="M-190 0 H210 C190 46 160 66 120 66 H-110 C-150 66 -178 40 -190 0Z" fill="#2a2327"/>
      <path d="M-190 0 H210 L204 14 H-186Z" fill="#b65a43"/>
    </g>`;
}
