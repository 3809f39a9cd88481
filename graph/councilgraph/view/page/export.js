// Taking it away: the picture, the table, the graph. Files are made here; nothing is sent anywhere.
const save = (name, content, kind) => {
  const link = el('a', { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: kind })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(`${name} is saved`);
};

const xml = (text) => String(text)
  // what XML cannot hold at all becomes the sign for an unknown character
  .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
  .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const savePng = () => {
  const from = at('picture').querySelector('canvas');
  const made = el('canvas', { width: from.width, height: from.height });
  const context = made.getContext('2d');
  context.fillStyle = ink('ground');
  context.fillRect(0, 0, made.width, made.height);
  context.drawImage(from, 0, 0);
  made.toBlob((blob) => save('councilgraph.png', blob), 'image/png');
};

const svgText = ({ nodes, edges }, spots) => {
  const xs = nodes.map((node) => spots[node].x);
  const ys = nodes.map((node) => spots[node].y);
  const [left, top] = [Math.min(...xs) - 80, Math.min(...ys) - 60];
  const [width, height] = [Math.max(...xs) + 80 - left, Math.max(...ys) + 70 - top];
  const named = new Set(labels.drawn.length ? labels.drawn : nodes);
  const lines = edges.map((edge) => {
    const [a, b] = [spots[EDGES[edge].from], spots[EDGES[edge].to]];
    const dashes = isDerived(edge) ? ' stroke-dasharray="2 5"' : statusOf(edge) ? ' stroke-dasharray="7 5"' : '';
    return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${ink('line')}"${dashes}><title>${xml(`${labelOf(EDGES[edge].from)} ${relationOf(edge)} ${labelOf(EDGES[edge].to)}`)}</title></line>`;
  });
  const shapes = nodes.map((node) => {
    const { x, y } = spots[node];
    const size = sizeOf(node);
    const text = named.has(node) ? `<text x="${x}" y="${y + size + 13}" text-anchor="middle">${xml(shorten(node))}</text>` : '';
    return `<g><title>${xml(labelOf(node))}</title><path d="${SHAPES[DATA.types[typeOf(node)].shape]}" transform="translate(${x - size} ${y - size}) scale(${size / 8})" fill="${colourOf(typeOf(node))}"/>${text}</g>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="${ink('ink')}"><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ink('ground')}"/>\n${[...lines, ...shapes].join('\n')}\n</svg>\n`;
};

const graphMl = ({ nodes, edges }) => `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${[['label', 'node'], ['type', 'node'], ['relation', 'edge'], ['quote', 'edge']].map(([name, what]) => `<key id="${name}" for="${what}" attr.name="${name}" attr.type="string"/>`).join('\n')}
<key id="confidence" for="edge" attr.name="confidence" attr.type="double"/>
<graph edgedefault="directed">
${nodes.map((node) => `<node id="${xml(iriOf(node))}"><data key="label">${xml(labelOf(node))}</data><data key="type">${xml(typeOf(node))}</data></node>`).join('\n')}
${edges.map((edge) => `<edge source="${xml(iriOf(EDGES[edge].from))}" target="${xml(iriOf(EDGES[edge].to))}"><data key="relation">${xml(predicateOf(edge))}</data><data key="quote">${xml(firstQuote(edge))}</data><data key="confidence">${confidenceOf(edge)}</data></edge>`).join('\n')}
</graph>
</graphml>
`;

const firstQuote = (edge) => {
  const claim = DATA.edges[edge][0][0];
  const quote = claim === undefined ? undefined : DATA.claims[claim][0][0];
  return quote === undefined ? '' : DATA.quotes[quote][3];
};

const gexf = ({ nodes, edges }, spots) => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="type" title="type" type="string"/></attributes>
<attributes class="edge"><attribute id="quote" title="quote" type="string"/></attributes>
<nodes>
${nodes.map((node) => `<node id="${xml(iriOf(node))}" label="${xml(labelOf(node))}"><attvalues><attvalue for="type" value="${xml(typeOf(node))}"/></attvalues><viz:position x="${spots[node].x}" y="${-spots[node].y}"/></node>`).join('\n')}
</nodes>
<edges>
${edges.map((edge, index) => `<edge id="${index}" source="${xml(iriOf(EDGES[edge].from))}" target="${xml(iriOf(EDGES[edge].to))}" label="${xml(relationOf(edge))}"><attvalues><attvalue for="quote" value="${xml(firstQuote(edge))}"/></attvalues></edge>`).join('\n')}
</edges>
</graph>
</gexf>
`;

const edgesCsv = ({ edges }) => {
  shownTable = {
    columns: [
      { name: 'from', value: (edge) => labelOf(EDGES[edge].from) }, { name: 'relation', value: relationOf },
      { name: 'to', value: (edge) => labelOf(EDGES[edge].to) }, { name: 'confidence', value: confidenceOf },
      { name: 'quote', value: firstQuote }, { name: 'from IRI', value: (edge) => iriOf(EDGES[edge].from) },
      { name: 'predicate IRI', value: (edge) => DATA.predicates[EDGES[edge].p][0] }, { name: 'to IRI', value: (edge) => iriOf(EDGES[edge].to) },
    ],
    rows: edges,
  };
  return tableCsv();
};

const takeAway = (drawn) => {
  const network = state.view === 'network';
  const spots = () => picture.network.getPositions();
  const button = (text, action) => el('li', {}, el('button', { type: 'button', onclick: action }, text));
  return el('details', { class: 'take' }, el('summary', {}, 'Take away'), el('ul', {},
    network ? [
      button('Picture, PNG', savePng),
      button('Picture, SVG', () => save('councilgraph.svg', svgText(drawn, spots()), 'image/svg+xml')),
      button('Connections, CSV', () => save('councilgraph.csv', edgesCsv(drawn), 'text/csv')),
      button('Graph, GraphML', () => save('councilgraph.graphml', graphMl(drawn), 'application/xml')),
      button('Graph, GEXF', () => save('councilgraph.gexf', gexf(drawn, spots()), 'application/xml')),
    ] : button('Table, CSV', () => save(`${state.view}.csv`, tableCsv(), 'text/csv')),
    button('SPARQL query', () => showQuery())));
};
