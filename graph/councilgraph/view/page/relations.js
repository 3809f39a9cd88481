// What tables ask of the graph: councils, the work they lead, and what that work is joined to, with the edges
// that prove each step. Only what the documents assert counts, under the filters that are set.
let gathered = null;

// Answers [{ council, works: [{ work, led }], principle, theme, partner: Map(thing → [[edge, edge], …]) }].
const gather = () => {
  const signature = [...FACETS.map((name) => state[name]), state.sure].join();
  if (gathered && gathered.signature === signature) return gathered.rows;
  const wanted = worksWanted();
  const rows = ofType('Council').map((council) => {
    const row = { council, works: [], principle: new Map(), theme: new Map(), partner: new Map() };
    for (const led of along(council, 'ledBy', -1).filter(edgePasses)) {
      const work = EDGES[led].from;
      if (wanted && !wanted.has(work)) continue;
      row.works.push({ work, led });
      for (const [name, predicate] of [['principle', 'meetsPrinciple'], ['theme', 'theme'], ['partner', 'partner']]) {
        for (const edge of along(work, predicate).filter(edgePasses)) {
          const far = EDGES[edge].to;
          if (!row[name].has(far)) row[name].set(far, []);
          row[name].get(far).push([led, edge]);
        }
      }
    }
    return row;
  }).filter((row) => !state.region || THINGS[row.council].r === state.region).sort((a, b) => byLabel(a.council, b.council));
  gathered = { signature, rows };
  return rows;
};

const leading = () => gather().filter((row) => row.works.length);
// In a matrix a council goes by its short name: the columns need the room.
const shortColumn = { name: 'Council', value: (row) => labelOf(row.council), cell: (row) => thingButton(row.council, { title: labelOf(row.council) }, shorten(row.council)) };
const names = (nodes) => [...nodes].sort(byLabel).map(labelOf).join('; ');
const thingList = (nodes, most = 8) => {
  const sorted = [...nodes].sort(byLabel);
  return el('ul', { class: 'inline' }, sorted.slice(0, most).map((node) => el('li', {}, thingButton(node))),
    sorted.length > most ? el('li', { class: 'hint' }, `and ${sorted.length - most} more`) : null);
};

const common = (a, b) => [...a.keys()].filter((key) => b.has(key));
const thingColumn = (name, node) => ({ name, named: true, value: (row) => labelOf(node(row)), cell: (row) => thingButton(node(row)) });
const chainsButton = (text, title, chains) => el('button', { type: 'button', class: 'cell', 'aria-label': title, onclick: () => openCell(title, chains) }, text);

const councilPicker = (label, more = []) => el('div', { class: 'field of' }, el('label', { for: 'of' }, label),
  el('select', { id: 'of', onchange: (event) => go({ of: event.target.value, sort: '' }) },
    el('option', { value: '' }, 'All'),
    more.map(([value, text]) => el('option', { value, selected: state.of === value }, text)),
    leading().map(({ council }) => el('option', { value: THINGS[council].k, selected: state.of === THINGS[council].k }, clip(labelOf(council), 60)))));
