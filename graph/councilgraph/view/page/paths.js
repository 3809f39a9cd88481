// The shortest way between two things, over what the documents assert.
const pathBetween = (from, to) => {
  for (const network of [true, false]) { // first without hubs such as principles, which join everything
    const before = new Map([[from, null]]);
    let rim = [from];
    while (rim.length && !before.has(to)) {
      const next = [];
      for (const node of rim) {
        for (const edge of TOUCH[node]) {
          const other = otherEnd(edge, node);
          if (before.has(other) || !isFact(edge)) continue;
          if (network && other !== to && !DATA.types[typeOf(other)].shown) continue;
          before.set(other, edge);
          next.push(other);
        }
      }
      rim = next;
    }
    if (before.has(to)) return unwind(from, to, before);
  }
  return { nodes: [from, to], edges: [] };
};

const unwind = (from, to, before) => {
  const nodes = [to];
  const edges = [];
  while (nodes[0] !== from) {
    const edge = before.get(nodes[0]);
    edges.unshift(edge);
    nodes.unshift(otherEnd(edge, nodes[0]));
  }
  return { nodes, edges };
};

const pathDetails = () => {
  const a = BY_KEY.get(state.a);
  const b = BY_KEY.get(state.b);
  const { nodes, edges } = pathBetween(a, b);
  return [
    el('h2', {}, 'Path'),
    el('p', { class: 'fact' }, thingButton(a), ' to ', thingButton(b)),
    edges.length
      ? [
        el('p', { class: 'hint' }, `${count(edges.length, 'step')}, each with the sentence that says so.${
          nodes.some((node) => !DATA.types[typeOf(node)].shown) ? ' They meet only in a principle, theme or document: no initiative or partner joins them.' : ''}`),
        hops(edges),
      ]
      : el('p', {}, 'Nothing that the documents assert joins these two.'),
    el('p', {}, el('button', { type: 'button', onclick: () => go({ scope: 'start', a: '', b: '' }) }, 'Leave the path')),
  ];
};

const pathField = (node) => el('details', { class: 'path' }, el('summary', {}, 'Find the path to another thing'),
  searchField('path-to', 'To', (other) => go({
    view: 'network', scope: 'path', a: THINGS[node].k, b: THINGS[other].k, sel: '', open: '',
  }), 'Name of a thing'));
