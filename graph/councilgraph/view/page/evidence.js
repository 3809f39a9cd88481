// The sentence that says so, as it stands in its document.
const quoteCard = (claim) => {
  const [quotes, recogniser, confidence, role, status] = DATA.claims[claim];
  return quotes.map((index) => {
    const [document, start, end, exact, before, after, within] = DATA.quotes[index];
    const about = document >= 0 ? THINGS[document] : null;
    return el('figure', { class: 'quote' },
      el('blockquote', { dir: 'auto' }, el('span', { class: 'around' }, before ? `…${before}` : ''), el('mark', {}, exact), el('span', { class: 'around' }, after ? `${after}…` : '')),
      about && about.t ? el('p', { class: 'retold' }, 'Retold: the facts are the page’s, the sentences are not.') : null,
      el('figcaption', {},
        about ? thingButton(document) : 'A document that is not in this page',
        about && about.u ? el('span', { class: 'source' }, webLink(about.u, about.t ? 'The page it retells' : 'Source page')) : null,
        el('span', {}, within ? 'in the page’s address' : `characters ${start}–${end}`)),
      el('dl', { class: 'how' },
        el('div', {}, el('dt', {}, 'Read by'), el('dd', {}, DATA.recognisers[recogniser] || 'not said')),
        el('div', {}, el('dt', {}, 'Confidence'), el('dd', {}, meter(confidence))),
        role ? el('div', {}, el('dt', {}, 'Role'), el('dd', {}, role)) : null,
        status !== 'asserted' ? el('div', {}, el('dt', {}, 'Status'), el('dd', { class: 'status' }, status)) : null));
  });
};

const meter = (confidence) => {
  const bar = el('span', { class: 'meter', 'aria-hidden': 'true' }, el('i'));
  bar.firstChild.style.width = `${Math.round(confidence * 100)}%`;
  return [bar, ` ${Math.round(confidence * 100)} %`];
};

const proof = (edge) => {
  const claims = DATA.edges[edge][0];
  if (claims.length) return claims.map(quoteCard);
  if (isDerived(edge)) return derivation(edge);
  return el('p', { class: 'hint' }, 'Out of the registers or the ontology: no document says it, so there is no sentence.');
};

// What a derived fact follows from: an initiative that the council leads (for a collaboration: or takes part
// in), and what is said of it.
const derivation = (edge) => {
  const council = EDGES[edge].from;
  const far = EDGES[edge].to;
  const parts = predicateOf(edge) === 'collaboratesWith' ? ['ledBy', 'participant'] : ['ledBy'];
  const chains = parts.flatMap((part) => along(council, part, -1)).flatMap((led) => {
    const work = EDGES[led].from;
    const said = TOUCH[work].filter((next) => isFact(next) && EDGES[next].from === work && EDGES[next].to === far);
    return said.map((next) => [led, next]);
  });
  return [
    el('p', { class: 'hint' }, 'Derived by a rule from:'),
    chains.length ? chains.map((chain) => hops(chain)) : el('p', {}, 'facts that this page does not hold'),
  ];
};

const sentenceOf = (edge, node) => el('p', { class: 'fact' },
  el('bdi', {}, clip(labelOf(EDGES[edge].from), 120)), el('em', {}, ` ${relationOf(edge)} `), el('bdi', {}, clip(labelOf(EDGES[edge].to), 120)));

const hops = (edges) => el('ol', { class: 'hops' }, edges.map((edge) => el('li', {},
  el('button', { type: 'button', class: 'edge', 'data-edge': edge, onclick: () => selectEdge(edge) }, sentenceOf(edge)),
  proof(edge))));
