// The legend, which is also the filter by type, and the facets.
const totals = {};
NODES.forEach((node) => { totals[node.group] = (totals[node.group] || 0) + 1; });

const toggleType = (type, on) => {
  const types = shownTypes();
  if (on) types.add(type);
  else types.delete(type);
  const usual = Object.keys(DATA.types).filter((name) => DATA.types[name].shown);
  const same = usual.length === types.size && usual.every((name) => types.has(name));
  go({ types: same ? '' : [...types].sort().join(',') || 'none' });
};

const facet = (name, label, options) => (options.length < 1 ? null : el('div', { class: 'field' },
  el('label', { for: `f-${name}` }, label),
  el('select', { id: `f-${name}`, onchange: (event) => go({ [name]: event.target.value, scope: state.scope === 'all' ? 'all' : 'start', open: '', sel: '' }) },
    el('option', { value: '' }, 'Any'),
    options.map(([value, text]) => el('option', { value, selected: state[name] === value }, clip(text, 60))))));

const conceptOptions = (type) => ofType(type).sort(byLabel).map((node) => [THINGS[node].k, labelOf(node)]);
const valueOptions = (short, type) => [...new Set(ofType(type).flatMap((node) => THINGS[node][short] || []))]
  .sort().map((value) => [value, value]);

const BASES = [
  ['said', 'Asserted'],
  ['derived', 'Asserted and derived'],
  ['open', 'Also planned, past, denied'],
  ['only-derived', 'Derived only'],
];

const typeField = (types, here) => el('fieldset', { class: 'legend' }, el('legend', {}, 'Show'),
  Object.keys(DATA.types).map((type) => el('label', { class: 'type', title: DATA.types[type].definition || null },
    el('input', { type: 'checkbox', id: `t-${type}`, checked: types.has(type), onchange: (event) => toggleType(type, event.target.checked) }),
    symbol(type), el('span', {}, DATA.types[type].plural),
    el('small', { title: 'shown / in all' }, el('span', { class: 'unseen' }, ': '), `${thousands(here[type] || 0)} / ${thousands(totals[type])}`))));

const LINES = [['strong', 'led by'], ['plain', 'asserted'], ['dashed', 'planned, past or denied'], ['dotted', 'derived by a rule']];
const lineKey = () => el('ul', { class: 'lines', 'aria-label': 'Lines' },
  LINES.map(([kind, text]) => el('li', {}, el('span', { class: `line ${kind}`, 'aria-hidden': 'true' }), text)));

const drawLegend = (shown) => {
  const network = state.view === 'network';
  const here = {};
  shown.forEach((node) => { here[typeOf(node)] = (here[typeOf(node)] || 0) + 1; });
  const types = shownTypes();
  const held = document.activeElement && document.activeElement.id;
  const years = [...new Set(ofType('Initiative').flatMap(yearsOf))].sort().reverse().map((year) => [year, year]);
  const wide = matchMedia('(min-width: 60rem)').matches;
  const old = at('filters');
  fill(at('side'), el('details', { id: 'filters', open: old ? old.open : wide },
    el('summary', {}, network ? 'Legend and filters' : 'Filters'),
    network ? typeField(types, here) : null,
    el('fieldset', {}, el('legend', {}, 'Only initiatives with'),
      facet('principle', 'Principle', conceptOptions('Principle')),
      facet('theme', 'Theme', conceptOptions('Theme')),
      facet('sector', 'Partner’s sector', valueOptions('s', 'PartnerOrganisation')),
      facet('region', 'Region', valueOptions('r', 'Council')),
      facet('year', 'Year', years)),
    el('fieldset', {}, el('legend', {}, 'Only connections'),
      el('div', { class: 'field' }, el('label', { for: 'f-basis' }, 'Basis'),
        el('select', { id: 'f-basis', onchange: (event) => go({ basis: event.target.value }) },
          BASES.map(([value, text]) => el('option', { value, selected: state.basis === value }, text)))),
      el('div', { class: 'field' }, el('label', { for: 'f-sure' }, 'Confidence at least ', el('output', { for: 'f-sure' }, `${state.sure} %`)),
        el('input', { id: 'f-sure', type: 'range', min: 0, max: 100, step: 5, value: state.sure, oninput: (event) => go({ sure: event.target.value }, { step: false }) }))),
    network ? lineKey() : null,
    el('button', { type: 'button', class: 'quiet', onclick: () => go({ ...opening, view: state.view }) }, 'Reset everything')));
  if (held && at(held) && at('side').contains(at(held))) at(held).focus();
};
