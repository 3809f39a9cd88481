// What is shown, kept in the address: a copied address opens the same.
const DEFAULTS = {
  view: 'network', // which view
  scope: 'start', // start, all, focus or path
  focus: '', depth: '1', // the centre of the focus and the steps around it
  a: '', b: '', // the ends of a path
  open: '', // things expanded, by key, in order
  sel: '', // the thing (key) or edge (key|relation|key) selected
  types: '', // types shown, where they are not the usual ones
  principle: '', theme: '', sector: '', region: '', year: '', // facets
  basis: 'said', // said, derived, open or only-derived
  sure: '0', // least confidence, per cent
  sort: '', of: '', // a table's order; the council or region a view is about
  list: '', // 1: the twin list is open
};
const FACETS = ['principle', 'theme', 'sector', 'region', 'year'];

const opening = { ...DEFAULTS, view: DATA.open.view };
if (DATA.open.focus) Object.assign(opening, { scope: 'focus', focus: DATA.open.focus, depth: String(DATA.open.depth) });

let state = { ...opening };

const written = (values) => {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== opening[name]) parts.set(name, value);
  return parts.toString();
};

const read = () => {
  const found = { ...opening };
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (name in DEFAULTS) found[name] = value;
  if (!VIEWS.some((view) => view.key === found.view)) found.view = 'network';
  if (!['start', 'all', 'focus', 'path'].includes(found.scope)) found.scope = 'start';
  if (found.scope === 'focus' && !BY_KEY.has(found.focus)) found.scope = 'start';
  if (found.scope === 'path' && !(BY_KEY.has(found.a) && BY_KEY.has(found.b))) found.scope = 'start';
  return found;
};

// Change what is shown. `step: false` leaves no step to go back to (a slider on its way).
const go = (change, { step = true } = {}) => {
  const next = { ...state, ...change };
  const fragment = written(next);
  if (fragment === written(state)) return;
  state = next;
  if (step) location.hash = fragment;
  else location.replace(`#${fragment}`);
  show();
};

const address = (change) => `#${written({ ...state, ...change })}`;

addEventListener('hashchange', () => {
  const now = read();
  if (written(now) === written(state)) return;
  state = now;
  show();
});

const openKeys = () => (state.open ? state.open.split(',').filter((key) => BY_KEY.has(key)) : []);
const selectedNode = () => (state.sel && !state.sel.includes('|') ? BY_KEY.get(state.sel) : undefined);
const selectedEdge = () => (state.sel.includes('|') ? edgeByKey(state.sel) : undefined);
const select = (node) => go({ sel: THINGS[node].k });
const selectEdge = (edge) => go({ sel: edgeKey(edge) });
const focusOn = (node, depth = '1') => go({
  view: 'network', scope: 'focus', focus: THINGS[node].k, depth, open: '', sel: THINGS[node].k,
});

// Select a thing and add its neighbours to the picture.
const expand = (node) => {
  const key = THINGS[node].k;
  const open = openKeys();
  go({ sel: key, open: (open.includes(key) ? open : [...open, key]).join(',') });
};

const shownTypes = () => new Set(state.types
  ? state.types.split(',')
  : Object.keys(DATA.types).filter((type) => DATA.types[type].shown));
const facetsOn = () => FACETS.filter((name) => state[name]);
