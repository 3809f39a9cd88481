"""Compiles the modules that read documents, with mypyc, when a wheel is built and it is asked for.

HATCH_BUILD_HOOKS_ENABLE=1 pip install .

Without that a wheel is pure Python and reads the same, a third slower. What is compiled is listed in
pyproject.toml. An editable install is never compiled: edits would have no effect.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "graph"  # the source root
PACKAGE = "councilgraph"
ASKED = "HATCH_BUILD_HOOKS_ENABLE"


class Compile(BuildHookInterface[Any]):
    """Builds extension modules in a folder of its own, and puts them into the wheel beside their sources."""

    PLUGIN_NAME = "custom"
    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell hatchling what goes into the wheel.

        Args:
            version: "standard" or "editable".
            build_data: what hatchling makes the wheel from; changed in place.

        Where mypyc or the C compiler fails, the build ends with their last lines.
        """
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        out, source = Path(self._folder.name).resolve(), Path(self.root, SOURCE)
        files = sorted({file for glob in self.config["modules"] for file in (source / PACKAGE).glob(glob)})
        left = {source / PACKAGE / name for name in self.config["interpreted"]}
        names = [file.relative_to(source).as_posix() for file in files if file not in left]
        command = [sys.executable, str(Path(__file__).resolve()), str(out), *names]
        done = subprocess.run(
            command, cwd=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            self.app.abort(
                f"{done.stdout[-4000:]}\nthe reading could not be compiled; without {ASKED} it is not"
            )
        made = (out / "lib").rglob("*.*")
        build_data["force_include"] |= {str(path): str(path.relative_to(out / "lib")) for path in made}
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away, once the wheel is written."""
        if self._folder:
            self._folder.cleanup()


def main(out: str, names: list[str]) -> None:
    """Compile modules, told by their paths below the source root, into the folder `lib` of another."""
    from mypyc.build import mypycify
    from setuptools import setup

    modules = mypycify(
        ["--strict", "--ignore-missing-imports", f"--cache-dir={out}/mypy", *names],
        debug_level="0", target_dir=f"{out}/c",
    )  # fmt: skip
    where = ["--build-lib", f"{out}/lib", "--build-temp", f"{out}/objects"]
    setup(name=PACKAGE, ext_modules=modules, script_args=["-q", "build_ext", *where])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
