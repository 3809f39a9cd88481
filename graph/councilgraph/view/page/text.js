// Words and elements. Text enters the page as text only: nothing here, or elsewhere, sets HTML.
const el = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== '' && child !== false));
  return made;
};

const fill = (place, ...children) => place.replaceChildren(...children.flat(3).filter(Boolean));
const at = (id) => document.getElementById(id);
const clip = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
// Not toLocaleString: loading the locales takes longer than drawing the first picture.
const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const count = (number, one, many = `${one}s`) => `${thousands(number)} ${number === 1 ? one : many}`;
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// How a relation reads out of a thing and into it; one that is not here reads by its label.
const READS = {
  ledBy: ['led by', 'leads'],
  participant: ['with the council', 'takes part in'],
  partner: ['partner', 'partner in'],
  involves: ['involves', 'involved in'],
  theme: ['theme', 'theme of'],
  meetsPrinciple: ['meets', 'met by'],
  isPartOf: ['part of', 'has the part'],
  describes: ['describes', 'described in'],
  declares: ['declares', 'declared in'],
  mentions: ['mentions', 'mentioned in'],
  practises: ['practises', 'practised by'],
  worksOnTheme: ['works on', 'worked on by'],
  collaboratesWith: ['collaborates with', 'collaborates with'],
  suggestsPrinciple: ['suggests', 'suggested by'],
  worksWith: ['works with', 'works with'],
  contact: ['contact', 'contact of'],
  contactOrganisation: ['at', 'has the contact'],
  isReplacedBy: ['replaced by', 'replaces'],
};

const reads = (edge, node) => {
  const out = EDGES[edge].from === node;
  const known = READS[predicateOf(edge)];
  if (known) return known[out ? 0 : 1];
  const label = DATA.predicates[EDGES[edge].p][1];
  return out ? label : `${label} (of)`;
};

const relationOf = (edge) => reads(edge, EDGES[edge].from);
const typeLabel = (type) => DATA.types[type].label;
const webLink = (url, text) => (/^https?:\/\//i.test(url)
  ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, text, el('span', { class: 'unseen' }, ' (new tab)'))
  : text);

const SHAPES = {
  dot: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z',
  diamond: 'M8 0 16 8 8 16 0 8Z',
  square: 'M2 2h12v12H2Z',
  triangle: 'M8 1 16 15H0Z',
  triangleDown: 'M0 1h16L8 15Z',
  star: 'M8 0l2.2 5.5 5.8.4-4.5 3.8 1.5 5.8L8 12.3 3 15.5l1.5-5.8L0 5.9l5.800-.4Z',
  hexagon: 'M4 1h8l4 7-4 7H4L0 8Z',
};

const symbol = (type) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'symbol');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[DATA.types[type].shape]);
  path.setAttribute('fill', colourOf(type));
  svg.append(path);
  return svg;
};

const darkness = matchMedia('(prefers-color-scheme: dark)');
const colourOf = (type) => DATA.types[type][darkness.matches ? 'dark' : 'light'];

// The colours of the style sheet, each read once: a picture asks for them some thousand times.
const inks = new Map();
darkness.addEventListener('change', () => inks.clear());
const ink = (name) => {
  if (!inks.has(name)) inks.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return inks.get(name);
};


const say = (text) => { at('live').textContent = text; };

const thingButton = (node, more = {}, text = labelOf(node)) => el('button', {
  type: 'button', class: 'thing', 'data-node': node, onclick: () => select(node), ...more,
}, symbol(typeOf(node)), el('bdi', {}, clip(text, 120)));
