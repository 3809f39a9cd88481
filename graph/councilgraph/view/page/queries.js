// The SPARQL that gives what a view shows, to run with `councilgraph query` on the same graph.
const PREFIX = `PREFIX cg: <https://w3id.org/councilgraph/def#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
`;

const term = (key) => `<${iriOf(BY_KEY.get(key))}>`;

// The facets as patterns on ?work and ?council.
const facetPatterns = () => [
  state.principle && BY_KEY.has(state.principle) ? `  ?work cg:meetsPrinciple ${term(state.principle)} .` : '',
  state.theme && BY_KEY.has(state.theme) ? `  ?work cg:theme ${term(state.theme)} .` : '',
  state.region ? `  ?council cg:region ${JSON.stringify(state.region)} .` : '',
  state.sector ? `  ?work cg:partner/cg:sector/(rdfs:label|skos:prefLabel) ?sector . FILTER(STR(?sector) = ${JSON.stringify(state.sector)})` : '',
  state.year ? `  ?work ?dated ?date . FILTER(isLiteral(?date) && STRSTARTS(STR(?date), ${JSON.stringify(state.year)}))` : '',
].filter(Boolean).join('\n');

const grid = (predicate, head) => `SELECT ?council ?${head} (COUNT(DISTINCT ?work) AS ?initiatives) WHERE {
  ?work cg:ledBy ?council ; ${predicate} ?${head} .
  ?council a cg:Council .
${facetPatterns()}
} GROUP BY ?council ?${head} ORDER BY ?council ?${head}`;

const networkQuery = () => {
  const nodes = [...picture.shown].map((node) => `<${iriOf(node)}>`).join(' ');
  return `SELECT DISTINCT ?from ?relation ?to ?quote WHERE {
  VALUES ?from { ${nodes} }
  VALUES ?to { ${nodes} }
  ?claim rdf:subject ?from ; rdf:predicate ?relation ; rdf:object ?to ;
         cg:evidence/oa:hasSelector/oa:exact ?quote .
  ?from ?relation ?to .
} ORDER BY ?from ?relation ?to`;
};

const SPARQL = {
  network: networkQuery,
  principles: () => grid('cg:meetsPrinciple', 'principle'),
  themes: () => grid('cg:theme', 'theme'),
  shared: () => `SELECT ?partner (COUNT(DISTINCT ?council) AS ?councils) WHERE {
  ?work cg:ledBy ?council ; cg:partner ?partner .
  ?council a cg:Council .
${facetPatterns()}
} GROUP BY ?partner ORDER BY DESC(?councils) ?partner`,
  similar: () => `SELECT ?a ?b (COUNT(DISTINCT ?shared) AS ?inCommon) WHERE {
  ?work cg:ledBy ?a ; cg:meetsPrinciple|cg:theme|cg:partner ?shared .
  ?other cg:ledBy ?b ; cg:meetsPrinciple|cg:theme|cg:partner ?shared .
  ?a a cg:Council . ?b a cg:Council .
  FILTER(${BY_KEY.has(state.of) ? `?a = ${term(state.of)} && ?a != ?b` : 'STR(?a) < STR(?b)'})
} GROUP BY ?a ?b ORDER BY DESC(?inCommon) ?a ?b`,
  gaps: () => `SELECT ?council ?gap WHERE {
  { SELECT DISTINCT ?council WHERE { ?w cg:ledBy ?council . ?council a cg:Council } }
  { ?gap a cg:Principle } UNION { ?gap a cg:Theme }
  FILTER NOT EXISTS { ?work cg:ledBy ?council ; cg:meetsPrinciple|cg:theme ?gap }
${BY_KEY.has(state.of) ? `  FILTER(?council = ${term(state.of)})` : ''}
} ORDER BY ?council ?gap`,
  timeline: () => `SELECT ?year (COUNT(DISTINCT ?work) AS ?initiatives) WHERE {
  ?work a cg:Initiative ; ?dated ?date . FILTER(isLiteral(?date) && REGEX(STR(?date), "^(19|20)[0-9]{2}"))
  BIND(SUBSTR(STR(?date), 1, 4) AS ?year)
} GROUP BY ?year ORDER BY ?year`,
  figures: () => `SELECT ?thing (COUNT(DISTINCT ?other) AS ?degree) WHERE {
  { ?thing cg:ledBy|cg:participant|cg:partner|cg:involves ?other } UNION { ?other cg:ledBy|cg:participant|cg:partner|cg:involves ?thing }
} GROUP BY ?thing ORDER BY DESC(?degree) ?thing`,
};

const showQuery = () => {
  const text = `${PREFIX}${SPARQL[state.view]().replace(/\n+/g, '\n')}\n`;
  const box = el('dialog', { 'aria-labelledby': 'query-title' },
    el('h2', { id: 'query-title' }, 'SPARQL'),
    el('p', {}, 'Save it as a file and run ', el('code', {}, 'councilgraph query -f FILE.rq'), '.'),
    el('textarea', { readonly: true, rows: 14, 'aria-label': 'Query' }, text),
    el('p', { class: 'actions' },
      el('button', { type: 'button', onclick: () => save(`${state.view}.rq`, text, 'application/sparql-query') }, 'Save'),
      el('button', { type: 'button', onclick: () => box.close() }, 'Close')));
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
};
