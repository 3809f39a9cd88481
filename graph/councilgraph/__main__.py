"""`python -m councilgraph`."""

from councilgraph.cli import main

if __name__ == "__main__":
    main()
