// Labels keep one size on the screen, and none lies over another: the most telling come first, the rest
// appear as there is room, when zoomed in or pointed at.
const labels = { order: [], chosen: undefined, edge: undefined, drawn: [] };
const RANK = { Council: 3, Initiative: 1, PartnerOrganisation: 1 };

const labelOrder = (nodes, chosen, edge) => {
  const light = lit();
  const weight = (node) => (node === chosen ? 1e6 : 0) + (light && light.has(node) ? 1e4 : 0)
    + (RANK[typeOf(node)] || 2) * 8 + degreeOf(node);
  labels.order = nodes.map((node) => [weight(node), node]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, node]) => node);
  labels.chosen = chosen;
  labels.edge = edge;
  labels.light = light;
};

// A council goes by the shortest of its names that stands within its full one: "Barnsley".
const shortNames = new Map();
const shorten = (node) => {
  if (!shortNames.has(node)) {
    const full = labelOf(node).replace(/\s+/g, ' ');
    const within = typeOf(node) !== 'Council' ? [] : (THINGS[node].a || [])
      .filter((name) => name.length > 3 && full.toLowerCase().includes(name.toLowerCase()));
    shortNames.set(node, clip(within.sort((a, b) => a.length - b.length)[0] || full, 34));
  }
  return shortNames.get(node);
};

const drawLabels = (context) => {
  const net = picture.network;
  const scale = net.getScale();
  const box = at('picture').getBoundingClientRect();
  const low = net.DOMtoCanvas({ x: -60, y: -20 });
  const high = net.DOMtoCanvas({ x: box.width + 60, y: box.height + 20 });
  const edge = [net.DOMtoCanvas({ x: 2, y: 0 }).x, net.DOMtoCanvas({ x: box.width - 2, y: 0 }).x];
  const size = 12 / scale;
  const taken = new Map();
  const cell = 60 / scale;
  labels.drawn = [];
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  const order = picture.hover === null || !picture.shown.has(picture.hover)
    ? labels.order : [picture.hover, ...labels.order.filter((node) => node !== picture.hover)];
  const most = Math.min(order.length, 4000);
  for (const node of order.slice(0, 600)) { // no label lies on a symbol
    const spot = net.body.nodes[node];
    const half = sizeOf(node) * 0.7;
    if (spot) take([spot.x - half, spot.y - half, spot.x + half, spot.y + half], taken, cell);
  }
  for (let index = 0; index < most; index += 1) {
    const node = order[index];
    const spot = net.body.nodes[node];
    if (!spot || spot.x < low.x || spot.x > high.x || spot.y < low.y || spot.y > high.y) continue;
    const strong = node === labels.chosen || node === picture.hover
      || (labels.edge !== undefined && (node === EDGES[labels.edge].from || node === EDGES[labels.edge].to));
    const bold = strong || typeOf(node) === 'Council';
    context.font = `${bold ? '600 ' : ''}${size}px system-ui, "Segoe UI", "DejaVu Sans", sans-serif`;
    const more = strong ? hiddenNeighbours(node, picture.shown) : 0;
    const text = strong ? `${clip(labelOf(node), 70)}${more ? `  +${more} more` : ''}` : shorten(node);
    const width = context.measureText(text).width + 4 / scale;
    const spots = around4(spot, sizeOf(node), width, size, 3 / scale);
    if (aboveOther(node)) spots.unshift(spots[1]); // the ends of the chosen edge leave it free
    const area = spots.find((one) => one[0] > edge[0] && one[2] < edge[1] && !collides(one, taken, cell)) || (strong ? spots[0] : null);
    if (!area) continue;
    const [middle, top] = [(area[0] + area[2]) / 2, area[1]];
    take(area, taken, cell);
    context.globalAlpha = !labels.light || labels.light.has(node) || strong ? 1 : 0.35;
    context.lineWidth = 4 / scale;
    context.strokeStyle = ink('ground');
    context.strokeText(text, middle, top);
    context.fillStyle = ink('ink');
    context.fillText(text, middle, top);
    labels.drawn.push(node);
  }
  context.globalAlpha = 1;
  drawEdgeLabel(context, scale);
};

// Where a label may stand: below its symbol, above, to the right, to the left.
const around4 = ({ x, y }, half, width, size, gap) => {
  const tall = size * 1.15;
  return [
    [x - width / 2, y + half + gap, x + width / 2, y + half + gap + tall],
    [x - width / 2, y - half - gap - tall, x + width / 2, y - half - gap],
    [x + half + gap, y - tall / 2, x + half + gap + width, y + tall / 2],
    [x - half - gap - width, y - tall / 2, x - half - gap, y + tall / 2],
  ];
};

const aboveOther = (node) => {
  if (labels.edge === undefined || (node !== EDGES[labels.edge].from && node !== EDGES[labels.edge].to)) return false;
  const [here, there] = [node, otherEnd(labels.edge, node)].map((end) => picture.network.body.nodes[end]);
  return Boolean(there) && here.y < there.y;
};

const drawEdgeLabel = (context, scale) => {
  if (labels.edge === undefined) return;
  const a = picture.network.body.nodes[EDGES[labels.edge].from];
  const b = picture.network.body.nodes[EDGES[labels.edge].to];
  if (!a || !b) return;
  context.font = `600 ${12.5 / scale}px system-ui, "Segoe UI", "DejaVu Sans", sans-serif`;
  context.lineWidth = 5 / scale;
  context.strokeStyle = ink('ground');
  context.fillStyle = ink('mark-ink');
  const text = relationOf(labels.edge);
  if (Math.hypot(a.x - b.x, a.y - b.y) < context.measureText(text).width + 60 / scale) return; // it would hide its own ends
  context.strokeText(text, (a.x + b.x) / 2, (a.y + b.y) / 2 - 7 / scale);
  context.fillText(text, (a.x + b.x) / 2, (a.y + b.y) / 2 - 7 / scale);
};

const cellsOf = ([left, top, right, bottom], cell) => {
  const found = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) found.push(`${column},${row}`);
  }
  return found;
};

const collides = (area, taken, cell) => cellsOf(area, cell).some((key) => (taken.get(key) || [])
  .some((other) => area[0] < other[2] && area[2] > other[0] && area[1] < other[3] && area[3] > other[1]));

const take = (area, taken, cell) => cellsOf(area, cell).forEach((key) => {
  if (!taken.has(key)) taken.set(key, []);
  taken.get(key).push(area);
});
