// Which things and edges the picture shows, out of scope, expansion, types and facets.
const MOST = 150; // things of a picture that nobody asked to be whole
const MORE = 40; // neighbours that one expansion adds at most

const edgePasses = (edge) => {
  const basis = state.basis;
  if (isDerived(edge)) return basis === 'derived' || basis === 'only-derived';
  if (basis === 'only-derived') return false;
  if (statusOf(edge) && basis !== 'open') return false;
  return confidenceOf(edge) * 100 >= Number(state.sure);
};

// The initiatives that satisfy every facet; null when no facet is set.
const worksWanted = () => {
  if (!facetsOn().length) return null;
  const all = ofType('Initiative');
  const linked = (work, predicate, passes) => along(work, predicate).some((edge) => passes(EDGES[edge].to));
  const tests = {
    principle: (work) => linked(work, 'meetsPrinciple', (to) => THINGS[to].k === state.principle),
    theme: (work) => linked(work, 'theme', (to) => THINGS[to].k === state.theme),
    sector: (work) => linked(work, 'partner', (to) => THINGS[to].s === state.sector),
    region: (work) => ['ledBy', 'participant'].some((p) => linked(work, p, (to) => THINGS[to].r === state.region)),
    year: (work) => yearsOf(work).includes(state.year),
  };
  return new Set(all.filter((work) => facetsOn().every((name) => tests[name](work))));
};

const yearsOf = (work) => {
  const own = THINGS[work].y;
  if (own) return own;
  const told = along(work, 'describes', -1).flatMap((edge) => THINGS[EDGES[edge].from].y || []);
  return [...new Set(told)].sort();
};

const suits = (works) => {
  if (!works) return () => true;
  const kept = new Set(works);
  for (const work of works) {
    for (const edge of TOUCH[work]) {
      const node = otherEnd(edge, work);
      const type = typeOf(node);
      if (type === 'Initiative') continue;
      if (type === 'PartnerOrganisation' && state.sector && THINGS[node].s !== state.sector) continue;
      if (type === 'Council' && state.region && THINGS[node].r !== state.region) continue;
      kept.add(node);
    }
  }
  return (node) => kept.has(node);
};

const neighbours = (node, types) => [...new Set(TOUCH[node].filter(edgePasses).map((edge) => otherEnd(edge, node)))]
  .filter((other) => types.has(typeOf(other)))
  .sort((a, b) => degreeOf(b) - degreeOf(a) || a - b);

const around = (centre, depth, types, passes) => {
  const found = new Set([centre]);
  let edge = [centre];
  for (let step = 0; step < depth && found.size < MOST; step += 1) {
    const next = [];
    for (const node of edge) {
      for (const other of neighbours(node, types)) {
        if (!found.has(other) && passes(other) && found.size < MOST) {
          found.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return [...found];
};

// Answers batches of things in the order they came into the picture, each placed around those before it.
const batches = () => {
  const types = shownTypes();
  const passes = suits(worksWanted());
  const usual = (node) => DATA.types[typeOf(node)].shown;
  let first;
  if (state.scope === 'path') first = pathBetween(BY_KEY.get(state.a), BY_KEY.get(state.b)).nodes;
  else if (state.scope === 'focus') first = around(BY_KEY.get(state.focus), Number(state.depth) || 1, types, passes);
  else {
    const all = NODES.map((node) => node.id).filter((node) => types.has(typeOf(node)) && passes(node));
    if (state.scope === 'all') return [all];
    if (facetsOn().length) first = all.filter(usual).sort((a, b) => degreeOf(b) - degreeOf(a) || a - b).slice(0, MOST);
    else first = DATA.start.map(([node]) => node).filter((node) => types.has(typeOf(node)));
  }
  const seen = new Set(first);
  const found = [first];
  const add = (nodes) => {
    const fresh = nodes.filter((node) => !seen.has(node) && passes(node));
    fresh.forEach((node) => seen.add(node));
    if (fresh.length) found.push(fresh);
  };
  const extra = new Set([...types].filter((type) => !DATA.types[type].shown));
  if (extra.size && state.scope === 'start') {
    add([...new Set(first.flatMap((node) => neighbours(node, extra)))].slice(0, MOST));
  }
  for (const key of openKeys()) {
    const node = BY_KEY.get(key);
    if (!seen.has(node)) add([node]);
    add(neighbours(node, types).slice(0, MORE));
  }
  const edge = selectedEdge();
  const ends = edge === undefined ? [] : [EDGES[edge].from, EDGES[edge].to].filter((node) => !seen.has(node));
  if (ends.length) { // a sentence is never shown without the connection that it proves
    ends.forEach((node) => seen.add(node));
    found.push(ends);
  }
  const chosen = selectedNode();
  if (chosen !== undefined && !seen.has(chosen)) { // whatever is asked for by name is shown, with some company
    seen.add(chosen);
    found.push([chosen]);
    add(neighbours(chosen, types).slice(0, 12));
  }
  return found;
};

const edgesAmong = (nodes) => {
  const kept = new Set(nodes);
  const chosen = selectedEdge();
  const found = [];
  for (const node of nodes) {
    for (const edge of TOUCH[node]) {
      if (EDGES[edge].from === node && kept.has(EDGES[edge].to) && (edgePasses(edge) || edge === chosen)) found.push(edge);
    }
  }
  return found;
};

const hiddenNeighbours = (node, shown) => neighbours(node, shownTypes()).filter((other) => !shown.has(other)).length;
