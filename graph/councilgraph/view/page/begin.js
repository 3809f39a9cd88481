// The beginning: what stands once, and the first picture.
fill(at('find'), searchField('search', 'Find', (node) => {
  go({ view: state.view === 'network' ? 'network' : state.view, sel: THINGS[node].k });
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

at('app').hidden = false;
state = read();
show();
