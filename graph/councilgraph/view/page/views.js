// The views other than the picture: each answers what the sheet shows.
const sharedView = () => {
  const of = new Map();
  for (const row of leading()) {
    for (const [partner, chains] of row.partner) {
      if (!of.has(partner)) of.set(partner, { partner, councils: new Map() });
      of.get(partner).councils.set(row.council, chains);
    }
  }
  const rows = [...of.values()].sort((a, b) => b.councils.size - a.councils.size || byLabel(a.partner, b.partner));
  return [
    el('p', { class: 'hint' }, 'Partner organisations by the councils whose initiatives they take part in; more than one council is a meeting point.'),
    table('Who works with whom', [
      thingColumn('Partner', (row) => row.partner),
      { name: 'Sector', value: (row) => THINGS[row.partner].s || '' },
      { name: 'Councils', number: true, value: (row) => row.councils.size, cell: (row) => chainsButton(String(row.councils.size), `${clip(labelOf(row.partner), 60)} with ${count(row.councils.size, 'council')}`, [...row.councils.values()].flat()) },
      { name: 'Which', value: (row) => names(row.councils.keys()), wide: true, cell: (row) => thingList(row.councils.keys()) },
    ], rows),
  ];
};

// What two councils have in common, and its share of all that either has.
const likeness = (a, b) => {
  const parts = {};
  let all = 0;
  for (const name of ['principle', 'theme', 'partner']) {
    parts[name] = common(a[name], b[name]);
    all += a[name].size + b[name].size - parts[name].length;
  }
  const shared = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
  return { a: a.council, b: b.council, parts, shared, share: all ? shared / all : 0 };
};

const PAIRS = 2000; // pairs kept of a large graph, the most alike

const similarView = () => {
  const rows = leading();
  const one = rows.find((row) => THINGS[row.council].k === state.of);
  let pairs = [];
  if (one) pairs = rows.filter((row) => row !== one).map((row) => likeness(one, row));
  else rows.slice(0, 400).forEach((row, index, all) => all.slice(index + 1).forEach((other) => pairs.push(likeness(row, other))));
  pairs = pairs.filter((pair) => pair.shared > 0).sort((a, b) => b.shared - a.shared || b.share - a.share || byLabel(a.a, b.a) || byLabel(a.b, b.b)).slice(0, PAIRS);
  const shared = (name, title) => ({ name: title, wide: true, value: (pair) => names(pair.parts[name]), cell: (pair) => (pair.parts[name].length ? thingList(pair.parts[name]) : '') });
  return [
    el('p', { class: 'hint' }, 'Principles, themes and partners that two councils have in common, and their share of all that either has.'),
    councilPicker('Councils like'),
    table('Similar councils', [
      thingColumn('Council', (pair) => pair.a),
      thingColumn('is like', (pair) => pair.b),
      { name: 'In common', number: true, value: (pair) => pair.shared },
      { name: 'Share, %', number: true, value: (pair) => Math.round(pair.share * 100) },
      shared('principle', 'Principles in common'),
      shared('theme', 'Themes in common'),
      shared('partner', 'Partners in common'),
    ], pairs),
  ];
};

const gapsView = () => {
  const regions = [...new Set(leading().map((row) => THINGS[row.council].r).filter(Boolean))].sort();
  const byRegion = state.of === 'regions';
  const groups = byRegion
    ? regions.map((region) => ({ name: region, rows: leading().filter((row) => THINGS[row.council].r === region) }))
    : leading().filter((row) => !state.of || THINGS[row.council].k === state.of).map((row) => ({ council: row.council, rows: [row] }));
  const missing = (group, name, type) => ofType(type).filter((head) => !group.rows.some((row) => row[name].has(head)));
  const column = (title, name, type) => [
    { name: `${title} without`, number: true, value: (group) => missing(group, name, type).length },
    { name: `${title} without an initiative`, value: (group) => names(missing(group, name, type)), wide: true },
  ];
  return [
    el('p', { class: 'hint' }, 'Principles and themes for which the documents here tell of no initiative led by the council or in the region. A gap in the documents need not be a gap in what is done.'),
    councilPicker('Gaps of', [['regions', 'Regions']]),
    table('Gaps', [
      byRegion ? { name: 'Region', value: (group) => group.name } : shortColumn,
      { name: 'Initiatives', number: true, value: (group) => new Set(group.rows.flatMap((row) => row.works.map(({ work }) => work))).size },
      ...column('Principles', 'principle', 'Principle'),
      ...column('Themes', 'theme', 'Theme'),
    ], groups),
  ];
};

const timelineView = () => {
  const wanted = worksWanted();
  const years = new Map();
  let undated = 0;
  for (const work of ofType('Initiative').filter((one) => !wanted || wanted.has(one))) {
    const own = yearsOf(work);
    if (!own.length) undated += 1;
    for (const year of own) years.set(year, [...(years.get(year) || []), work]);
  }
  const rows = [...years].sort((a, b) => inOrder(a[0], b[0])).map(([year, works]) => ({ year, works: works.sort(byLabel) }));
  const most = Math.max(1, ...rows.map((row) => row.works.length));
  const bar = (row) => {
    const made = el('span', { class: 'bar-of', 'aria-hidden': 'true' }, el('i'));
    made.firstChild.style.width = `${(row.works.length / most) * 100}%`;
    return made;
  };
  return [
    el('p', { class: 'hint' }, `Initiatives by the years that the documents give. ${undated ? `${count(undated, 'initiative')} without a year.` : ''}`),
    table('Initiatives by year', [
      { name: 'Year', value: (row) => row.year, cell: (row) => el('button', { type: 'button', class: 'cell', onclick: () => go({ view: 'network', year: row.year, scope: 'start', open: '', sel: '' }), 'aria-label': `${row.year}: show the network of this year` }, row.year) },
      { name: 'Initiatives', number: true, value: (row) => row.works.length, cell: (row) => [bar(row), String(row.works.length)] },
      { name: 'Which', value: (row) => names(row.works), wide: true, cell: (row) => thingList(row.works, 12) },
    ], rows),
  ];
};

const figuresView = () => {
  const { nodes, edges, components, communities, bridges } = DATA.figures;
  return [
    el('p', { class: 'hint' }, `The network of councils, initiatives and partners: ${count(edges, 'connection')}, ${count(components, 'separate part')}, ${communities} communities, ${bridges.length} bridges (a connection that alone joins two parts). Betweenness: the share of shortest paths that lead through a thing.`),
    table('Network figures', [
      thingColumn('Thing', (row) => row[0]),
      { name: 'Type', value: (row) => typeLabel(typeOf(row[0])) },
      { name: 'Degree', number: true, value: (row) => row[1] },
      { name: 'Betweenness', number: true, value: (row) => row[2] },
      { name: 'Community', number: true, value: (row) => row[3] },
      { name: 'Parts without it', number: true, value: (row) => row[4] },
    ], nodes),
  ];
};

const VIEWS = [
  { key: 'network', name: 'Network' },
  { key: 'principles', name: 'Principles', draw: () => matrix('principle', 'Principle', 'meet a principle') },
  { key: 'themes', name: 'Themes', draw: () => matrix('theme', 'Theme', 'are about a theme') },
  { key: 'shared', name: 'Who works with whom', draw: sharedView },
  { key: 'similar', name: 'Similar councils', draw: similarView },
  { key: 'gaps', name: 'Gaps', draw: gapsView },
  { key: 'timeline', name: 'Timeline', draw: timelineView },
  { key: 'figures', name: 'Figures', draw: figuresView },
];
