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

const shorten = (text) => clip(text.replace(/\s+/g, ' ').replace(/^(London Borough|Royal Borough) of /, ''), 34);

const drawLabels = (context) => {
  const net = picture.network;
  const scale = net.getScale();
  const box = at('picture').getBoundingClientRect();
  const low = net.DOMtoCanvas({ x: -60, y: -20 });
  const high = net.DOMtoCanvas({ x: box.width + 60, y: box.height + 20 });
  const size = 12.5 / scale;
  const taken = new Map();
  const cell = 60 / scale;
  labels.drawn = [];
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  const order = picture.hover === null || !picture.shown.has(picture.hover)
    ? labels.order : [picture.hover, ...labels.order.filter((node) => node !== picture.hover)];
  const most = Math.min(order.length, 4000);
  for (let index = 0; index < most; index += 1) {
    const node = order[index];
    const spot = net.body.nodes[node];
    if (!spot || spot.x < low.x || spot.x > high.x || spot.y < low.y || spot.y > high.y) continue;
    const strong = node === labels.chosen || node === picture.hover;
    const bold = strong || typeOf(node) === 'Council';
    context.font = `${bold ? '600 ' : ''}${size}px system-ui, "Segoe UI", "DejaVu Sans", sans-serif`;
    const text = strong ? clip(labelOf(node), 70) : shorten(labelOf(node));
    const width = context.measureText(text).width + 4 / scale;
    const top = spot.y + sizeOf(node) + 3 / scale;
    const area = [spot.x - width / 2, top, spot.x + width / 2, top + size * 1.15];
    if (!strong && collides(area, taken, cell)) continue;
    take(area, taken, cell);
    context.globalAlpha = !labels.light || labels.light.has(node) || strong ? 1 : 0.35;
    context.lineWidth = 4 / scale;
    context.strokeStyle = ink('ground');
    context.strokeText(text, spot.x, top);
    context.fillStyle = ink('ink');
    context.fillText(text, spot.x, top);
    labels.drawn.push(node);
  }
  context.globalAlpha = 1;
  drawEdgeLabel(context, scale);
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
