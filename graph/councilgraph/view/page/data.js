// The graph as the page holds it: things and edges are known by their number.
const cannotBegin = () => {
  document.getElementById('app').hidden = true;
  document.getElementById('broken').hidden = false;
};
addEventListener('error', cannotBegin); // until begin.js is through

const DATA = JSON.parse(document.getElementById('data').textContent);
const NODES = DATA.canvas.nodes;
const EDGES = DATA.canvas.edges;
const THINGS = DATA.things;

const TOUCH = NODES.map(() => []);
EDGES.forEach((edge, index) => {
  TOUCH[edge.from].push(index);
  TOUCH[edge.to].push(index);
});

const PREDICATE = new Map(DATA.predicates.map(([iri], index) => [iri.split(/[#/]/).pop(), index]));
const BY_KEY = new Map(THINGS.map((thing, index) => [thing.k, index]));

const labelOf = (node) => NODES[node].label;
const typeOf = (node) => NODES[node].group;
const iriOf = (node) => (THINGS[node].k.includes('://') ? THINGS[node].k : DATA.base + THINGS[node].k);
const otherEnd = (edge, node) => (EDGES[edge].from === node ? EDGES[edge].to : EDGES[edge].from);
const predicateOf = (edge) => DATA.predicates[EDGES[edge].p][0].split(/[#/]/).pop();
const isDerived = (edge) => DATA.edges[edge][1] === 1;
const statusOf = (edge) => DATA.edges[edge][2];
const isFact = (edge) => !isDerived(edge) && !statusOf(edge);

const confidenceOf = (edge) => {
  const claims = DATA.edges[edge][0];
  return claims.length ? Math.max(...claims.map((claim) => DATA.claims[claim][2])) : 1;
};

const edgeKey = (edge) => `${THINGS[EDGES[edge].from].k}|${predicateOf(edge)}|${THINGS[EDGES[edge].to].k}`;
const edgeByKey = (key) => {
  const [from, predicate, to] = key.split('|');
  const node = BY_KEY.get(from);
  if (node === undefined) return undefined;
  return TOUCH[node].find((edge) => EDGES[edge].from === node && predicateOf(edge) === predicate
    && THINGS[EDGES[edge].to].k === to);
};

// Neighbours along one relation: out of the thing (1) or into it (-1).
const along = (node, predicate, way = 1) => {
  const wanted = PREDICATE.get(predicate);
  return TOUCH[node].filter((edge) => EDGES[edge].p === wanted && isFact(edge)
    && (way === 1 ? EDGES[edge].from : EDGES[edge].to) === node);
};

const ofType = (type) => NODES.filter((node) => node.group === type).map((node) => node.id);
const inOrder = new Intl.Collator('en', { numeric: true }).compare;
const byLabel = (a, b) => inOrder(labelOf(a), labelOf(b)) || a - b;
const degreeOf = (node) => TOUCH[node].length;
