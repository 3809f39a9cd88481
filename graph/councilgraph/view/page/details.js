// The panel beside the picture: a thing, an edge, a path, the cell of a table, or the whole at a glance.
const RELATIONS = 25; // connections of one kind listed before "more"

const nodeDetails = (node) => {
  const thing = THINGS[node];
  const groups = new Map();
  for (const edge of TOUCH[node]) {
    if (isDerived(edge) && state.basis === 'said') continue;
    const name = reads(edge, node) + (isDerived(edge) ? ' (derived)' : statusOf(edge) ? ` (${statusOf(edge)})` : '');
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(edge);
  }
  return [
    el('p', { class: 'kind' }, symbol(typeOf(node)), typeLabel(typeOf(node))),
    el('h2', { dir: 'auto' }, clip(labelOf(node), 400)),
    thing.t ? el('p', { class: 'retold' }, 'Retold: the facts are the page’s, the sentences are not.') : null,
    thing.d ? el('p', { class: 'hint', dir: 'auto' }, thing.d) : null,
    thing.a ? el('p', { class: 'hint' }, 'Also: ', el('bdi', {}, clip(thing.a.join(' · '), 300))) : null,
    el('div', { class: 'actions' },
      el('button', { type: 'button', onclick: () => focusOn(node) }, 'Focus'),
      el('button', { type: 'button', onclick: () => focusOn(node, '2') }, 'Two steps'),
      el('button', { type: 'button', onclick: () => expand(node) }, moreText(node)),
      typeOf(node) === 'Council' ? el('a', { class: 'button', href: address({ view: 'similar', of: thing.k, sort: '' }) }, 'Similar councils') : null),
    pathField(node),
    [...groups].map(([name, edges]) => relationGroup(name, edges, node)),
    facts(thing),
  ];
};

const moreText = (node) => {
  const more = hiddenNeighbours(node, picture.shown);
  return more ? `+${more} more` : 'All neighbours shown';
};

const relationGroup = (name, edges, node) => {
  const sorted = [...edges].sort((a, b) => byLabel(otherEnd(a, node), otherEnd(b, node)));
  const list = el('ul', { class: 'relations' });
  const add = (from, to) => list.append(...sorted.slice(from, to).map((edge) => el('li', {},
    el('button', { type: 'button', class: 'thing', 'data-node': otherEnd(edge, node), onclick: () => select(otherEnd(edge, node)) },
      symbol(typeOf(otherEnd(edge, node))), el('bdi', {}, clip(labelOf(otherEnd(edge, node)), 120))),
    el('button', { type: 'button', class: 'why', 'data-edge': edge, 'aria-label': `Why: ${clip(labelOf(otherEnd(edge, node)), 80)}`, onclick: () => selectEdge(edge) }, 'why?'))));
  add(0, RELATIONS);
  const rest = sorted.length - RELATIONS;
  const more = rest > 0 ? el('button', { type: 'button', class: 'quiet', onclick: (event) => { add(RELATIONS); event.target.remove(); } }, `+${rest} more`) : null;
  return el('section', {}, el('h3', {}, name, ' ', el('small', {}, String(edges.length))), list, more);
};

// "Q42, www.wikidata.org": the code first, which is what people look for.
const linkText = (href) => {
  const parts = href.split(/[/#]+/).filter(Boolean);
  return parts.length > 2 ? `${clip(parts[parts.length - 1], 80)}, ${parts[1]}` : clip(href, 100);
};

const facts = (thing) => el('section', {}, el('h3', {}, 'Facts and codes'),
  el('dl', { class: 'facts' },
    thing.u ? el('div', {}, el('dt', {}, thing.t ? 'page retold' : 'page'), el('dd', {}, webLink(thing.u, clip(thing.u, 120)))) : null,
    (thing.f || []).map(([name, value, links, claims]) => el('div', {},
    el('dt', {}, DATA.names[name]), el('dd', { dir: 'auto' }, links ? webLink(value, linkText(value)) : clip(value, 400),
      claims && claims.length ? el('details', {}, el('summary', {}, 'why?'), claims.map(quoteCard)) : null))),
  el('div', {}, el('dt', {}, 'IRI'), el('dd', { class: 'iri' }, thing.k.includes('://') ? thing.k : DATA.base + thing.k))));

const edgeDetails = (edge) => [
  el('p', { class: 'kind' }, isDerived(edge) ? 'Derived connection' : statusOf(edge) ? `Connection, ${statusOf(edge)}` : 'Connection'),
  el('h2', { class: 'triple' }, thingButton(EDGES[edge].from), el('span', { class: 'relation' }, relationOf(edge)), thingButton(EDGES[edge].to)),
  DATA.predicates[EDGES[edge].p][2] ? el('p', { class: 'hint' }, DATA.predicates[EDGES[edge].p][2]) : null,
  el('h3', {}, isDerived(edge) ? 'Why' : DATA.edges[edge][0].length > 1 ? `${DATA.edges[edge][0].length} documents say so` : 'The sentence that says so'),
  proof(edge),
];

const overview = () => {
  const figure = (number, text) => el('li', {}, el('strong', {}, thousands(number)), el('span', {}, text));
  const top = DATA.figures.nodes.filter(([node]) => typeOf(node) === 'Council').slice(0, 6);
  const partners = DATA.figures.nodes.filter(([node]) => typeOf(node) === 'PartnerOrganisation').slice(0, 6);
  return [
    el('h2', {}, 'At a glance'),
    el('ul', { class: 'figures' },
      Object.keys(DATA.types).filter((type) => DATA.types[type].shown || type === 'CaseStudy')
        .map((type) => figure(totals[type], DATA.types[type].plural.toLowerCase())),
      figure(EDGES.filter((edge, index) => isFact(index)).length, 'connections'),
      figure(DATA.quotes.length, 'quoted sentences')),
    top.length ? [el('h3', {}, 'Best-connected councils'), ranking(top)] : null,
    partners.length ? [el('h3', {}, 'Best-connected organisations'), ranking(partners)] : null,
    el('p', { class: 'hint' }, 'Click a thing to see what it is joined to, a line to see the sentence behind it; double click to focus. With the keyboard: tab to the picture, arrows to move, Enter to expand, F to focus.'),
  ];
};

const ranking = (rows) => el('ol', { class: 'ranking' }, rows.map(([node, degree]) => el('li', {}, thingButton(node), el('small', {}, String(degree)))));

let cell = null; // what the cell of a table shows; it belongs to the view, not to the address

const openCell = (title, chains) => {
  cell = { title, chains };
  go({ sel: '' });
  drawDetails();
  at('details').focus();
  say(title);
};

const drawDetails = () => {
  const node = selectedNode();
  const edge = selectedEdge();
  const place = at('details');
  if (node !== undefined || edge !== undefined) cell = null;
  let content;
  if (edge !== undefined) content = edgeDetails(edge);
  else if (node !== undefined) content = nodeDetails(node);
  else if (cell) content = [el('h2', {}, cell.title), cell.chains.map((chain) => hops(chain))];
  else if (state.scope === 'path' && state.view === 'network') content = pathDetails();
  else content = overview();
  const close = node !== undefined || edge !== undefined || cell
    ? el('button', { type: 'button', class: 'close', 'aria-label': 'Close the details', onclick: () => { cell = null; go({ sel: '' }); drawDetails(); } }, '×') : null;
  // a table has the room to itself until something is chosen
  place.hidden = !close && state.view !== 'network';
  fill(place, close, content);
  place.scrollTop = 0;
};
