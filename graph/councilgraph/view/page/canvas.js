// The picture: vis-network as pyvis set it up, fed with what is chosen.
const picture = { network: null, nodes: null, edges: null, shown: new Set(), key: '', hover: null, unit: 1 };
const greatest = Math.max(1, ...TOUCH.map((edges) => edges.length));
const still = matchMedia('(prefers-reduced-motion: reduce)');

// Symbols and lines have their size on the screen when the picture is fitted, however wide it lies.
const sizeOf = (node) => {
  const { min, max } = DATA.canvas.options.nodes.scaling;
  return picture.unit * symbolSize(node, min, max);
};

const symbolSize = (node, min, max) => {
  const concept = ['Principle', 'Theme', 'PartnerCategory', 'CaseStudy'].includes(typeOf(node));
  return concept ? min + 3 : min + (max - min) * Math.sqrt(degreeOf(node) / greatest);
};

const startPicture = () => {
  picture.nodes = new vis.DataSet();
  picture.edges = new vis.DataSet();
  picture.network = new vis.Network(
    at('picture'),
    { nodes: picture.nodes, edges: picture.edges },
    DATA.canvas.options,
  );
  const net = picture.network;
  net.on('click', ({ nodes, edges }) => {
    if (nodes.length) expand(nodes[0]);
    else if (edges.length) selectEdge(edges[0]);
    else if (state.sel) go({ sel: '' });
  });
  net.on('doubleClick', ({ nodes }) => { if (nodes.length) focusOn(nodes[0]); });
  net.on('hoverNode', ({ node, event }) => showTip(event, tipOfNode(node), node));
  net.on('hoverEdge', ({ edge, event }) => showTip(event, tipOfEdge(edge)));
  for (const name of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) net.on(name, hideTip);
  net.on('afterDrawing', drawLabels);
  const canvas = at('picture').querySelector('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  new ResizeObserver(() => { if (!at('stage').hidden) net.redraw(); }).observe(at('picture'));
  darkness.addEventListener('change', () => show());
};

// What stands out: the selected thing with its neighbours, or the selected edge with its ends.
const lit = () => {
  const node = selectedNode();
  const edge = selectedEdge();
  if (state.scope === 'path' || (node === undefined && edge === undefined)) return null;
  if (node !== undefined && state.scope === 'focus' && THINGS[node].k === state.focus) return null;
  if (edge !== undefined) return new Set([EDGES[edge].from, EDGES[edge].to]);
  return new Set([node, ...TOUCH[node].map((touching) => otherEnd(touching, node))]);
};

const nodeLook = (node, [x, y], light, chosen) => {
  const colour = colourOf(typeOf(node));
  const border = node === chosen ? ink('mark') : ink('ground');
  const plain = { background: colour, border };
  return {
    id: node, x, y, size: sizeOf(node), shape: DATA.types[typeOf(node)].shape,
    color: { ...plain, highlight: { background: colour, border: ink('mark') }, hover: { background: colour, border: ink('mark') } },
    borderWidth: node === chosen ? 4 : 1, // vis has borders in pixels of the screen
    borderWidthSelected: 4,
    opacity: !light || light.has(node) ? 1 : 0.22,
  };
};

const edgeLook = (edge, light, chosen, node) => {
  const predicate = predicateOf(edge);
  const near = edge === chosen || (node !== undefined && (EDGES[edge].from === node || EDGES[edge].to === node));
  const strong = predicate === 'ledBy';
  return {
    id: edge, from: EDGES[edge].from, to: EDGES[edge].to,
    dashes: isDerived(edge) ? [2, 5].map((part) => part * picture.unit) : statusOf(edge) ? [7, 5].map((part) => part * picture.unit) : false,
    width: picture.unit * (edge === chosen ? 4 : near ? 2.4 : strong ? 2 : 1.1),
    color: {
      color: edge === chosen ? ink('mark') : ink(strong ? 'line-strong' : 'line'),
      highlight: ink('mark'), hover: ink('mark'),
      opacity: !light || near || (chosen !== undefined && edge === chosen) ? 1 : 0.3,
    },
    arrows: { to: { enabled: near, scaleFactor: 0.45 * picture.unit } },
  };
};

const drawPicture = () => {
  if (!picture.network) startPicture();
  const found = places();
  const nodes = [...found.keys()];
  const edges = edgesAmong(nodes);
  const key = [state.scope, state.focus, state.depth, state.a, state.b, state.types, ...FACETS.map((name) => state[name])].join();
  if (key !== picture.key) picture.unit = unitOf([...found.values()]);
  picture.shown = new Set(nodes);
  const light = nodes.length <= 1000 ? lit() : null;
  const chosen = selectedNode();
  const edge = selectedEdge();
  picture.edges.clear();
  const gone = picture.nodes.getIds().filter((node) => !found.has(node));
  picture.nodes.remove(gone);
  picture.nodes.update(nodes.map((node) => nodeLook(node, found.get(node), light, chosen)));
  picture.edges.add(edges.map((one) => edgeLook(one, light, edge, chosen)));
  labelOrder(nodes, chosen, edge);
  if (key !== picture.key) {
    picture.key = key;
    fit(false);
  } else if (found.has(chosen)) keepInSight(chosen);
  else if (edge !== undefined) keepInSight(EDGES[edge].to);
  return { nodes, edges };
};

// The picture leaves room for labels: up to 80 pixels at the sides, 36 above and below.
const frameOf = (spots) => {
  const ends = [0, 1].map((axis) => spots.map((spot) => spot[axis])).map((all) => [Math.min(...all), Math.max(...all)]);
  const box = at('picture').getBoundingClientRect();
  const aside = Math.min(80, (box.width || 600) * 0.11);
  const room = [Math.max(120, (box.width || 600) - 2 * aside), Math.max(120, (box.height || 500) - 72)];
  const scale = Math.min(1.3, ...[0, 1].map((axis) => room[axis] / Math.max(1, ends[axis][1] - ends[axis][0])));
  return { scale, position: { x: (ends[0][0] + ends[0][1]) / 2, y: (ends[1][0] + ends[1][1]) / 2 } };
};

const unitOf = (spots) => (spots.length ? Math.min(5, 1 / frameOf(spots).scale) : 1);

const fit = (moving = true) => {
  const spots = Object.values(picture.network.getPositions()).map(({ x, y }) => [x, y]);
  if (spots.length) picture.network.moveTo({ ...frameOf(spots), animation: motion(moving, 350) });
};

const motion = (moving, duration) => (moving && !still.matches ? { duration, easingFunction: 'easeInOutQuad' } : false);

const zoom = (factor) => picture.network.moveTo({
  scale: Math.min(4, Math.max(0.03, picture.network.getScale() * factor)),
  animation: motion(true, 200),
});

const keepInSight = (node) => {
  const box = at('picture').getBoundingClientRect();
  const spot = picture.network.canvasToDOM(picture.network.getPosition(node));
  if (spot.x > 40 && spot.y > 40 && spot.x < box.width - 40 && spot.y < box.height - 40) return;
  picture.network.moveTo({
    position: picture.network.getPosition(node),
    animation: motion(true, 300),
  });
};

const tipOfNode = (node) => {
  const more = hiddenNeighbours(node, picture.shown);
  return [
    el('strong', {}, el('bdi', {}, clip(labelOf(node), 90))),
    el('span', {}, `${typeLabel(typeOf(node))}, ${count(TOUCH[node].length, 'connection')}${more ? `, ${more} more to show` : ''}`),
  ];
};

const tipOfEdge = (edge) => {
  const claim = DATA.edges[edge][0][0];
  const quote = claim === undefined ? null : DATA.quotes[DATA.claims[claim][0][0]];
  return [
    el('strong', {}, el('bdi', {}, clip(labelOf(EDGES[edge].from), 60)), ` ${relationOf(edge)} `, el('bdi', {}, clip(labelOf(EDGES[edge].to), 60))),
    quote ? el('q', {}, clip(quote[3], 180)) : el('span', {}, isDerived(edge) ? 'Derived by a rule' : ''),
  ];
};

const showTip = (event, content, node = null) => {
  const tip = at('tip');
  const box = at('stage').getBoundingClientRect();
  fill(tip, content);
  tip.hidden = false;
  const x = (event.center ? event.center.x : event.clientX) - box.left;
  const y = (event.center ? event.center.y : event.clientY) - box.top;
  tip.style.left = `${Math.max(8, Math.min(x + 14, box.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + tip.offsetHeight + 24 > box.height ? y - tip.offsetHeight - 12 : y + 16}px`;
  at('picture').style.cursor = 'pointer';
  picture.hover = node;
};

const hideTip = () => {
  at('tip').hidden = true;
  at('picture').style.cursor = '';
  picture.hover = null;
};

// The arrow keys go to the nearest thing that way.
const stepTo = (dx, dy) => {
  const chosen = selectedNode();
  const spots = picture.network.getPositions();
  const nodes = [...picture.shown];
  if (!nodes.length) return;
  if (chosen === undefined || !spots[chosen]) {
    select(nodes.reduce((best, node) => (degreeOf(node) > degreeOf(best) ? node : best)));
    return;
  }
  const from = spots[chosen];
  let best;
  let least = Infinity;
  for (const node of nodes) {
    const ahead = (spots[node].x - from.x) * dx + (spots[node].y - from.y) * dy;
    const aside = Math.abs((spots[node].x - from.x) * dy) + Math.abs((spots[node].y - from.y) * dx);
    const cost = ahead + 2.2 * aside;
    if (node !== chosen && ahead > 4 && cost < least) { least = cost; best = node; }
  }
  if (best !== undefined) select(best);
};

const pictureKeys = (event) => {
  const chosen = selectedNode();
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (ways[event.key]) stepTo(...ways[event.key]);
  else if (event.key === 'Enter' && chosen !== undefined) expand(chosen);
  else if (event.key === 'f' && chosen !== undefined) focusOn(chosen);
  else if (event.key === '+' || event.key === '=') zoom(1.3);
  else if (event.key === '-') zoom(1 / 1.3);
  else if (event.key === '0') fit();
  else if (event.key === 'Escape') go({ sel: '' });
  else return;
  event.preventDefault();
};
