// Places for a picture that was put together here. The opening picture and the whole graph were laid out by
// Python; what is added finds its place around them without moving them. Nothing is left to chance.
const STEP = 92; // pixels an edge would like to be long

const turnOf = (node) => {
  let hash = 2166136261;
  for (const sign of THINGS[node].k) hash = Math.imul(hash ^ sign.codePointAt(0), 16777619);
  return ((hash >>> 0) / 4294967296) * 2 * Math.PI;
};

const whole = (node) => [NODES[node].x, NODES[node].y];

const places = () => {
  const parts = batches();
  const found = new Map();
  const given = new Map(state.scope === 'start' && !facetsOn().length
    ? DATA.start.map(([node, x, y]) => [node, [x, y]]) : []);
  parts.forEach((part, index) => {
    if (state.scope === 'all') part.forEach((node) => found.set(node, whole(node)));
    else if (index === 0 && given.size) part.forEach((node) => found.set(node, given.get(node)));
    else if (index === 0 && state.scope === 'path') inLine(part, found);
    else if (index === 0) scatter(part, found);
    else beside(part, found);
  });
  return found;
};

// A picture of its own: starts as the things lie in the whole graph, drawn together, and comes to rest.
const scatter = (part, found) => {
  const spread = STEP * Math.sqrt(part.length) * 0.7;
  const start = part.map(whole);
  const middle = [0, 1].map((axis) => start.reduce((sum, place) => sum + place[axis], 0) / part.length);
  const extent = Math.max(1, ...start.map((place) => Math.hypot(place[0] - middle[0], place[1] - middle[1])));
  part.forEach((node, index) => {
    const turn = turnOf(node);
    const place = [0, 1].map((axis) => ((start[index][axis] - middle[axis]) / extent) * spread);
    found.set(node, [place[0] + Math.cos(turn) * 20, place[1] + Math.sin(turn) * 20]);
  });
  if (state.scope === 'focus') found.set(part[0], [0, 0]);
  rest(part, found, new Set(state.scope === 'focus' ? [part[0]] : []), 220);
};

const beside = (part, found) => {
  const held = new Set(found.keys());
  for (const node of part) {
    const near = TOUCH[node].map((edge) => otherEnd(edge, node)).filter((other) => held.has(other));
    const [x, y] = near.length ? found.get(near[0]) : [0, 0];
    const turn = turnOf(node);
    found.set(node, [x + Math.cos(turn) * STEP, y + Math.sin(turn) * STEP]);
  }
  rest([...found.keys()], found, held, 90);
};

const inLine = (part, found) => part.forEach((node, index) => {
  found.set(node, [index * STEP * 2.2, index % 2 ? STEP * 0.45 : -STEP * 0.45]);
});

// Edges pull, things push; what is held stays.
const rest = (nodes, found, held, steps) => {
  const number = new Map(nodes.map((node, index) => [node, index]));
  const x = nodes.map((node) => found.get(node)[0] / 1.3);
  const y = nodes.map((node) => found.get(node)[1]);
  const fixed = nodes.map((node, index) => index).filter((index) => held.has(nodes[index]));
  const middle = [x, y].map((all) => fixed.reduce((sum, index) => sum + all[index], 0) / Math.max(1, fixed.length));
  const links = [];
  for (const edge of edgesAmong(nodes)) links.push([number.get(EDGES[edge].from), number.get(EDGES[edge].to)]);
  const ties = nodes.map(() => 0);
  links.forEach(([a, b]) => { ties[a] += 1; ties[b] += 1; });
  const free = nodes.map((node, index) => index).filter((index) => !held.has(nodes[index]));
  for (let step = 0; step < steps; step += 1) {
    const fx = new Float64Array(nodes.length);
    const fy = new Float64Array(nodes.length);
    for (const i of free) {
      for (let j = 0; j < nodes.length; j += 1) {
        if (i === j) continue;
        const dx = x[i] - x[j];
        const dy = y[i] - y[j];
        const push = (STEP * STEP) / Math.max(dx * dx + dy * dy, 60);
        fx[i] += dx * push;
        fy[i] += dy * push;
      }
      fx[i] -= (x[i] - middle[0]) * 0.9;
      fy[i] -= (y[i] - middle[1]) * 0.9;
    }
    for (const [a, b] of links) {
      const dx = x[a] - x[b];
      const dy = y[a] - y[b];
      const pull = Math.hypot(dx, dy) / STEP / Math.sqrt(Math.max(1, Math.min(ties[a], ties[b])));
      fx[a] -= dx * pull; fy[a] -= dy * pull;
      fx[b] += dx * pull; fy[b] += dy * pull;
    }
    const heat = STEP * 0.5 * (1 - step / steps) + 0.5;
    for (const i of free) {
      const size = Math.hypot(fx[i], fy[i]) || 1;
      x[i] += (fx[i] / size) * Math.min(size, heat);
      y[i] += (fy[i] / size) * Math.min(size, heat);
    }
  }
  free.forEach((index) => found.set(nodes[index], [Math.round(x[index] * 1.3), Math.round(y[index])]));
};
