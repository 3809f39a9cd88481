"""councilgraph: a knowledge graph of council case studies in which every edge shows its sentence."""
