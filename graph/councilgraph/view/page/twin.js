// The picture as two tables, with the same selection: for screen readers, and for those who rather read.
const drawTwin = ({ nodes, edges }) => {
  const place = at('twin');
  place.hidden = state.list !== '1';
  if (place.hidden) {
    place.replaceChildren();
    return;
  }
  const node = selectedNode();
  const edge = selectedEdge();
  const scrolled = place.scrollTop;
  const held = place.contains(document.activeElement) ? document.activeElement.id : '';
  const things = [...nodes].sort(byLabel);
  const known = new Set(nodes);
  const part = (caption, heads, rows) => {
    const body = el('tbody', {}, rows.slice(0, ROWS).map((row) => row()));
    const rest = rows.length - ROWS;
    return [
      el('table', {}, el('caption', {}, caption), el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))), body),
      rest > 0 ? el('button', { type: 'button', class: 'more', onclick: (event) => { body.append(...rows.slice(ROWS).map((row) => row())); event.target.remove(); } }, `${rest} more rows`) : null,
    ];
  };
  fill(place,
    part(`Things shown: ${things.length}`, ['Name', 'Type', 'Connections', 'Hidden'], things.map((one) => () => {
      const more = hiddenNeighbours(one, known);
      return el('tr', { 'aria-current': one === node ? 'true' : null },
        el('th', { scope: 'row' }, thingButton(one, { id: `n${one}`, 'aria-pressed': String(one === node) })),
        el('td', {}, typeLabel(typeOf(one))), el('td', { class: 'number' }, String(degreeOf(one))),
        el('td', {}, more ? el('button', { type: 'button', class: 'cell', id: `m${one}`, 'aria-label': `Show ${more} more around ${clip(labelOf(one), 60)}`, onclick: () => expand(one) }, `+${more} more`) : ''));
    })),
    part(`Connections shown: ${edges.length}`, ['From', 'Relation', 'To'], edges.map((one) => () => el('tr', { 'aria-current': one === edge ? 'true' : null },
      el('th', { scope: 'row' }, el('bdi', {}, clip(labelOf(EDGES[one].from), 90))),
      el('td', {}, el('button', { type: 'button', class: 'cell', id: `e${one}`, 'data-edge': one, 'aria-pressed': String(one === edge), 'aria-label': `${clip(labelOf(EDGES[one].from), 60)} ${relationOf(one)} ${clip(labelOf(EDGES[one].to), 60)}: show the sentence`, onclick: () => selectEdge(one) }, relationOf(one))),
      el('td', {}, el('bdi', {}, clip(labelOf(EDGES[one].to), 90)))))));
  place.scrollTop = scrolled;
  if (held && at(held)) at(held).focus();
};
