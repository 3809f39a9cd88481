"""Print the command of README.md that stands in the code block marked `<!-- run: NAME -->`."""

import re
import sys
from pathlib import Path

readme, name = sys.argv[1:]
found = re.search(
    rf"<!-- run: {re.escape(name)} -->\n+```\w*\n(.*?)```", Path(readme).read_text("utf-8"), re.S
)
if found is None:
    sys.exit(f"{readme}: no command is marked <!-- run: {name} -->")
print(found[1].strip())
