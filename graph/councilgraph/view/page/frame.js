// Draws everything that the state asks for.
const drawViews = () => fill(at('views'), el('ul', {}, VIEWS.map(({ key, name }) => el('li', {},
  el('a', { href: address({ view: key, sort: '', of: '', sel: '' }), 'aria-current': state.view === key ? 'page' : null }, name)))));

const drawBar = (drawn) => {
  const held = document.activeElement && at('bar').contains(document.activeElement) ? document.activeElement.id : '';
  const button = (id, text, action, more = {}) => el('button', { type: 'button', id: `b-${id}`, onclick: action, ...more }, text);
  const network = state.view === 'network';
  const drawnTypes = NODES.filter((node) => shownTypes().has(node.group)).length;
  fill(at('bar'),
    network ? [
      button('start', 'Start', () => go({ scope: 'start', open: '', sel: '', focus: '', a: '', b: '' }), { 'aria-pressed': String(state.scope === 'start') }),
      button('all', `All ${thousands(drawnTypes)}`, () => go({ scope: 'all', open: '' }), { 'aria-pressed': String(state.scope === 'all') }),
      state.scope === 'focus' ? el('span', { class: 'field depth' }, el('label', { for: 'b-depth' }, 'Steps'),
        el('select', { id: 'b-depth', onchange: (event) => go({ depth: event.target.value }) },
          ['1', '2', '3'].map((value) => el('option', { value, selected: state.depth === value }, value)))) : null,
      el('span', { class: 'gap' }),
      button('list', 'List', () => go({ list: state.list === '1' ? '' : '1' }), { 'aria-expanded': String(state.list === '1'), 'aria-controls': 'twin' }),
      button('fit', 'Fit', () => fit()),
      button('in', '+', () => zoom(1.3), { 'aria-label': 'Zoom in' }),
      button('out', '−', () => zoom(1 / 1.3), { 'aria-label': 'Zoom out' }),
    ] : el('h2', {}, VIEWS.find((view) => view.key === state.view).name),
    network ? null : el('span', { class: 'gap' }),
    takeAway(drawn));
  if (held && at(held)) at(held).focus();
};

const noteText = ({ nodes, edges }) => {
  const where = { start: 'the best-connected councils, their initiatives and partners', all: 'everything of the types shown', focus: `around ${clip(labelOf(BY_KEY.get(state.focus) ?? 0), 60)}`, path: 'the path' }[state.scope];
  const what = facetsOn().length && state.scope === 'start' ? 'what the filters leave' : where;
  const cap = nodes.length >= MOST && state.scope !== 'all' ? ' (the best-connected of them)' : '';
  return `${count(nodes.length, 'thing')} and ${count(edges.length, 'connection')}: ${what}${cap}`;
};

let spoken = '';

const show = () => {
  const network = state.view === 'network';
  drawViews();
  at('stage').hidden = !network;
  at('note').hidden = !network;
  at('sheet').hidden = network;
  let drawn = { nodes: [], edges: [] };
  if (network) {
    drawn = drawPicture();
    at('note').textContent = noteText(drawn);
    at('sheet').replaceChildren();
  } else {
    hideTip();
    const held = at('sheet').contains(document.activeElement) ? document.activeElement.id : '';
    const scroll = at('sheet').querySelector('.scroll');
    const before = scroll ? [scroll.scrollLeft, scroll.scrollTop] : [0, 0];
    fill(at('sheet'), VIEWS.find((view) => view.key === state.view).draw());
    const now = at('sheet').querySelector('.scroll');
    if (now) [now.scrollLeft, now.scrollTop] = before;
    if (held && at(held)) at(held).focus();
  }
  drawBar(drawn);
  drawTwin(network ? drawn : { nodes: [], edges: [] });
  drawLegend(drawn.nodes);
  drawDetails();
  speak(drawn);
};

const speak = (drawn) => {
  const node = selectedNode();
  const edge = selectedEdge();
  let text = state.view === 'network' ? noteText(drawn) : VIEWS.find((view) => view.key === state.view).name;
  if (node !== undefined) text = `${labelOf(node)}, ${typeLabel(typeOf(node))}, ${count(degreeOf(node), 'connection')}`;
  if (edge !== undefined) text = `${labelOf(EDGES[edge].from)} ${relationOf(edge)} ${labelOf(EDGES[edge].to)}: ${firstQuote(edge)}`;
  if (text !== spoken) say(clip(text, 400));
  spoken = text;
};
