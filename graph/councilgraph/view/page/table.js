// A real table that sorts. A column is { name, value(row), cell(row), number, tall }; `value` also fills the CSV.
const ROWS = 150; // rows drawn before "more"
let shownTable = null;

const sortedRows = (columns, rows) => {
  const [place, way] = state.sort.split('.');
  const column = columns[Number(place)];
  if (!state.sort || !column) return rows;
  const sign = way === 'down' ? -1 : 1;
  return rows.map((row, index) => [column.value(row), index, row])
    .sort((a, b) => sign * (column.number ? a[0] - b[0] : inOrder(String(a[0]), String(b[0]))) || a[1] - b[1])
    .map(([, , row]) => row);
};

const headCell = (column, index) => {
  const [place, way] = state.sort.split('.');
  const sorted = state.sort && Number(place) === index ? way : '';
  const next = sorted === '' ? (column.number ? 'down' : 'up') : sorted === 'up' ? 'down' : 'up';
  return el('th', { scope: 'col', class: column.tall ? 'tall' : null, 'aria-sort': sorted === 'up' ? 'ascending' : sorted === 'down' ? 'descending' : 'none' },
    el('button', { type: 'button', id: `sort-${index}`, onclick: () => go({ sort: `${index}.${next}` }) },
      el('span', {}, column.name), el('span', { class: 'order', 'aria-hidden': 'true' }, sorted === 'up' ? '▲' : sorted === 'down' ? '▼' : '')));
};

const table = (caption, columns, rows, { matrix = false } = {}) => {
  const sorted = sortedRows(columns, rows);
  shownTable = { caption, columns, rows: sorted };
  const body = el('tbody');
  const add = (from, to) => body.append(...sorted.slice(from, to).map((row) => el('tr', {}, columns.map((column, index) => el(
    index ? 'td' : 'th',
    { scope: index ? null : 'row', class: column.number ? 'number' : column.wide ? 'wide' : column.named ? 'named' : null },
    column.cell ? column.cell(row) : String(column.value(row)),
  )))));
  let drawn = ROWS;
  add(0, drawn);
  const more = el('button', { type: 'button', class: 'more', onclick: () => {
    add(drawn, drawn + ROWS);
    drawn += ROWS;
    more.textContent = `${thousands(sorted.length - drawn)} more rows`;
    more.hidden = drawn >= sorted.length;
  } }, `${thousands(sorted.length - drawn)} more rows`);
  more.hidden = drawn >= sorted.length;
  return [
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
      el('table', { class: matrix ? 'matrix' : null },
        el('caption', { class: 'unseen' }, caption),
        el('thead', {}, el('tr', {}, columns.map(headCell))), body)),
    rows.length ? more : el('p', { class: 'hint' }, 'Nothing to show here with these filters.'),
  ];
};

const tableCsv = () => {
  // a cell that begins like a formula must stay text in a spreadsheet
  const safe = (value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  const line = (values) => values.map((value) => `"${safe(String(value)).replace(/"/g, '""')}"`).join(',');
  return `${[line(shownTable.columns.map((column) => column.name)), ...shownTable.rows.map((row) => line(shownTable.columns.map((column) => column.value(row))))].join('\r\n')}\r\n`;
};
