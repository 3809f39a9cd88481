// The beginning: what stands once, and the first picture.
fill(at('find'), searchField('search', 'Find', (node) => {
  // what the picture does not show gets one of its own, not a corner of this one
  if (state.view === 'network' && !picture.shown.has(node)) focusOn(node, '2');
  else select(node);
}, 'Council, partner, initiative, acronym …'));
fill(at('steps'),
  el('button', { type: 'button', 'aria-label': 'Back', onclick: () => history.back() }, '←'),
  el('button', { type: 'button', 'aria-label': 'Forward', onclick: () => history.forward() }, '→'));

at('skip').addEventListener('click', (event) => { // an address of its own would replace the view's
  event.preventDefault();
  at('main').focus();
});

const stage = at('picture');
stage.tabIndex = 0;
stage.setAttribute('role', 'application');
stage.setAttribute('aria-label', 'Picture of the network. Arrow keys move between things, Enter shows more around one, F focuses on it, plus and minus zoom. The button List shows the same as tables.');
stage.addEventListener('keydown', pictureKeys);

addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    at('search').focus();
  }
});

document.addEventListener('click', (event) => {
  for (const open of document.querySelectorAll('details.take[open]')) if (!open.contains(event.target)) open.open = false;
});

// For scripts of others and for tests: where a thing, or the middle of a connection, is on the screen.
const onScreen = (node) => {
  const spot = picture.network.canvasToDOM(picture.network.getPosition(node));
  const box = at('picture').getBoundingClientRect();
  return [box.x + spot.x, box.y + spot.y];
};
window.councilgraph = Object.freeze({
  data: DATA,
  address: (change) => address(change),
  shown: () => ({ nodes: [...picture.shown], edges: picture.edges.getIds() }),
  placeOf: onScreen,
  middleOf: (edge) => [0, 1].map((axis) => (onScreen(EDGES[edge].from)[axis] + onScreen(EDGES[edge].to)[axis]) / 2),
});

at('app').hidden = false;
state = read();
show();
removeEventListener('error', cannotBegin);
