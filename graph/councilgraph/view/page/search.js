// Search over names, aliases and acronyms, with suggestions.
let folded = null;

const wordsOf = () => {
  if (!folded) {
    folded = NODES.map(({ id }) => [labelOf(id), ...(THINGS[id].a || [])].map(fold));
  }
  return folded;
};

// Answers things, the best first: names that are, begin with, have a word that begins with, or hold the words.
const search = (text, most = 12) => {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const found = [];
  wordsOf().forEach((names, node) => {
    let best = 0;
    names.forEach((name, index) => {
      let mark = 0;
      if (name === wanted) mark = 4;
      else if (name.startsWith(wanted)) mark = 3;
      else if (name.includes(` ${wanted}`) || name.includes(`(${wanted}`)) mark = 2;
      else if (name.includes(wanted)) mark = 1;
      if (mark && index) mark -= 0.3;
      best = Math.max(best, mark);
    });
    if (best) found.push([best * 1000 + (typeOf(node) === 'Council' ? 300 : 0) + Math.min(degreeOf(node), 200), node]);
  });
  return found.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, most).map(([, node]) => node);
};

// A text field with a list of suggestions; `chosen(node)` is called with what was picked.
const searchField = (id, label, chosen, placeholder = '') => {
  const list = el('ul', { role: 'listbox', id: `${id}-list`, 'aria-label': 'Suggestions', hidden: true });
  const input = el('input', {
    id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder,
    'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-autocomplete': 'list',
  });
  let found = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const pick = (node) => {
    input.value = labelOf(node);
    close();
    chosen(node);
  };
  const mark = (index) => {
    active = (index + found.length) % found.length;
    [...list.children].forEach((item, place) => item.setAttribute('aria-selected', String(place === active)));
    input.setAttribute('aria-activedescendant', `${id}-${active}`);
    list.children[active].scrollIntoView({ block: 'nearest' });
  };
  const suggest = () => {
    found = search(input.value);
    active = -1;
    input.removeAttribute('aria-activedescendant');
    fill(list, found.map((node, index) => el('li', {
      role: 'option', id: `${id}-${index}`, 'aria-selected': 'false',
      onpointerdown: (event) => { event.preventDefault(); pick(node); },
    }, symbol(typeOf(node)), el('span', {}, el('bdi', {}, clip(labelOf(node), 80)), aliasHit(node, input.value)),
    el('small', {}, typeLabel(typeOf(node))))));
    if (input.value.trim() && !found.length) {
      fill(list, el('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'Nothing here has that name'));
    }
    list.hidden = !input.value.trim();
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (input.value.trim()) say(count(found.length, 'suggestion'));
  };
  input.addEventListener('input', suggest);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) suggest();
      if (found.length) mark(active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === 'Enter' && found.length && !list.hidden) pick(found[Math.max(active, 0)]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  return el('div', { class: 'combo' }, el('label', { for: id }, label), input, list);
};

const aliasHit = (node, text) => {
  const wanted = fold(text.trim());
  if (fold(labelOf(node)).includes(wanted)) return null;
  const alias = (THINGS[node].a || []).find((name) => fold(name).includes(wanted));
  return alias ? el('em', {}, ` ${clip(alias, 40)}`) : null;
};
