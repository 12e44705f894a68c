"""The wheel, installed into a fresh environment and run from another folder, gives what the checkout gives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


def ran(*command: str | Path, cwd: Path) -> str:
    """What a command says, without this environment's variables of Python."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    ran(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `plantrace` of an environment that holds only the wheel and what the lock file names."""
    folder = tmp_path_factory.mktemp("a fresh environment")
    ran(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = (scripts / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check")
    ran(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    ran(*pip, "--no-deps", wheel, cwd=folder)
    return scripts / "plantrace"


def test_models_are_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("pipeline/_models/")}
    models = {path.relative_to(ROOT / "models").as_posix() for path in (ROOT / "models").rglob("*") if path.is_file()}
    assert inside == {f"pipeline/_models/{name}" for name in models if not name.startswith("training/")}
    assert inside


def test_nothing_but_the_pipeline_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert len(tops) == 2
    assert "pipeline" in tops


def test_same_bytes(fresh: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "papers")
    ran(fresh, "extract", "papers", "output", cwd=tmp_path)
    ran(sys.executable, "-m", "pipeline", "extract", "corpus", tmp_path / "checkout", cwd=ROOT)
    wheels, checkouts = (
        {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("output", "checkout")
    )
    assert wheels == checkouts
