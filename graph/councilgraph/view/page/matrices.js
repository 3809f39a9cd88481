// Council × principle and council × theme: how many initiatives, each cell opens its evidence.
const matrix = (name, type, word) => {
  const rows = [...leading()].sort((a, b) => b[name].size - a[name].size || byLabel(a.council, b.council));
  const used = new Set(rows.flatMap((row) => [...row[name].keys()]));
  const heads = ofType(type).sort((a, b) => Number(used.has(b)) - Number(used.has(a)) || byLabel(a, b));
  const chains = (row, head) => row[name].get(head) || [];
  const columns = [
    shortColumn,
    { name: 'Initiatives', number: true, value: (row) => row.works.length },
    ...heads.map((head) => ({
      name: clip(labelOf(head), 48),
      number: true,
      tall: true,
      value: (row) => chains(row, head).length,
      cell: (row) => {
        const found = chains(row, head);
        if (!found.length) return el('span', { class: 'none' }, el('span', { class: 'unseen' }, 'none'), el('span', { 'aria-hidden': 'true' }, '·'));
        const title = `${clip(labelOf(row.council), 60)}: ${clip(labelOf(head), 60)}, ${count(found.length, 'initiative')}`;
        const button = chainsButton(String(found.length), title, found);
        button.classList.add(`deep${Math.min(4, found.length)}`);
        return button;
      },
    })),
  ];
  return [
    el('p', { class: 'hint' }, `How many initiatives that a council leads ${word}, as far as the documents say. Press a number for the sentences.`),
    table(`Councils by ${type.toLowerCase()}`, columns, rows, { matrix: true }),
  ];
};
